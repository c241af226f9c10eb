using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Estimation;

/// <summary>Chooses the shapes of the stages that leave theirs open, so that the whole fleet is the cheapest that meets the latency objectives.</summary>
/// <remarks>
/// Best first: the choices of shapes are tried in the order of what their stages cost for throughput alone, which latency can only raise, so
/// that the search ends with the first choice that could not be cheaper than the best one found. Where too many would have to be sized,
/// it goes on from the best one stage by stage, and says so. Ties go to the fewest hosts, then to the order of the candidates.
/// Where no choice meets the objectives, the cheapest for throughput is taken.
/// </remarks>
internal sealed class CheapestShapes
{
    /// <summary>Fleets that are sized before the search goes on stage by stage.</summary>
    private const int MostTrials = 300;

    private readonly HardwareChoice _open;
    private readonly ShapeTrials _trials;
    private readonly bool _isBounded;

    /// <summary>What the other stages cost at least, in USD/h and in hosts.</summary>
    private readonly (double Dollars, long Hosts) _rest;

    private CheapestShapes(Scenario scenario, ImmutableArray<OpenStage> stages)
    {
        _open = new HardwareChoice(stages, [], ChoiceProof.Proven);
        _trials = new ShapeTrials(scenario, _open);

        // How many items such a stage keeps depends on its shape, and with them what the later stages cost: no stage's cost bounds the whole.
        _isBounded = !scenario.Pipeline.SelectMany(stage => stage.Working())
            .Any(working => working is { Stage: ScoringStage { Keep.PerShard: not null }, Work: { Candidates.IsEmpty: false, Shards.Fixed: null } });
        _rest = Rest(scenario);
    }

    /// <summary>The choice; null after an error.</summary>
    public static HardwareChoice? Choose(Scenario scenario, DiagnosticBag bag)
    {
        if (OpenStages.Of(scenario, bag) is not { } stages)
        {
            return null;
        }

        if (stages.IsEmpty)
        {
            return HardwareChoice.None;
        }

        var search = new CheapestShapes(scenario, stages);
        var isAsked = scenario.Slo.Limits.Any(limit => limit.IsLatency);
        var choice = isAsked || !search._isBounded ? search.Best() : search.Chosen(search.First, ChoiceProof.Proven);
        if (choice.Proof == ChoiceProof.ByStage)
        {
            bag.Info(
                DiagnosticCodes.HardwareByStage,
                stages[0].Span,
                "the hardware was searched stage by stage: no change of one stage's hardware makes the fleet cheaper, but a change of several might");
        }

        return choice;
    }

    /// <summary>The cheapest of every stage for throughput alone.</summary>
    private ImmutableArray<OpenCandidate> First => [.. _open.Stages.Select(stage => stage.Worth[0])];

    private HardwareChoice Chosen(ImmutableArray<OpenCandidate> shapes, ChoiceProof proof) => _open with { Chosen = [.. shapes.Select(shape => shape.Shape)], Proof = proof };

    private HardwareChoice Best()
    {
        Found? best = null;
        var queue = new PriorityQueue<ImmutableArray<int>, Standing>();
        var seen = new HashSet<string>();
        Enter([.. _open.Stages.Select(_ => 0)]);
        while (queue.TryDequeue(out var indices, out var least))
        {
            if (_isBounded && best is not null && least.CompareTo(best.Standing) >= 0)
            {
                return Chosen(best.Shapes, ChoiceProof.Proven);
            }

            if (_trials.Count >= MostTrials)
            {
                return Chosen(Improved(best)?.Shapes ?? First, ChoiceProof.ByStage);
            }

            best = Better(best, At(indices));
            for (var stage = 0; stage < indices.Length; stage++)
            {
                if (indices[stage] + 1 < _open.Stages[stage].Worth.Length)
                {
                    Enter(indices.SetItem(stage, indices[stage] + 1));
                }
            }
        }

        return Chosen(best?.Shapes ?? First, ChoiceProof.Proven);

        void Enter(ImmutableArray<int> indices)
        {
            if (seen.Add(string.Join(' ', indices)))
            {
                queue.Enqueue(indices, Least(At(indices)));
            }
        }
    }

    /// <summary>Changes the shape of one stage after another for as long as that makes the fleet cheaper.</summary>
    private Found? Improved(Found? best)
    {
        var isBetter = best is not null;
        while (isBetter)
        {
            isBetter = false;
            for (var stage = 0; stage < _open.Stages.Length; stage++)
            {
                foreach (var other in _open.Stages[stage].Worth)
                {
                    var changed = Better(best, best!.Shapes.SetItem(stage, other));
                    isBetter |= changed != best;
                    best = changed;
                }
            }
        }

        return best;
    }

    /// <summary>The better of the best so far and a choice, which is sized only where it could be.</summary>
    private Found? Better(Found? best, ImmutableArray<OpenCandidate> shapes)
    {
        if ((_isBounded && best is not null && Least(shapes).CompareTo(best.Standing) >= 0) || _trials.Size(shapes) is not { Meets: true } trial)
        {
            return best;
        }

        var found = new Found(shapes, new Standing(Dollars.Rounded(trial.PricedDollars), trial.Hosts, OrderOf(shapes)));
        return best is null || found.Standing.CompareTo(best.Standing) < 0 ? found : best;
    }

    private ImmutableArray<OpenCandidate> At(ImmutableArray<int> indices) => [.. indices.Select((index, stage) => _open.Stages[stage].Worth[index])];

    /// <summary>What the whole fleet costs at least on these shapes.</summary>
    private Standing Least(ImmutableArray<OpenCandidate> shapes) => new(
        Dollars.Rounded(_rest.Dollars + shapes.Sum(shape => shape.LeastDollars)), _rest.Hosts + shapes.Sum(shape => shape.LeastHosts), OrderOf(shapes));

    private (double Dollars, long Hosts) Rest(Scenario scenario)
    {
        var shapes = _open.With([.. First.Select(candidate => candidate.Shape)]);
        var graph = Lowering.Lower(scenario, shapes, new DiagnosticBag());
        var others = graph.Pools.Where(pool => !shapes.ContainsKey(graph.Stages[pool.Stage].Name))
            .Select(pool => (pool.Shape?.DollarsPerHour, Hosts: Sizer.LeastBought(pool, scenario)))
            .ToArray();
        return (others.Sum(other => other.DollarsPerHour * other.Hosts ?? 0), others.Sum(other => other.Hosts));
    }

    private static ImmutableArray<int> OrderOf(ImmutableArray<OpenCandidate> shapes) => [.. shapes.Select(shape => shape.Order)];

    private sealed record Found(ImmutableArray<OpenCandidate> Shapes, Standing Standing);

    /// <summary>Of a whole fleet: cheaper first, then fewer hosts, then the order of the candidates, stage by stage.</summary>
    private readonly record struct Standing(double Dollars, long Hosts, ImmutableArray<int> Order) : IComparable<Standing>
    {
        public int CompareTo(Standing other)
        {
            var comparison = (Dollars, Hosts).CompareTo((other.Dollars, other.Hosts));
            for (var stage = 0; comparison == 0 && stage < Order.Length; stage++)
            {
                comparison = Order[stage].CompareTo(other.Order[stage]);
            }

            return comparison;
        }
    }
}
