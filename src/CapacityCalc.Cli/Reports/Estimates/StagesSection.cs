using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>Each stage's pool and its times.</summary>
internal static class StagesSection
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new("stage", Room: Room.Shrinks),
        new("hosts", Align.Right),
        new("tasks", Align.Right),
        new("workers", Align.Right, Room.Optional),
        new("busy", Align.Right),
        new("service", Align.Right, Room.Optional),
        new("p99", Align.Right, Group: "wait"),
        new("p50", Align.Right, Group: "latency"),
        new("p95", Align.Right, Group: "latency"),
        new("p99", Align.Right, Group: "latency"),
        new("accuracy", Room: Room.Optional),
    ];

    /// <summary>Less of anything is rounding.</summary>
    private const double Negligible = 1e-9;

    public static Section Of(Estimate estimate) => new(
        "Stages",
        new Table(Columns, [.. estimate.Stages.Zip(estimate.Funnel, (stage, step) => RowOf(stage, step, stage.Stage == estimate.Bottleneck))]),
        new Statements([.. estimate.Stages.SelectMany(Remarks), Prose.Of("hosts in service · tasks a request (shards×split) · workers a host · service and wait of a task", Tone.Quiet)]));

    /// <summary>What its model does to a worker, and what batching, hedges and timeouts make of a stage.</summary>
    private static IEnumerable<Prose> Remarks(StageFigures stage)
    {
        if (Roofline(stage.ModelFigures) is { } roofline)
        {
            yield return Prose.Of($"{Names.Short(stage.Stage)}: {roofline}");
        }

        if (stage.MeanBatch is { } batch)
        {
            yield return Prose.Of($"{Names.Short(stage.Stage)}: {Figures.Say(Quantity.Number, batch)} tasks a batch on average; busy is its load ÷ what full batches could carry");
        }

        if (stage.HedgeExtraLoad is { } load)
        {
            yield return Prose.Of(stage.IsExternal
                ? $"{Names.Short(stage.Stage)}: {Figures.Say(Quantity.Ratio, load)} of the tasks are sent twice"
                : load < -Negligible
                    ? $"{Names.Short(stage.Stage)}: second copies save {Figures.Say(Quantity.Ratio, -load)} of work, as the slower one is cancelled"
                    : $"{Names.Short(stage.Stage)}: second copies add {Figures.Say(Quantity.Ratio, Math.Max(0, load))} of work");
        }

        if (stage.DegradedShare is { } share)
        {
            yield return Prose.Of($"{Names.Short(stage.Stage)}: {Figures.Say(Quantity.Ratio, share)} of the requests go on at the timeout, without the rest");
        }
    }

    /// <summary>The roof that binds: <c>2.87 GFLOP an item, 38.5% of 15.7 TFLOP/s</c>.</summary>
    private static string? Roofline(ModelFigures model) => model switch
    {
        { IsBoundByMemory: false, PeakShare: { } share } =>
            $"{Figures.Say(Quantity.Flop, model.FlopsPerItem)} an item, {Figures.Say(Quantity.Ratio, share)} of {Figures.Say(Quantity.FlopPerSecond, model.FlopsPerSecond)}",
        { BandwidthShare: { } share } =>
            $"{Figures.Say(Quantity.Bytes, model.BytesPerTask)} moved a task, {Figures.Say(Quantity.Ratio, share)} of {Figures.Say(Quantity.BytesPerSecond, model.BytesPerSecond)}",
        _ => null,
    };

    private static Row RowOf(StageFigures stage, FunnelFigures step, bool isBottleneck)
    {
        var hasPool = stage.HostsInService > 0;
        var busy = !stage.Stable ? Tone.Bad : isBottleneck ? Tone.Strong : Tone.Plain;
        return new(
            [
                Cell.Of(stage.Stage),
                hasPool ? Cell.Of(Quantity.Count, stage.HostsInService) : Cell.Of(Figures.Absent),
                hasPool || stage.Shards * stage.Split > 1 ? Cell.Of($"{stage.Shards}×{stage.Split}") : Cell.Of(Figures.Absent),
                hasPool ? Cell.Of(Quantity.Count, stage.WorkersPerHost) : Cell.Of(Figures.Absent),
                Cell.Of(Quantity.Ratio, stage.Utilization, busy),
                Cell.Of(Quantity.Duration, stage.ServiceMeanSeconds),
                Cell.Of(Quantity.Duration, stage.Wait.P99),
                Cell.Of(Quantity.Duration, stage.Latency.P50),
                Cell.Of(Quantity.Duration, stage.Latency.P95),
                Cell.Of(Quantity.Duration, stage.Latency.P99),
                Cell.Of(stage.IsExternal ? "external" : Methods.Name(stage.Method, stage.Accuracy), Tone.Quiet),
            ],
            FunnelSentence.DepthOf(step));
    }
}
