using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>Finds the design that meets every objective at the least cost, of all that a scenario leaves open.</summary>
public static class CheapestDesign
{
    /// <summary>A range that is taken in steps keeps at least so many values.</summary>
    private const int LeastValues = 3;

    /// <summary>Sections that a design has to meet rather than choose.</summary>
    private static readonly ImmutableArray<string> Demands = ["traffic", "slo", "corpus"];

    private static readonly ImmutableArray<string> RankingKeys = [".model", ".keep", ".keep_per_shard"];

    /// <returns>Null after an error in the bag.</returns>
    public static DesignSolution? Find(DesignInput input, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(bag);
        if (Choices.Of(CompareSection.Without(input.Document), bag) is not { } choices)
        {
            return null;
        }

        if (choices.Axes.IsEmpty)
        {
            bag.Error(
                DiagnosticCodes.InvalidChoice,
                new SourceSpan(input.Document.Source, 0, 0),
                "the scenario leaves nothing open, so there is nothing to choose",
                "write what a value may be, for example 'keep: { choose: 100..2000 }', or set it: --set 'pipeline.rank.keep={ choose: 100..2000 }'");
            return null;
        }

        if (choices.Axes.FirstOrDefault(axis => Demands.Any(section => axis.Path == section || axis.Path.StartsWith(section + ".", StringComparison.Ordinal))) is { } demand)
        {
            bag.Error(
                DiagnosticCodes.InvalidChoice,
                ScenarioPath.Parse(demand.Path).Get(input.Document)?.Span ?? default,
                $"'{demand.Path}' is what is asked of a design, not a part of it: the cheapest would be the one that is asked least",
                $"compare its values: capcalc compare FILE --vary {demand.Path}=…");
            return null;
        }

        var space = new DesignSpace(choices);
        if (Coarse(choices, space, input.MostCombinations, bag) is not { } values)
        {
            return null;
        }

        var hasFloor = (input.Document.Root[ScenarioSections.Slo.Name] as MapNode)?["quality"] is not null;
        if (!hasFloor && choices.Axes.Any(IsOfQuality))
        {
            bag.Info(
                DiagnosticCodes.NoQualityFloor,
                default,
                "nothing says how good the answer must be, so that the cheapest design is also the one that ranks least",
                "write for example 'slo: { quality: 74 }', and a 'quality' for each model");
        }

        var isSampled = values.Zip(choices.Axes).Any(axis => axis.First.Length < axis.Second.Values.Length);
        var search = new DesignSearch(space, input);
        search.Run(Roots(space, values));
        for (var round = 0; isSampled && round < 64 && Closer(choices, values, search) is { } closer; round++)
        {
            values = closer;
            search.Run(Roots(space, values));
        }

        if (search is { Best: null, Nearest: null, Problems: [var first, ..] })
        {
            bag.Add(first);
            return null;
        }

        if (hasFloor && search.Metrics.Count > 1)
        {
            bag.Warning(
                DiagnosticCodes.MixedMetrics,
                default,
                $"designs are held against one floor of quality by different metrics: {string.Join(", ", search.Metrics.Order(StringComparer.Ordinal))}",
                "give the models that are chosen from one metric");
        }

        foreach (var problem in search.Problems)
        {
            bag.Warning(DiagnosticCodes.DesignLeftOut, problem.Span, $"designs are left out that are no valid scenario: {problem.Message}", problem.Hint);
        }

        return Solution(choices, space, search, isSampled);
    }

    /// <summary>Whether a choice makes the answer better or worse: models, and how many items they are given.</summary>
    private static bool IsOfQuality(SweepAxis axis) =>
        axis.Path.StartsWith("models.", StringComparison.Ordinal) || RankingKeys.Any(end => axis.Path.EndsWith(end, StringComparison.Ordinal));

    private static DesignSolution Solution(Choices choices, DesignSpace space, DesignSearch search, bool isSampled)
    {
        var shown = search.Best is not null ? search.BestIndices : search.Nearest is not null ? search.NearestIndices : default;
        var document = shown.IsDefault ? null : choices.At(shown.AsSpan()).Document;
        var best = search.Best?.Figures;
        var floor = Math.Min(search.Floor * (search.HasPrice ? CostRate.HoursPerMonth : 1), (search.HasPrice ? best?.CostPerMonth : best?.Hosts) ?? double.PositiveInfinity);
        var isProved = best is not null ? !(floor < (search.HasPrice ? best.CostPerMonth : best.Hosts)) : !double.IsFinite(search.Floor);
        return new DesignSolution
        {
            Scenario = choices.Document.Title,
            Choices = choices.Axes,
            Designs = choices.Count,
            Estimated = search.Estimated,
            Proof = isSampled ? DesignProof.Sampled : isProved ? DesignProof.Exact : DesignProof.Bounded,
            Floor = isSampled || !double.IsFinite(floor) ? null : floor,
            HasPrice = search.HasPrice,
            Found = search.Best,
            First = space.Judge([.. choices.Axes.Select(_ => 0)]),
            Nearest = search.Best is null ? search.Nearest : null,
            Estimate = document is not null && Binder.Bind(document, new DiagnosticBag()) is { } bound ? Estimator.Estimate(bound) : null,
            Document = search.Best is null ? null : document,
        };
    }

    /// <summary>By choice, the indices of the values that are gone through first: all, where there are not too many; null after a diagnostic.</summary>
    private static ImmutableArray<ImmutableArray<int>>? Coarse(Choices choices, DesignSpace space, int most, DiagnosticBag bag)
    {
        var values = space.Axes.Select(axis => Enumerable.Range(0, axis.Values.Length).ToImmutableArray()).ToArray();
        while (RootsOf(space, values) > most)
        {
            var longest = Enumerable.Range(0, values.Length)
                .Where(axis => !space.IsOrdered[axis] && space.Axes[axis].Dimension is not null && values[axis].Length > LeastValues)
                .Select(axis => (int?)axis)
                .MaxBy(axis => values[axis!.Value].Length);
            if (longest is not { } thinned)
            {
                bag.Error(
                    DiagnosticCodes.InvalidChoice,
                    default,
                    $"the choices make {Count.Dimension.Print(choices.Count)} designs, which are too many to go through",
                    $"leave at most {Count.Dimension.Print(most)} combinations of models, hardware and other words open");
                return null;
            }

            values[thinned] = Thinned(values[thinned]);
        }

        return [.. values];
    }

    private static double RootsOf(DesignSpace space, ImmutableArray<int>[] values) =>
        values.Select((indices, axis) => space.IsOrdered[axis] ? 1.0 : indices.Length).Aggregate(1.0, (product, count) => product * count);

    /// <summary>About half of them, both ends among them.</summary>
    private static ImmutableArray<int> Thinned(ImmutableArray<int> values)
    {
        var count = Math.Max(LeastValues, (values.Length + 1) / 2);
        return [.. Enumerable.Range(0, count).Select(point => values[(int)((long)point * (values.Length - 1) / (count - 1))])];
    }

    /// <summary>Of every range that was taken in steps, values halfway between the best and its neighbours; null where there are none left.</summary>
    private static ImmutableArray<ImmutableArray<int>>? Closer(Choices choices, ImmutableArray<ImmutableArray<int>> values, DesignSearch search)
    {
        var around = search.Best is not null ? search.BestIndices : search.NearestIndices;
        if (around.IsDefault)
        {
            return null;
        }

        var isCloser = false;
        var closer = values.Select((taken, axis) =>
        {
            if (taken.Length == choices.Axes[axis].Values.Length)
            {
                return taken;
            }

            var here = around[axis];
            var below = taken.LastOrDefault(index => index < here, here);
            var above = taken.FirstOrDefault(index => index > here, here);
            var next = ImmutableArray.Create(here - ((here - below) / 2), here, here + ((above - here) / 2)).Distinct().ToImmutableArray();
            isCloser |= next.Any(index => !taken.Contains(index));
            return next;
        }).ToImmutableArray();
        return isCloser ? closer : null;
    }

    /// <summary>Every combination of choices of which nothing is presumed, with all of the others.</summary>
    private static List<DesignBox> Roots(DesignSpace space, ImmutableArray<ImmutableArray<int>> values)
    {
        var roots = new List<DesignBox> { new([], []) };
        foreach (var (axis, taken) in values.Index())
        {
            roots = space.IsOrdered[axis]
                ? [.. roots.Select(root => new DesignBox(root.Low.Add(0), root.High.Add(space.Axes[axis].Values.Length - 1)))]
                : [.. roots.SelectMany(root => taken.Select(index => new DesignBox(root.Low.Add(index), root.High.Add(index))))];
        }

        return roots;
    }
}
