using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts;

/// <summary>A figure that variants are compared by.</summary>
/// <param name="Of">Null where a variant has none.</param>
/// <param name="Limit">The objective of this figure, in the figure's unit, and how it reads; null where there is none.</param>
internal sealed record ParetoFigure(string Title, Measure Measure, Better Better, Func<VariantFigures, double?> Of, Func<ObjectiveFigures, (double Value, string Text)?> Limit)
{
    /// <summary>Where the largest is more than this many times the least, equal ratios are drawn equal.</summary>
    private const double LinearRatio = 12;

    public static ParetoFigure P99 { get; } = new("p99", Measure.Seconds, Better.Lower, figures => figures.Latency.P99,
        objective => objective.Objective == Objective.P99 ? (objective.Limit, AxisFormat.Seconds(objective.Limit)) : null);

    public static ParetoFigure Cost { get; } = new("cost (USD/month)", Measure.UsdPerMonth, Better.Lower, figures => figures.CostPerMonth,
        objective => objective.Objective == Objective.Cost
            ? (CostRate.FromUsdPerHour(objective.Limit).UsdPerMonth, $"{AxisFormat.UsdPerMonth(objective.Limit)} USD/month") : null);

    public static ParetoFigure Hosts { get; } = new("hosts", Measure.Hosts, Better.Lower, figures => figures.Hosts,
        objective => objective.Objective == Objective.Hosts ? (objective.Limit, $"{AxisFormat.Items(objective.Limit)} hosts") : null);

    /// <summary>Null where variants have no quality, or not by the same metric.</summary>
    public static ParetoFigure? Quality(ImmutableArray<VariantFigures> variants)
    {
        var metrics = variants.Select(variant => variant.Quality).OfType<QualityFigures>().Select(quality => (quality.Metric, quality.Better)).Distinct().ToImmutableArray();
        return metrics is [var (metric, better)] ? new(metric, Measure.Number, better, figures => figures.Quality?.Value,
            objective => objective.Objective == Objective.Quality ? (objective.Limit, AxisFormat.Print(objective.Limit, Measure.Number)) : null) : null;
    }

    public bool Varies(ImmutableArray<VariantFigures> variants)
    {
        var values = variants.Select(Of).OfType<double>().ToImmutableArray();
        return values.Length > 1 && values.Max() - values.Min() > Math.Abs(values.Max()) * 1e-9;
    }

    public bool IsKnown(ImmutableArray<VariantFigures> variants) => variants.Count(variant => Of(variant) is not null) > 1;

    /// <summary>With its unit, as a sentence says it.</summary>
    public string Print(double value) => Measure switch
    {
        Measure.UsdPerMonth => $"{AxisFormat.Items(value)} USD/month",
        Measure.Hosts => $"{AxisFormat.Items(value)} hosts",
        Measure.Number => $"{ShortMetric(Title)} {AxisFormat.Quality(value)}",
        _ => $"{Title} {AxisFormat.Seconds(value)}",
    };

    /// <summary>As a sentence names it: a metric that is a sentence of its own is called what it is.</summary>
    public static string ShortMetric(string metric)
    {
        const int LongestInSentence = 24;
        return metric.Length <= LongestInSentence ? metric : "quality";
    }

    /// <summary>What a variant takes, after what it gives.</summary>
    public string For(double value) => Measure == Measure.Seconds ? $"at {Print(value)}" : $"for {Print(value)}";

    /// <summary>Whether a limit can be drawn with the values without pressing them into a corner.</summary>
    public static bool IsNear(double limit, IEnumerable<double> values)
    {
        var all = values.ToImmutableArray();
        var (least, most) = (all.Min(), all.Max());
        var room = Math.Max(most - least, LeastRoom * most);
        return limit >= least - room && limit <= most + room;
    }

    /// <summary>Around values that are nearly equal, relatively.</summary>
    private const double LeastRoom = 0.1;

    /// <summary>Round the values and the limit, if there is one.</summary>
    public ValueAxis Axis(IEnumerable<double> values, double? limit)
    {
        var all = values.ToImmutableArray();
        var (least, most) = (all.Min(), all.Max());
        (least, most) = (Math.Min(least, limit ?? least), Math.Max(most, limit ?? most));
        var margin = (most - least) * 0.1;
        return Measure != Measure.Number && least > 0 && most > least * LinearRatio
            ? new ValueAxis($"{Title}, log scale", Measure, Scale.Logarithmic, least / Math.Pow(most / least, 0.06), most * Math.Pow(most / least, 0.08))
            : margin <= Math.Abs(most) * 1e-9 ? new ValueAxis(Title, Measure, Scale.Linear, most - Math.Max(Math.Abs(most) * 0.05, 1e-6), most + Math.Max(Math.Abs(most) * 0.05, 1e-6))
            : Measure == Measure.Number || least > (most - least) ? new ValueAxis(Title, Measure, Scale.Linear, Measure == Measure.Number ? least - margin : Math.Max(0, least - margin), most + margin)
            : new ValueAxis(Title, Measure, Scale.Linear, 0, most + margin);
    }
}
