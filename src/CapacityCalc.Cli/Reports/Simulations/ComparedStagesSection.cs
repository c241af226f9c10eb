using System.Collections.Immutable;
using CapacityCalc.Cli.Comparing;

namespace CapacityCalc.Cli.Reports.Simulations;

/// <summary>Every stage's figures, by formula and by simulation: a row a figure, named in the stage's first row.</summary>
internal static class ComparedStagesSection
{
    private static readonly ImmutableArray<Column> Columns = [new("stage", Room: Room.Shrinks), new("figure"), .. ComparedRow.Columns];

    /// <summary>Null where nothing was measured.</summary>
    public static Section? Of(Comparison comparison) => comparison.Simulation.Stages.IsEmpty ? null : new("Stages", new Table(Columns, [.. comparison.Stages.SelectMany(RowsOf)]));

    private static IEnumerable<Row> RowsOf(ComparedStage stage)
    {
        (string Name, Quantity Quantity, ComparedFigure Figure)[] figures =
        [
            ("busy", Quantity.Ratio, stage.Utilization),
            ("wait p99", Quantity.Duration, stage.Wait.P99),
            ("latency p50", Quantity.Duration, stage.Latency.P50),
            ("latency p99", Quantity.Duration, stage.Latency.P99),
            ("copies add", Quantity.Ratio, stage.HedgeExtraLoad),
            ("degraded", Quantity.Ratio, stage.DegradedShare),
            ("mean batch", Quantity.Number, stage.MeanBatch),
        ];
        var shown = figures.Where(figure => figure.Figure.Exists || figure.Name == "latency p99").ToArray();
        var depth = stage.Branch?.Count(character => character == '/') + 1 ?? 0;
        return shown.Select((figure, index) => new Row(
            [Cell.Of(index == 0 ? stage.Stage : ""), Cell.Of(figure.Name), .. ComparedRow.Of(figure.Quantity, figure.Figure)], depth));
    }
}
