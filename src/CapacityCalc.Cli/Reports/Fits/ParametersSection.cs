using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Reports.Fits;

/// <summary>What was fitted, and what follows from it, each with how sure it is.</summary>
internal static class ParametersSection
{
    public static Section Of(Fit fit) => new(
        "Parameters",
        new Table(
            [
                new("figure"),
                new("value", Align.Right),
                new("error", Align.Right),
                new("from", Align.Right, Group: "95%"),
                new("to", Align.Right, Group: "95%"),
                new("meaning", Room: Room.Wraps),
            ],
            [.. fit.Parameters.Concat(fit.Derived).Select(RowOf)]));

    private static Row RowOf(FittedFigure figure) => new(
    [
        Cell.Of(figure.Name),
        Cell.Of(figure.Dimension.Print(figure.Value)),
        Cell.Of(figure.StandardError > 0 ? $"± {figure.Dimension.Print(figure.StandardError, 2)}" : Figures.Absent),
        Cell.Of(figure.StandardError > 0 ? figure.Dimension.Print(figure.Low) : Figures.Absent),
        Cell.Of(figure.StandardError > 0 && figure.High is { } high ? figure.Dimension.Print(high) : Figures.Absent),
        Cell.Of(figure.StandardError > 0 && figure.High is null ? $"{figure.Doc}; nothing bounds it above" : figure.Doc, Tone.Quiet),
    ]);
}
