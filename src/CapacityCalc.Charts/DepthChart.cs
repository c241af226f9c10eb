using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>Latency and quality against the one parameter that is varied.</summary>
public sealed class DepthChart : ComparisonChart
{
    /// <summary>Up to so many points have their figures beside them.</summary>
    private const int MostLabelled = 12;

    /// <summary>
    /// Where the tallest latency is more than this many times the least, equal ratios are drawn equal. Below, a latency that grows by as much with every layer
    /// should be seen as a straight line.
    /// </summary>
    private const double LinearRatio = 30;

    private static readonly ImmutableArray<Objective> Always = [Objective.P50, Objective.P95, Objective.P99];

    public override string Name => "depth";

    public override string Doc => "Latency percentiles and quality against the parameter that is varied.";

    public override string Needs => "'compare' or --vary of one path, in numbers";

    private protected override ChartOutcome Draw(Comparison comparison)
    {
        var varied = new VariedAxes(comparison);
        if (varied.HasSeveralScenarios)
        {
            return new ChartOutcome.Refused(RefusalReason.SeveralScenarios);
        }
        if (varied.Indices is not [var index] || comparison.Axes[index] is not { Dimension: { } dimension } axis)
        {
            return new ChartOutcome.Refused(RefusalReason.NotOneNumericAxis);
        }
        var points = DepthPoint.Along(varied.Swept, index);
        if (points.Length < 2)
        {
            return new ChartOutcome.Refused(RefusalReason.TooFewVariants);
        }
        if (points.All(point => point.Figures.Latency.P99 is null))
        {
            return ChartOutcome.NoLatency(points[0].Figures);
        }

        var spacing = new DepthSpacing([.. points.Select(point => point.X)]);
        var objectives = ObjectiveNames.Shared([.. points.Select(point => point.Figures)]);
        var percentiles = Enum.GetValues<Objective>()
            .Where(objective => objective.IsLatency() && (Always.Contains(objective) || objectives.Any(shared => shared.Objective == objective)))
            .Select(objective => Percentile(objective, points))
            .Where(series => series.Points.Any(point => point.Y is not null))
            .ToImmutableArray();
        var limits = objectives.Where(objective => objective.Objective.IsLatency()).OrderBy(objective => objective.Limit)
            .SelectMany(objective => percentiles.Index().Where(series => series.Item.Name == objective.Objective.Text())
                .Select(series => new CurveLimit(objective.Limit, $"{series.Item.Name} objective {AxisFormat.Seconds(objective.Limit)}", series.Index)))
            .ToImmutableArray();
        var quality = Quality(points);
        return new ChartOutcome.Drawn(new DepthDrawing
        {
            Title = DepthFinding.Of(axis, points, varied.Swept.Count(variant => variant.Figures is null)),
            Subtitle = Subtitle(varied, axis, points, quality),
            X = spacing.Axis(PathWords.Title(axis.Path) + PathWords.Unit(axis), PathWords.Measure(dimension)) with
            {
                Dimension = dimension,
                Marks = [.. points.Select(point => new AxisMark(point.X, SweepLabels.Of(axis, point.Value)))],
            },
            Y = LatencyAxis(percentiles, limits),
            Right = quality is null ? null : QualityAxis(quality),
            Percentiles = percentiles,
            Quality = quality,
            Limits = limits,
            Regions = Regions(points, spacing),
        });
    }

    private static string Subtitle(VariedAxes varied, SweepAxis axis, ImmutableArray<DepthPoint> points, PointSeries? quality)
    {
        var invalid = varied.Swept.Count(variant => variant.Figures is null);
        var what = quality is not null ? $"latency and {quality.Name}{(quality.Points.Any(point => point.Origin == PointOrigin.Interpolated) ? " (≈ interpolated)" : "")}"
            : Constant(points) is { } constant ? $"latency at {constant}"
            : "latency";
        return $"{varied.Scenarios} · {what} against {PathWords.Title(axis.Path)}, {points.Length} variants"
            + (invalid > 0 ? $"; {invalid} more could not be estimated" : "");
    }

    private static PointSeries Percentile(Objective objective, ImmutableArray<DepthPoint> points)
    {
        var isLabelled = objective == Objective.P99 && points.Length <= MostLabelled;
        return new PointSeries(objective.Text(),
            [.. points.Select(point => Point(point.X, point.Figures.Latency.Figure(objective), isLabelled ? AxisFormat.Seconds : null))]);
    }

    private static PointSeries? Quality(ImmutableArray<DepthPoint> points)
    {
        ImmutableArray<VariantFigures> figures = [.. points.Select(point => point.Figures)];
        return ParetoFigure.Quality(figures) is not { } quality || !quality.Varies(figures) ? null : new PointSeries(quality.Title,
            [.. points.Select(point => QualityPoint(point.X, point.Figures.Quality, points.Length <= MostLabelled))]);
    }

    private static SeriesPoint QualityPoint(double x, QualityFigures? quality, bool isLabelled) =>
        new(x, quality?.Value, quality is not null && isLabelled ? AxisFormat.Quality(quality) : "")
        {
            Origin = quality is { Interpolated: true } ? PointOrigin.Interpolated : PointOrigin.Given,
        };

    /// <summary>A quality that every point has, which needs no axis; null where there is none.</summary>
    private static string? Constant(ImmutableArray<DepthPoint> points)
    {
        ImmutableArray<VariantFigures> figures = [.. points.Select(point => point.Figures)];
        return figures.All(variant => variant.Quality is not null) && ParetoFigure.Quality(figures) is { } quality && !quality.Varies(figures)
            ? quality.Print(figures[0].Quality!.Value) : null;
    }

    private static SeriesPoint Point(double x, double? y, Func<double, string>? print) =>
        new(x, y, y is { } value && print is not null ? print(value) : "");

    private static ValueAxis LatencyAxis(ImmutableArray<PointSeries> percentiles, ImmutableArray<CurveLimit> limits)
    {
        var values = percentiles.SelectMany(series => series.Points).Select(point => point.Y).OfType<double>().Concat(limits.Select(limit => limit.Value)).ToImmutableArray();
        var (least, tallest) = (values.Min(), values.Max());
        return tallest <= 0 ? new ValueAxis("latency", Measure.Seconds, Scale.Linear, 0, 1e-3)
            : least > 0 && tallest > least * LinearRatio ? new ValueAxis("latency, log scale", Measure.Seconds, Scale.Logarithmic, least / 1.4, tallest * 1.3)
            : new ValueAxis("latency", Measure.Seconds, Scale.Linear, 0, tallest * 1.1);
    }

    private static ValueAxis QualityAxis(PointSeries quality)
    {
        var values = quality.Points.Select(point => point.Y).OfType<double>().ToImmutableArray();
        var (least, most) = (values.Min(), values.Max());
        var margin = (most - least) * 0.2;
        return new ValueAxis(quality.Name, Measure.Number, Scale.Linear, least - margin, most + margin);
    }

    private static ImmutableArray<DepthRegion> Regions(ImmutableArray<DepthPoint> points, DepthSpacing spacing)
    {
        var regions = ImmutableArray.CreateBuilder<DepthRegion>();
        var hasObjectives = points.Any(point => !point.Figures.Objectives.IsEmpty);
        for (var first = 0; first < points.Length;)
        {
            var kind = Kind(points[first]);
            var last = first;
            while (last + 1 < points.Length && Kind(points[last + 1]) == kind)
            {
                last++;
            }
            if (kind is { } known)
            {
                regions.Add(new DepthRegion(known, spacing.Before(first), spacing.Behind(last), known == RegionKind.Feasible ? "meets every objective" : "overloaded"));
            }
            first = last + 1;
        }
        return regions.ToImmutable();

        RegionKind? Kind(DepthPoint point) =>
            point.Figures.Latency.P99 is null ? RegionKind.Overloaded
            : hasObjectives && point.Figures.MeetsObjectives ? RegionKind.Feasible
            : null;
    }
}
