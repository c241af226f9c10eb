using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Reports.Fits;

/// <summary>What was measured beside what is fitted: everything where that is little, else where the fit is farthest off.</summary>
internal static class ResidualsSection
{
    private const int MostShown = 12;

    public static Section Of(Fit fit)
    {
        var isCut = fit.Rows.Length > MostShown;
        var shown = isCut ? fit.Rows.OrderByDescending(row => Math.Abs(row.RelativeResidual)).Take(MostShown).OrderBy(row => row.X).ToImmutableArray() : fit.Rows;
        var hasLines = shown.Any(row => row.Span.Line > 0);
        var hasIntervals = shown.Any(row => row.Low is not null);
        var isWeighted = fit.Rows.Any(row => row.Weight < 1);
        ImmutableArray<Column> columns =
        [
            new(fit.X.Name),
            .. Where(hasLines, new Column("line", Align.Right)),
            new("measured", Align.Right),
            .. Where(hasIntervals, new Column("from", Align.Right, Group: "95%"), new Column("to", Align.Right, Group: "95%")),
            new("fitted", Align.Right),
            new("off by", Align.Right),
            .. Where(isWeighted, new Column("counts", Align.Right)),
        ];
        var table = new Table(columns, [.. shown.Select(row => new Row(
        [
            Cell.Of(row.Label ?? fit.X.Dimension.Print(row.X)),
            .. Where(hasLines, Cell.Of(row.Span.Line.ToString(CultureInfo.InvariantCulture))),
            Cell.Of(fit.Y.Dimension.Print(row.Measured)),
            .. Where(hasIntervals, Cell.Of(row.Low is { } low ? fit.Y.Dimension.Print(low) : Figures.Absent), Cell.Of(row.High is { } high ? fit.Y.Dimension.Print(high) : Figures.Absent)),
            Cell.Of(fit.Y.Dimension.Print(row.Fitted)),
            Cell.Of(SignedShare.Of(row.RelativeResidual)),
            .. Where(isWeighted, Cell.Of(Figures.Print(Quantity.Ratio, Figures.RoundTo(row.Weight, 2)).ToString(), row.Weight < 0.1 ? Tone.Doubtful : Tone.Plain)),
        ]))]);
        return isCut
            ? new("Residuals", table, new Statements([Prose.Of($"the {MostShown} of {Figures.Say(Quantity.Count, fit.Rows.Length)} that are farthest off", Tone.Quiet)]))
            : new("Residuals", table);
    }

    private static T[] Where<T>(bool isShown, params T[] items) => isShown ? items : [];
}
