using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What each variant costs, stage by stage: one stage against two against three.</summary>
public sealed class StagesChart : ComparisonChart
{
    /// <summary>As many rows as the smallest picture has room for.</summary>
    private const int MostRows = 20;

    /// <summary>Where the largest is more than this many times the least, equal ratios are drawn equal.</summary>
    private const double LinearRatio = 10;

    public override string Name => "stages";

    public override string Doc => "Cost of each variant by stage, with its p99 and quality: one stage against several.";

    public override string Needs => "'compare', --vary or several files";

    private protected override ChartOutcome Draw(Comparison comparison)
    {
        var known = comparison.Variants.Where(variant => variant.Figures is { Stages.IsEmpty: false }).ToImmutableArray();
        var hasCosts = known.All(variant => variant.Figures!.CostPerMonth is not null && variant.Figures.Stages.All(stage => stage.CostPerMonth is not null));
        if (!known.Any(variant => Total(variant, hasCosts) > 0))
        {
            return new ChartOutcome.Refused(RefusalReason.NoStages);
        }

        var names = new VariedAxes(comparison);
        var shown = Shown(known, hasCosts);
        var totals = shown.Select(variant => Total(variant, hasCosts)).Where(total => total > 0).ToImmutableArray();
        var isLogarithmic = totals.Max() > LinearRatio * totals.Min();
        ImmutableArray<string> series = [.. shown.SelectMany(variant => variant.Figures!.Stages).Select(stage => stage.Stage).Distinct()];
        var title = hasCosts ? "cost (USD/month)" : "hosts";
        var measure = hasCosts ? Measure.UsdPerMonth : Measure.Hosts;
        var floor = Math.Pow(10, Math.Ceiling(Math.Log10(totals.Min())) - 1);
        return new ChartOutcome.Drawn(new BarDrawing
        {
            Title = StagesFinding.Of(known, names, hasCosts),
            Subtitle = $"{names.Scenarios} · {(hasCosts ? "cost per month" : "hosts")}{(isLogarithmic ? "" : " by stage")}"
                + (shown.Length < known.Length ? $", {shown.Length} of {AxisFormat.Whole(known.Length)} variants: the cheapest, those that meet the objectives first" : ""),
            X = isLogarithmic
                ? new ValueAxis($"{title}, log scale", measure, Scale.Logarithmic, floor, totals.Max())
                : new ValueAxis(title, measure, Scale.Linear, 0, totals.Max()),
            Rows = [.. shown.Select(variant => Row(variant, names, series, hasCosts, isLogarithmic ? floor : null))],
            Series = series,
        });
    }

    private static double Total(Variant variant, bool hasCosts) => hasCosts ? variant.Figures!.CostPerMonth!.Value : variant.Figures!.Hosts;

    /// <summary>In their order; of very many, those that meet the objectives and cost least.</summary>
    private static ImmutableArray<Variant> Shown(ImmutableArray<Variant> known, bool hasCosts)
    {
        var chosen = known.OrderByDescending(variant => variant.Figures!.MeetsObjectives).ThenBy(variant => Total(variant, hasCosts)).Take(MostRows).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. known.Where(chosen.Contains)];
    }

    /// <param name="floor">Where bars begin on a log scale, on which parts would have no length of their own.</param>
    private static BarRow Row(Variant variant, VariedAxes names, ImmutableArray<string> series, bool hasCosts, double? floor)
    {
        var figures = variant.Figures!;
        var total = Total(variant, hasCosts);
        ImmutableArray<BarSegment> segments = total <= 0 ? []
            : floor is { } from ? [new BarSegment(BarSegment.All, from, total, "")]
            : Stack(figures.Stages, series, hasCosts);
        var verdict = figures.Objectives.IsEmpty && figures.Latency.P99 is not null ? (Verdict?)null : figures.MeetsObjectives ? Verdict.Passed : Verdict.Failed;
        return new BarRow(names.Name(variant), 0, segments, AxisFormat.Items(total), Note(figures)) { Verdict = verdict };
    }

    private static ImmutableArray<BarSegment> Stack(ImmutableArray<VariantStage> stages, ImmutableArray<string> series, bool hasCosts)
    {
        var segments = ImmutableArray.CreateBuilder<BarSegment>();
        var from = 0.0;
        foreach (var stage in stages)
        {
            var share = hasCosts ? stage.CostPerMonth!.Value : stage.Hosts;
            if (share > 0)
            {
                segments.Add(new BarSegment(series.IndexOf(stage.Stage), from, from + share, AxisFormat.Items(share)));
                from += share;
            }
        }
        return segments.ToImmutable();
    }

    /// <summary><c>p99 180 ms ≤ 500 ms · NDCG@10 74.3</c>.</summary>
    private static string Note(VariantFigures figures)
    {
        var latency = figures.Objectives.FirstOrDefault(objective => objective.Objective == Objective.P99);
        var missed = figures.Objectives.FirstOrDefault(objective => !objective.Passed && objective != latency);
        var p99 = figures.Latency.P99 is not { } seconds ? "overloaded"
            : latency is null ? $"p99 {AxisFormat.Seconds(seconds)}"
            : $"p99 {AxisFormat.Seconds(seconds)} {(latency.Passed ? "≤" : ">")} {latency.LimitText()}";
        var others = missed is not null && figures.Latency.P99 is not null ? $", misses {missed.NamedLimitText()}"
            : latency is null && !figures.Objectives.IsEmpty && figures.MeetsObjectives ? ", meets the objectives"
            : "";
        return figures.Quality is { } quality ? $"{p99}{others} · {ParetoFigure.ShortMetric(quality.Metric)} {AxisFormat.Quality(quality)}" : p99 + others;
    }
}
