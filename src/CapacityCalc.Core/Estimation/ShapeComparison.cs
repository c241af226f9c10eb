using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>What became of every shape that a stage might have had, the other stages' being as chosen.</summary>
internal sealed class ShapeComparison(HardwareChoice choice, ShapeTrials trials)
{
    private readonly Dictionary<(int Stage, object Behaviour), ShapeTrial> _alike = [];

    public static ImmutableArray<ShapeChoice> Of(BoundScenario bound)
    {
        var comparison = new ShapeComparison(bound.Hardware, new ShapeTrials(bound.Scenario, bound.Hardware));
        return [.. bound.Hardware.Stages.Select((stage, index) => comparison.Choice(stage, index))];
    }

    private ShapeChoice Choice(OpenStage stage, int index)
    {
        var chosen = choice.Chosen[index];
        var isMet = Trial(stage.Candidates.Single(candidate => candidate.Shape == chosen), index).Meets;
        var candidates = stage.Candidates
            .Select(candidate => candidate.Refusal is { } refusal
                ? new ShapeCandidate(candidate.Shape.Name, null, null, null, null, refusal.Code, refusal.Message)
                : Sized(candidate, index, candidate.Shape == chosen, isMet))
            .OrderBy(candidate => candidate.Rejection switch
            {
                null => 0,
                ShapeRejection.Price => 1,
                ShapeRejection.Latency => 2,
                _ => 3,
            })
            .ThenBy(candidate => candidate.FleetCostPerHour ?? candidate.CostPerHour ?? 0);
        return new ShapeChoice(stage.Name, chosen.Name, choice.Proof == ChoiceProof.Proven, [.. candidates]);
    }

    private ShapeCandidate Sized(OpenCandidate candidate, int index, bool isChosen, bool isMet)
    {
        var trial = Trial(candidate, index);
        var stage = trial.Bound.Graph.Stages.Single(known => known.Name == choice.Stages[index].Name);
        var hosts = trial.Fleet.Pools[stage.Pool!.Value].Bought * trial.Bound.Graph.Pools[stage.Pool.Value].Shards;

        // A trial of a shape that differs in its price alone has that one's price.
        var price = candidate.Shape.DollarsPerHour!.Value;
        var excess = (price - trial.Bound.Graph.Pools[stage.Pool.Value].Shape!.DollarsPerHour!.Value) * hosts;
        return new ShapeCandidate(
            candidate.Shape.Name,
            hosts,
            price * hosts,
            trial.Cost + excess,
            trial.P99,
            isChosen ? null : isMet && !trial.Meets ? ShapeRejection.Latency : ShapeRejection.Price,
            null);
    }

    /// <summary>The fleet on a shape; that of one which behaves alike serves where price cannot have shaped it.</summary>
    private ShapeTrial Trial(OpenCandidate candidate, int index)
    {
        if (_alike.TryGetValue((index, candidate.Behaviour), out var known) && IsShapedByLoadAlone(known))
        {
            return known;
        }

        var trial = trials.Sized(choice.Chosen.SetItem(index, candidate.Shape));
        _alike[(index, candidate.Behaviour)] = trial;
        return trial;
    }

    /// <summary>Whether every pool has what throughput asks for, or what is given: then no price had a part in it.</summary>
    private static bool IsShapedByLoadAlone(ShapeTrial trial) =>
        trial.Fleet.Pools.All(pool => pool.Binding == BindingNeed.Given || pool.InService == pool.ForThroughput);
}
