using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>What a person must know of the answer before trusting it.</summary>
internal static class Notes
{
    /// <summary>An error of the p99 above this is worth a warning of its own.</summary>
    private const double NotableError = 0.1;

    /// <summary>The same where batches, second copies or timeouts make the queue.</summary>
    private const double NotableErrorOfFeedback = 0.08;

    public static void Add(
        DiagnosticBag bag,
        BoundScenario bound,
        ImmutableArray<StageFigures> stages,
        FleetFigures fleet,
        LatencyOutcome latencyOutcome,
        double accuracy)
    {
        var ceiling = bound.Scenario.Planning.Utilization;
        foreach (var stage in stages)
        {
            var place = bound.SpanOf(stage.Stage);
            if (stage.Utilization is not { } utilization)
            {
                continue;
            }

            var busy = Ratio.Dimension.Print(utilization);
            AddMaxWait(bag, bound, stage);
            AddNetwork(bag, bound, stage);
            if (!stage.Stable && stage.HedgeExtraLoad is not null)
            {
                bag.Warning(
                    DiagnosticCodes.HedgingOverloads,
                    place,
                    $"stage '{stage.Stage}' is overloaded by its hedging: late tasks are sent twice, which makes more of them late, until all are sent twice, for which its workers are too few",
                    "hedge later, write 'cancel: true' or a percentile ('after: p95'), or give it more hosts");
            }
            else if (!stage.Stable)
            {
                bag.Warning(
                    DiagnosticCodes.Overloaded,
                    place,
                    $"stage '{stage.Stage}' is overloaded: its workers would have to be busy for {busy} of the time, so its queue grows without end and it has no percentiles",
                    $"give it at least {Count.Dimension.Print((Math.Floor((double)stage.HostsInService / stage.Shards * utilization) + 1) * stage.Shards)} hosts, or 'hosts: auto'");
            }
            else if (utilization > ceiling * (1 + NegligibleExcess))
            {
                bag.Warning(
                    DiagnosticCodes.AboveUtilizationCeiling,
                    place,
                    $"stage '{stage.Stage}' is busy for {busy} of the time at peak, above the ceiling of {Ratio.Dimension.Print(ceiling)}",
                    $"the ceiling asks for {Count.Dimension.Print(stage.HostsFor.Throughput)} hosts");
            }

            if (stage.Accuracy > NotableErrorOf(stage) * (1 + NegligibleExcess))
            {
                bag.Warning(
                    DiagnosticCodes.InaccurateTail,
                    place,
                    $"the p99 of stage '{stage.Stage}' may be off by {Ratio.Dimension.Print(stage.Accuracy.Value, 2)}: {Reason(stage)}");
            }
        }

        if (accuracy > stages.Min(NotableErrorOf) * (1 + NegligibleExcess))
        {
            bag.Warning(DiagnosticCodes.InaccurateTail, default, $"the end-to-end p99 may be off by {Ratio.Dimension.Print(accuracy, 2)}");
        }

        if (fleet.HostsInService != fleet.Hosts)
        {
            bag.Info(
                DiagnosticCodes.InServiceDiffers,
                default,
                $"every figure and verdict is for the worst planned moment, with {fleet.HostsInService} of the {fleet.Hosts} hosts in service");
        }

        if (fleet.CostPerHour is null)
        {
            var unpriced = stages.First(stage => stage.CostPerHour is null);
            bag.Info(DiagnosticCodes.NoPrice, bound.SpanOf(unpriced.Stage), $"there is no cost: the hardware of stage '{unpriced.Stage}' has no price", "name a shape of the catalogue, or add 'price: 1.43 USD/h' to it");
        }

        if (latencyOutcome == LatencyOutcome.MetWithoutProof)
        {
            bag.Warning(DiagnosticCodes.SearchTruncated, default, "the fleet meets the latency objectives, but the search ended before it had proved that no cheaper one does");
        }
    }

    /// <summary>A request that finds nobody waits for others to come: at low load an objective may be missed that holds at peak.</summary>
    private static void AddMaxWait(DiagnosticBag bag, BoundScenario bound, StageFigures stage)
    {
        var pool = bound.Graph.Pools.First(pool => bound.Graph.Stages[pool.Stage].Name == stage.Stage);
        if (pool.Batching is not { MaxWaitSeconds: > 0 and var wait })
        {
            return;
        }

        var alone = wait + pool.Service.Mean;
        foreach (var limit in bound.Scenario.Slo.Limits)
        {
            if (limit.IsLatency && alone > limit.Limit)
            {
                bag.Warning(
                    DiagnosticCodes.BatchingWaits,
                    bound.SpanOf(stage.Stage),
                    $"at low load a task of stage '{stage.Stage}' waits {Duration.Dimension.Print(wait)} for others that do not come, and takes {Duration.Dimension.Print(alone)} in all, which misses an objective of {Duration.Dimension.Print(limit.Limit)}",
                    "lower 'max_wait'");
                return;
            }
        }
    }

    /// <summary>More requests than these that go on without a stage's answer are no exception.</summary>
    private const double NotableCut = 0.01;

    /// <summary>The quality that an objective may be held against: that of the last stage whose model says, unless too many requests go on without its answer.</summary>
    public static QualityFigures? KnownQuality(DiagnosticBag bag, BoundScenario bound, ImmutableArray<StageFigures> stages)
    {
        if (stages.LastOrDefault(stage => stage.Quality is not null) is not { } ranking || !(ranking.DegradedShare > NotableCut))
        {
            return stages.LastOrDefault(stage => stage.Quality is not null)?.Quality;
        }

        if (bound.Scenario.Slo.Limits.Any(limit => limit.Objective == Objective.Quality))
        {
            bag.Warning(
                DiagnosticCodes.QualityCut,
                bound.SpanOf(ranking.Stage),
                $"{Ratio.Dimension.Print(ranking.DegradedShare.Value, 3)} of the requests leave stage '{ranking.Stage}' at its timeout without its ranking, so that the quality of the answers is not known",
                "give it more time, or fewer items");
        }

        return null;
    }

    /// <summary>What is sent into a stage passes the network of its hosts in service, which share it evenly.</summary>
    private static void AddNetwork(DiagnosticBag bag, BoundScenario bound, StageFigures figures)
    {
        var stage = bound.Graph.Stages.First(known => known.Name == figures.Stage);
        var all = stage.PayloadBytes * bound.Scenario.PipelinePerSecond;
        if (stage.Pool is not { } pool || bound.Graph.Pools[pool].Shape is not { NetworkBytesPerSecond: { } baseline } shape || all <= baseline * figures.HostsInService * (1 + NegligibleExcess))
        {
            return;
        }

        bag.Warning(
            DiagnosticCodes.NetworkExceeded,
            stage.Span,
            $"each of the {figures.HostsInService} hosts of stage '{stage.Name}' is sent {Gigabits(all / figures.HostsInService)}, more than the {Gigabits(baseline)} that {(shape.Name == Shape.InlineName ? "its hardware's" : shape.Name + "'s")} network always carries",
            $"the network asks for {Count.Dimension.Print(Math.Ceiling(all / baseline))} hosts; give it so many, hardware with a faster network, or fewer 'bytes_per_candidate'");
    }

    /// <summary>Both in the unit that providers use, to be compared.</summary>
    private static string Gigabits(double bytesPerSecond) => Scalar.Dimension.Print(BitRate.FromBytesPerSecond(bytesPerSecond).GigabitsPerSecond, 3) + " Gbit/s";

    /// <summary>The last host is a whole one, and a quotient of rates is rounded: so little above the ceiling is at the ceiling.</summary>
    private const double NegligibleExcess = 1e-6;

    private static double NotableErrorOf(StageFigures stage) =>
        stage.MeanBatch is not null || stage.HedgeExtraLoad is not null || stage.DegradedShare is not null ? NotableErrorOfFeedback : NotableError;

    private static string Reason(StageFigures stage) => (stage.Shards, stage.Split) switch
    {
        _ when stage.Method == Method.Simulated => "so wide is the simulation's interval, which more requests or replications narrow",
        _ when stage.MeanBatch is not null => "how its batches form is approximated",
        _ when stage.HedgeExtraLoad is not null => "its second copies are taken as independent of the first",
        ( > 1, _) => "how much its shards wait together is approximated",
        (_, > 1) => "its tasks arrive together, which is approximated",
        _ => "no formula is exact for its queue",
    };
}
