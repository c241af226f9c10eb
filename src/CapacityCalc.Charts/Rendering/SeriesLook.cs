using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts.Rendering;

internal enum SeriesRole
{
    Quality,
    Percentile,
}

/// <summary>How a series of points is told from the others: by colour, and without it by dash and shape.</summary>
internal sealed record SeriesLook(PointSeries Series, SeriesRole Role, Rgb Color, float Thickness, Dash Dash, MarkerShape Shape)
{
    /// <summary>By rank: the highest percentile, on which the eye should rest, first.</summary>
    private static readonly ImmutableArray<(int Color, Dash Dash, MarkerShape Shape)> Ranks =
    [
        (0, Dash.Solid, MarkerShape.Circle),
        (1, Dash.LongDashed, MarkerShape.Square),
        (3, Dash.Dotted, MarkerShape.Triangle),
        (2, Dash.Dashed, MarkerShape.TriangleDown),
        (6, Dash.LongDashed, MarkerShape.Cross),
        (NoColor, Dash.Dotted, MarkerShape.Star),
    ];

    private const int QualityColor = 4;

    /// <summary>What is left of the palette is a yellow too light for lines.</summary>
    private const int NoColor = -1;

    /// <summary>Percentiles in their order, then the quality; series without any point have no look.</summary>
    public static ImmutableArray<SeriesLook> Of(DepthDrawing drawing, ChartTheme theme)
    {
        var looks = drawing.Percentiles.Select((series, index) =>
        {
            var rank = drawing.Percentiles.Length - 1 - index;
            var (color, dash, shape) = Ranks[rank % Ranks.Length];
            return new SeriesLook(series, SeriesRole.Percentile, color == NoColor ? theme.Quiet : theme.SeriesColor(color), rank == 0 ? 3 : 2.2f, dash, shape);
        });
        return drawing.Quality is not { } quality
            ? [.. looks]
            : [.. looks, new SeriesLook(quality, SeriesRole.Quality, theme.SeriesColor(QualityColor), 2.5f, Dash.DashDotted, MarkerShape.Diamond)];
    }
}
