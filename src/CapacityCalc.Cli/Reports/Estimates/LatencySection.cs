using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>A request's time end to end, and what each stage contributes to it.</summary>
internal static class LatencySection
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new("request", Room: Room.Shrinks),
        new("mean", Align.Right),
        new("p50", Align.Right),
        new("p90", Align.Right, Room.Optional),
        new("p95", Align.Right),
        new("p99", Align.Right),
        new("p99.9", Align.Right),
        new("of p99", Align.Right),
        new("accuracy", Room: Room.Optional),
    ];

    public static Section Of(Estimate estimate)
    {
        var latency = estimate.Latency;
        var rows = ImmutableArray.CreateBuilder<Row>();
        rows.Add(new(
        [
            Cell.Of("end to end"),
            Cell.Of(Quantity.Duration, latency.Mean),
            Cell.Of(Quantity.Duration, latency.P50),
            Cell.Of(Quantity.Duration, latency.P90),
            Cell.Of(Quantity.Duration, latency.P95),
            Cell.Of(Quantity.Duration, latency.P99, Tone.Strong),
            Cell.Of(Quantity.Duration, latency.P999),
            Cell.Empty,
            Cell.Of(Methods.Name(estimate.Method, estimate.Accuracy), Tone.Quiet),
        ]));

        // A simulated p99 is not what the shares add up to: they are computed.
        var whole = estimate.Method == Method.Simulated ? estimate.Breakdown.Sum(share => share.P99) : latency.P99;
        rows.AddRange(estimate.Breakdown.Select(share => RowOf(share, whole)));
        var table = new Table(Columns, rows.ToImmutable());
        return new("Latency", estimate.Breakdown.IsEmpty ? table.Without("of p99") : table);
    }

    private static Row RowOf(LatencyShare share, double? p99) => new(
        [
            Cell.Of(share.Stage),
            Cell.Of(Quantity.Duration, share.Mean),
            Cell.Of(Quantity.Duration, share.P50),
            Cell.Empty,
            Cell.Of(Quantity.Duration, share.P95),
            Cell.Of(Quantity.Duration, share.P99),
            Cell.Empty,
            Cell.Of(Quantity.Ratio, p99 > 0 ? share.P99 / p99 : null),
            Cell.Empty,
        ],
        Depth: 1);
}
