using System.Collections.Immutable;
using CapacityCalc.Cli.Comparing;

namespace CapacityCalc.Cli.Reports.Simulations;

/// <summary>One figure as the last cells of a row: by formula, by simulation, how they differ.</summary>
internal static class ComparedRow
{
    public static ImmutableArray<Column> Columns { get; } =
    [
        new("estimate", Align.Right),
        new("simulated", Align.Right),
        new("±", Align.Right),
        new("difference", Align.Right),
        new("verdict"),
    ];

    public static ImmutableArray<Cell> Of(Quantity quantity, ComparedFigure figure)
    {
        var resolution = Resolution.Of(figure.Simulated);
        var (verdict, tone) = Differences.Verdict(figure);
        return
        [
            Cell.Of(quantity, figure.Estimate, resolution),
            Cell.Of(quantity, figure.Simulated?.Value, resolution),
            Cell.Of(quantity, figure.Simulated?.HalfWidth, resolution),
            Cell.Of(Differences.Say(figure)),
            Cell.Of(verdict, tone),
        ];
    }
}
