using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Designs;

/// <summary>The answer beside the design with the first value of each choice.</summary>
internal static class DesignsSection
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new(""), new("p50", Align.Right), new("p95", Align.Right), new("p99", Align.Right), new("hosts", Align.Right), new("USD/month", Align.Right),
    ];

    public static Section Of(DesignSolution solution)
    {
        (string Name, Design? Design)[] rows = [("the cheapest", solution.Found), ("the nearest tried", solution.Nearest), ("the first of each", solution.First)];
        var shown = rows.Where(row => row.Design is not null).ToArray();
        var metric = shown.Select(row => row.Design!.Figures?.Quality?.Metric).FirstOrDefault(metric => metric is not null);
        ImmutableArray<Column> columns = [.. Columns, .. metric is null ? [] : new[] { new Column(metric, Align.Right) }, new("objectives", Room: Room.Wraps)];
        return new("Designs", new Table(columns, [.. shown.Select(row => RowOf(row.Name, row.Design!, metric is not null))]));
    }

    private static Row RowOf(string name, Design design, bool hasQuality) => new(
    [
        Cell.Of(name),
        Cell.Of(Quantity.Duration, design.Figures?.Latency.P50),
        Cell.Of(Quantity.Duration, design.Figures?.Latency.P95),
        Cell.Of(Quantity.Duration, design.Figures?.Latency.P99),
        Cell.Of(Quantity.Count, design.Figures?.Hosts),
        Cell.Of(Quantity.Money, design.Figures?.CostPerMonth),
        .. hasQuality ? [Cell.Of(Quantity.Number, design.Figures?.Quality?.Value)] : Array.Empty<Cell>(),
        Judgement.Of(design.Figures, design.Problem),
    ]);
}
