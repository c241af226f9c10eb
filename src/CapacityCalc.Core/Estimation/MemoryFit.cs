using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>What the memory of a stage's hosts or accelerators has room for.</summary>
internal static class MemoryFit
{
    /// <summary>Items that differ by less are the same items.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The most items that the stage's data leave room for, or that there are in the corpus.</summary>
    public static (double Number, GrowthEnd End) MostItems(BoundScenario bound, Pool pool, double present, Func<double, Pool> with)
    {
        // Data of which every item is scored grow with the items; of the others no more can be scored than there are.
        var corpus = pool.Corpus;
        var isWhole = corpus is not null && (pool.Model.OwnItems is not null || Math.Abs(pool.Items!.Value - corpus.Items) <= Rounding * corpus.Items);
        Corpus? Held(double count) => isWhole ? corpus! with { Items = corpus.Items * (count / present) } : corpus;
        var there = corpus is not null && !isWhole && corpus.Items >= present ? (corpus.Items, GrowthEnd.Corpus) : (Limits.Items, GrowthEnd.Nothing);
        return Most(present, there, count => Fits(bound, with(count), Held(count)));
    }

    /// <summary>The most layers that the memory has room for, beside the stage's data.</summary>
    public static (double Number, GrowthEnd End) MostLayers(BoundScenario bound, Pool pool, ILayered layered, Func<double, Pool> with) =>
        Most(layered.Layers, (layered.MostLayers, GrowthEnd.Nothing), count => Fits(bound, with(count), pool.Corpus));

    private static (double Number, GrowthEnd End) Most(double present, (double Number, GrowthEnd End) there, Func<double, bool> fits)
    {
        if (fits(there.Number))
        {
            return there;
        }

        // Whether it fits now was checked when the scenario was read.
        var least = (long)Math.Floor(present);
        return (Bisection.Least(least, (long)there.Number, count => !fits(count)) - 1, GrowthEnd.Memory);
    }

    /// <summary>Whether no more shards are needed than there are; true where the memory is not known.</summary>
    private static bool Fits(BoundScenario bound, Pool pool, Corpus? corpus)
    {
        var name = bound.Graph.Stages[pool.Stage].Name;
        var (stage, work) = bound.Scenario.Pipeline.SelectMany(known => known.Working()).First(known => known.Stage.Name == name);
        var bag = new DiagnosticBag();
        var placement = new Placement(stage, work with { Model = pool.Model, Hardware = pool.Shape }, corpus, bound.Scenario.Planning, bag);
        return placement.Shards().ForMemory <= pool.Shards && !bag.HasErrors;
    }
}
