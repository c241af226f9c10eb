using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What a chart of stages shows, in a sentence: how much less the cheapest variant costs than the dearest.</summary>
internal static class StagesFinding
{
    /// <summary>Below this ratio the difference is told in percent.</summary>
    private const double LeastFraction = 5;

    /// <summary>Half a percent rounds to one; less is none.</summary>
    private const double LeastDifference = 1.005;

    private static readonly string[] Numbers = ["no stages", "one stage", "two stages", "three stages", "four stages", "five stages", "six stages", "seven stages", "eight stages", "nine stages"];

    public static string Of(ImmutableArray<Variant> variants, VariedAxes names, bool hasCosts)
    {
        var meeting = variants.Where(variant => variant.Figures!.MeetsObjectives).ToImmutableArray();
        var considered = meeting.IsEmpty ? variants : meeting;
        var positive = considered.Where(variant => Total(variant) > 0).ToImmutableArray();
        if (variants.Length == 1 || positive.IsEmpty)
        {
            return $"{Sentence.Begin(names.Name(variants[0]))} {(hasCosts ? "costs" : "takes")} {AxisFormat.Items(Total(variants[0]))} {(hasCosts ? "USD/month" : "hosts")}";
        }
        // Against the dearest of all: one big model that misses its objective is what the others are measured by. As good as it, where others are.
        var dearest = variants.MaxBy(Total)!;
        var cheapest = positive.Where(variant => variant != dearest && Same(variant.Figures!.Quality, dearest.Figures!.Quality)).MinBy(Total) ?? positive.MinBy(Total)!;
        var ratio = Total(dearest) / Total(cheapest);
        var isPlural = AreStages(variants) ? cheapest.Figures!.Stages.Length != 1 : names.IsPlural(cheapest);
        var least = $"{Sentence.Begin(Name(cheapest, variants, names))} {(hasCosts ? "cost" : "take")}{(isPlural ? "" : "s")}";
        var (than, hosts) = (Shortened(Name(dearest, variants, names)), hasCosts ? "" : " the hosts of");
        var finding = ratio >= LeastFraction ? $"{least} 1/{AxisFormat.Items(Rounded(ratio))} of{hosts} {than}"
            : ratio > LeastDifference ? $"{least} {AxisFormat.Percent(1 - 1 / ratio)} {(hasCosts ? "less" : "fewer hosts")} than {than}"
            : $"{(variants.Length == 2 ? "Both" : $"All {variants.Length}")} variants {(hasCosts ? "cost" : "take")} about the same";
        var quality = (cheapest.Figures!.Quality, dearest.Figures!.Quality) switch
        {
            ({ } one, { } other) when Same(one, other) => $" at equal {ParetoFigure.ShortMetric(one.Metric)}",
            ({ } one, { } other) when one.Metric == other.Metric => $", with {ParetoFigure.ShortMetric(one.Metric)} {AxisFormat.Quality(one.Value)} instead of {AxisFormat.Quality(other.Value)}",
            _ => "",
        };
        return meeting.IsEmpty ? $"{finding}; none meets its objectives" : finding + (ratio > LeastDifference ? quality : "");

        double Total(Variant variant) => hasCosts ? variant.Figures!.CostPerMonth!.Value : variant.Figures!.Hosts;
    }

    /// <summary>Of a large ratio two digits say it.</summary>
    private static double Rounded(double ratio)
    {
        const double LeastRounded = 1000;
        var step = ratio < LeastRounded ? 1 : Math.Pow(10, Math.Floor(Math.Log10(ratio)) - 1);
        return Math.Round(ratio / step) * step;
    }

    /// <summary>Whether variants are told apart by how many stages they have.</summary>
    private static bool AreStages(ImmutableArray<Variant> variants) =>
        variants.Select(variant => variant.Figures!.Stages.Length).Distinct().Count() == variants.Length && variants.All(variant => variant.Figures!.Stages.Length < Numbers.Length);

    private static string Name(Variant variant, ImmutableArray<Variant> variants, VariedAxes names) =>
        AreStages(variants) ? Numbers[variant.Figures!.Stages.Length] : names.Name(variant);

    /// <summary>The second time, "stage" is understood.</summary>
    private static string Shortened(string name) => Array.IndexOf(Numbers, name) > 0 ? name[..name.IndexOf(' ')] : name;

    /// <summary>By less than a thousandth, which is less than most metrics' own error.</summary>
    private static bool Same(QualityFigures? one, QualityFigures? other) =>
        one is not null && other is not null && one.Metric == other.Metric && Math.Abs(one.Value - other.Value) <= 1e-3 * Math.Abs(other.Value);
}
