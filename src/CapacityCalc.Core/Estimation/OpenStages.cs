using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Estimation;

/// <summary>Tries every shape for every stage that leaves its shape open, and finds what stands against it.</summary>
internal static class OpenStages
{
    /// <summary>The stages with their candidates; null after an error, where one of them runs on none.</summary>
    public static ImmutableArray<OpenStage>? Of(Scenario scenario, DiagnosticBag bag)
    {
        var open = scenario.Pipeline.SelectMany(stage => stage.Working()).Where(working => !working.Work.Candidates.IsEmpty).ToArray();
        if (open.Length == 0)
        {
            return [];
        }

        // The candidates are the same for all, and what stands against a stage's shape is told apart: one pass for each of them.
        var trials = new List<LoweringTrial>();
        foreach (var shape in open[0].Work.Candidates)
        {
            var others = new DiagnosticBag();
            trials.Add(Lowering.Try(scenario, open.ToImmutableDictionary(working => working.Stage.Name, _ => shape), others));
            if (others.HasErrors)
            {
                bag.AddAll(others.ToImmutable());
                return null;
            }
        }

        var stages = ImmutableArray.CreateBuilder<OpenStage>(open.Length);
        foreach (var (stage, work) in open)
        {
            var candidates = work.Candidates.Select((shape, order) => Judge(scenario, stage, shape, order, trials[order])).ToImmutableArray();
            stages.Add(new OpenStage(stage.Name, work.Places.Of(Work.HardwareParameter), Carried(stage, Loaded(stage, candidates))));
            if (candidates.All(candidate => candidate.Refusal is not null))
            {
                Refuse(stage, stages[^1], trials, bag);
            }
        }

        return bag.HasErrors ? null : stages.ToImmutable();
    }

    private static OpenCandidate Judge(Scenario scenario, Stage stage, Shape shape, int order, LoweringTrial trial)
    {
        var findings = trial.Findings[stage.Name];
        var index = trial.Graph.Stages.Single(known => known.Name == stage.Name).Pool!.Value;
        var pool = trial.Graph.Pools[index];
        var refusal = findings.FirstOrDefault(finding => finding.Severity == Severity.Error)
            ?? findings.FirstOrDefault(finding => finding.Code is DiagnosticCodes.MoreWorkersThanCores or DiagnosticCodes.MoreWorkersThanAccelerators or DiagnosticCodes.MemoryUnchecked)
            ?? (shape.DollarsPerHour is null ? Against(ShapeRejection.NoPrice, stage, $"{shape.Name} has no price") : null)
            ?? (FleetLimits.CanBePlanned(scenario, pool) ? null : Against(DiagnosticCodes.OutOfRange, stage, $"{shape.Name} would need more workers than can be planned"));
        if (refusal is not null)
        {
            return new OpenCandidate(shape, order, refusal);
        }

        var forThroughput = Sizer.HostsForThroughput(pool, scenario);
        var hosts = pool.Hosts.Mode == HostMode.Given ? pool.Hosts.Number : forThroughput * pool.Shards;
        var payload = trial.Graph.Stages[pool.Stage].PayloadBytes * scenario.PipelinePerSecond;
        return new OpenCandidate(shape, order, null)
        {
            Pool = pool,
            ExceedsNetwork = payload > shape.NetworkBytesPerSecond * hosts,
            ForThroughput = forThroughput,
            LeastHosts = Sizer.LeastBought(pool, scenario),
        };
    }

    /// <summary>Where the number of hosts is given, only shapes of which so many carry the load; where none does, those that come closest.</summary>
    private static ImmutableArray<OpenCandidate> Loaded(Stage stage, ImmutableArray<OpenCandidate> candidates)
    {
        var able = candidates.Where(candidate => candidate.Pool is { Hosts.Mode: HostMode.Given }).ToArray();
        if (able.Length == 0)
        {
            return candidates;
        }

        var most = able.Max(candidate => Spare(candidate.Pool!, candidate));
        return [.. candidates.Select(candidate => candidate.Pool is not { } pool || Spare(pool, candidate) >= Math.Min(0, most)
            ? candidate
            : candidate with { Refusal = Against(ShapeRejection.Load, stage, $"{pool.Hosts.Number} hosts of {candidate.Shape.Name} do not carry the load") })];
    }

    /// <summary>Only shapes whose network carries the payload, where there are any; otherwise the answer warns of it.</summary>
    private static ImmutableArray<OpenCandidate> Carried(Stage stage, ImmutableArray<OpenCandidate> candidates) =>
        candidates.Any(candidate => candidate is { Refusal: null, ExceedsNetwork: false })
            ? [.. candidates.Select(candidate => candidate is { Refusal: null, ExceedsNetwork: true }
                ? candidate with { Refusal = Against(ShapeRejection.Network, stage, $"the network of {candidate.Shape.Name} does not carry its payload") }
                : candidate)]
            : candidates;

    /// <summary>Hosts that the stage has beyond those that the utilization ceiling asks for.</summary>
    private static long Spare(Pool pool, OpenCandidate candidate) => pool.Hosts.Number - (candidate.ForThroughput * pool.Shards);

    private static void Refuse(Stage stage, OpenStage open, List<LoweringTrial> trials, DiagnosticBag bag)
    {
        // What stands against every shape in the same words has nothing to do with the shape.
        var common = trials[0].Findings[stage.Name]
            .Where(finding => finding.Severity == Severity.Error && trials.All(trial => trial.Findings[stage.Name].Contains(finding)))
            .ToArray();
        if (common.Length > 0)
        {
            bag.AddAll(common);
            return;
        }

        var reasons = open.Candidates.GroupBy(candidate => candidate.Refusal!.Code)
            .Select(alike => $"{alike.Count()} for {alike.Key} (such as {alike.First().Shape.Name})");
        bag.Error(
            DiagnosticCodes.NoShapeFits,
            open.Span,
            $"stage '{stage.Name}' takes the cheapest hardware, and every shape is refused: {string.Join(", ", reasons)}",
            "name one of them to read what stands against it, or add one that fits under 'shapes'");
    }

    private static Diagnostic Against(string code, Stage stage, string message) => new(code, Severity.Error, stage.Span, $"stage '{stage.Name}': {message}", null);
}
