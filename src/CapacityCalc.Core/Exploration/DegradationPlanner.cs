using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>Finds how few items stages must keep for the latency objectives to hold on what an incident leaves of the fleet.</summary>
/// <remarks>
/// The file is patched as a person would, bound, and judged on the hosts that are left. Fewer items are not taken to be faster everywhere: the values are
/// scanned by equal ratios first, and then bisected above the largest that holds.
/// </remarks>
internal sealed class DegradationPlanner
{
    private const int ScanPoints = 12;

    /// <summary>A share of the items is looked for down to this part of the present one, and so is a common factor.</summary>
    private const double LeastPart = 1e-6;

    private readonly KeptFleet _kept;
    private readonly ScenarioDocument _document;
    private readonly Incident _incident;

    /// <param name="fleet">Sized without the incident.</param>
    public DegradationPlanner(ScenarioDocument document, BoundScenario bound, FleetPlan fleet, Incident incident)
    {
        _kept = new KeptFleet(bound, fleet);
        _document = _kept.Pin(RangePlaces.AtMedians(CompareSection.Without(document), bound.Uncertain));
        _incident = incident;
    }

    /// <summary>One value of a path, or of several.</summary>
    private sealed record Attempt(bool Holds, double? P99, ImmutableArray<double> Utilization, string? Overloaded)
    {
        /// <summary>The scenario is not valid with it, or has no place for the fleet.</summary>
        public static Attempt Invalid { get; } = new(false, null, [], null);

        public bool IsAs(Attempt other) => P99 == other.P99 && Utilization.AsSpan().SequenceEqual(other.Utilization.AsSpan());
    }

    public Degradation Plan()
    {
        var present = Judge(_document);
        var keeps = Keeps().Select(keep => Alone(keep, present)).ToImmutableArray();
        return new Degradation(DegradationNeed.Shrink, keeps, Together([.. keeps.Where(keep => keep.Outcome != KeepOutcome.NoEffect)]));
    }

    private IEnumerable<KeepLimit> Keeps()
    {
        foreach (var path in ScalarPaths.Of(_document).Select(ScenarioPath.Parse))
        {
            if (path.Segments is ["pipeline", var stage, "keep" or "keep_per_shard"] && path.Get(_document) is { } node)
            {
                var dimension = NodeNumber.Of(node, Count.Dimension) is null ? Ratio.Dimension : Count.Dimension;
                yield return new KeepLimit(path.Text, stage, dimension, NodeNumber.Of(node, dimension)!.Value, null, null, KeepOutcome.NotEnough);
            }
        }
    }

    private KeepLimit Alone(KeepLimit keep, Attempt present)
    {
        // A fraction of an item is no number that can shrink.
        if (keep.Dimension.Name == Count.Dimension.Name && keep.Present < 2)
        {
            return keep with { P99 = present.P99, Outcome = KeepOutcome.NoEffect };
        }

        var ladder = LadderOf(keep);
        Attempt At(long index) => Judge(Set(_document, keep, ladder.At(index)));

        var least = At(0);
        if (least.IsAs(present))
        {
            return keep with { P99 = least.P99, Outcome = KeepOutcome.NoEffect };
        }

        return Largest(ladder, At) is { } found
            ? keep with { Most = ladder.At(found.Index), P99 = found.Attempt.P99, Outcome = KeepOutcome.Holds }
            : keep with { P99 = least.P99, Outcome = KeepOutcome.NotEnough, Overloaded = least.Overloaded };
    }

    private CommonShrinkage? Together(ImmutableArray<KeepLimit> keeps)
    {
        if (keeps.Length < 2)
        {
            return null;
        }

        var ladder = new Ladder.Decimals(LeastPart, 1);
        ImmutableArray<KeepLimit> Shrunk(long index) => [.. keeps.Select(keep => keep with { Most = LadderOf(keep) is var values ? values.At(values.IndexOf(keep.Present * ladder.At(index))) : null })];
        Attempt At(long index) => Judge(Shrunk(index).Aggregate((ScenarioDocument?)_document, (patched, keep) => patched is null ? null : Set(patched, keep, keep.Most!.Value)));

        return Largest(ladder, At) is { } found
            ? new CommonShrinkage(ladder.At(found.Index), found.Attempt.P99, [.. Shrunk(found.Index).Select(keep => keep with { P99 = found.Attempt.P99, Outcome = KeepOutcome.Holds })])
            : null;
    }

    private static Ladder LadderOf(KeepLimit keep) => keep.Dimension.Name == Count.Dimension.Name
        ? new Ladder.Steps(1, Math.Floor(keep.Present), 1)
        : new Ladder.Decimals(keep.Present * LeastPart, keep.Present);

    /// <summary>The largest that holds, the one above which does not; null where none of those scanned holds.</summary>
    private static (long Index, Attempt Attempt)? Largest(Ladder ladder, Func<long, Attempt> at)
    {
        var scan = new SortedSet<long> { 0, ladder.Last };
        for (var point = 1; point < ScanPoints; point++)
        {
            scan.Add(ladder.IndexOf(ladder.At(0) * Math.Pow(ladder.At(ladder.Last) / ladder.At(0), (double)point / ScanPoints)));
        }

        long? above = null;
        foreach (var index in scan.Reverse())
        {
            var found = at(index);
            if (found.Holds)
            {
                return above is { } fails ? Border(index, found, fails, at) : (index, found);
            }

            above = index;
        }

        return null;
    }

    private static (long Index, Attempt Attempt) Border(long holds, Attempt found, long fails, Func<long, Attempt> at)
    {
        while (fails - holds > 1)
        {
            var middle = holds + ((fails - holds) / 2);
            var attempt = at(middle);
            (holds, found, fails) = attempt.Holds ? (middle, attempt, fails) : (holds, found, middle);
        }

        return (holds, found);
    }

    private static ScenarioDocument? Set(ScenarioDocument document, KeepLimit keep, double value) =>
        ScenarioPath.Parse(keep.Path).TrySet(document, new TextNode(keep.Print(value), default, ValueOrigin.Set), out var patched, out _) ? patched : null;

    private Attempt Judge(ScenarioDocument? document)
    {
        var bag = new DiagnosticBag();
        if (document is null || Binder.Bind(document, bag) is not { } bound || _kept.Under(bound, bag) is not { } fleet)
        {
            return Attempt.Invalid;
        }

        var aftermath = Aftermath.Of(bound, fleet, _incident, Moment.Peak);
        var world = aftermath.World;
        var evaluation = new Evaluator(world).Evaluate(aftermath.Fleet.Pools.Select(pool => pool.InService).ToArray(), world.Scenario.PipelinePerSecond);
        var latency = evaluation.EndToEnd.Latency;
        return new Attempt(
            latency is not null && LatencyObjectives.AreMet(world.Scenario.Slo.Limits, latency),
            latency?.Figure(Objective.P99),
            [.. evaluation.Pools.Select(pool => pool.Queue.Utilization)],
            aftermath.BySaturation.FirstOrDefault(name => evaluation.Pools.Zip(world.Graph.Pools).Any(pair => !pair.First.Queue.IsStable && world.Graph.Stages[pair.Second.Stage].Name == name)));
    }
}
