using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What a chart of stages shows, in a sentence: how much less the cheapest variant costs than the dearest.</summary>
internal static class StagesFinding
{
    /// <summary>Below this ratio the difference is told in percent.</summary>
    private const double LeastFraction = 5;

    /// <summary>Less than half a percent would read as none.</summary>
    private const double LeastDifference = 1.006;

    private static readonly string[] Numbers = ["no stages", "one stage", "two stages", "three stages", "four stages", "five stages", "six stages", "seven stages", "eight stages", "nine stages"];

    public static string Of(ImmutableArray<Variant> variants, VariedAxes names, bool hasCosts)
    {
        var meeting = variants.Where(variant => variant.Figures!.MeetsObjectives).ToImmutableArray();
        var considered = meeting.IsEmpty ? variants : meeting;
        if (variants.Length == 1)
        {
            return $"{Beginning(variants[0])} {Takes(variants[0])} {Amount(Total(variants[0]))}";
        }
        // Against the dearest of all: one big model that misses its objective is what the others are measured by. As good as it, where others are.
        var dearest = variants.MaxBy(Total)!;
        var isLess = considered.Where(variant => Total(dearest) > Total(variant) * LeastDifference).ToImmutableArray();
        var cheapest = isLess.Where(variant => Same(variant.Figures!.Quality, dearest.Figures!.Quality)).MinBy(Total) ?? isLess.MinBy(Total);
        var finding = cheapest is null ? Alike() : Difference(cheapest) + Quality(cheapest);
        return !meeting.IsEmpty ? finding
            : variants.All(variant => variant.Figures!.Latency.P99 is null) ? $"{finding}; {(variants.Length == 2 ? "both" : $"all {variants.Length}")} are overloaded"
            : $"{finding}; none meets its objectives";

        // Whatever is much cheaper misses its objectives.
        string Alike() =>
            Total(dearest) <= variants.Min(Total) * LeastDifference ? $"{(variants.Length == 2 ? "Both" : $"All {variants.Length}")} variants {(hasCosts ? "cost" : "take")} about the same"
            : considered is [var only] ? $"Only {Name(only, variants, names)} {(IsPlural(only) ? "meet" : "meets")} every objective, for {Amount(Total(only))}"
            : $"{considered.Length} of {variants.Length} variants meet every objective, each for about {Amount(Total(dearest))}";

        string Difference(Variant cheapest)
        {
            var least = $"{Beginning(cheapest)} {Takes(cheapest)}";
            var (than, hosts) = (Shortened(Name(dearest, variants, names)), hasCosts ? "" : " the hosts of");
            var ratio = Total(dearest) / Total(cheapest);
            return Total(cheapest) <= 0 ? $"{least} {(hasCosts ? "nothing" : "no hosts")}, {than} {Takes(dearest)} {Amount(Total(dearest))}"
                : ratio >= LeastFraction ? $"{least} 1/{AxisFormat.Items(Rounded(ratio))} of{hosts} {than}"
                : $"{least} {AxisFormat.Percent(1 - 1 / ratio)} {(hasCosts ? "less" : "fewer hosts")} than {than}";
        }

        string Quality(Variant cheapest) => (cheapest.Figures!.Quality, dearest.Figures!.Quality) switch
        {
            ({ } one, { } other) when Same(one, other) => $" at equal {ParetoFigure.ShortMetric(one.Metric)}",
            ({ } one, { } other) when one.Metric == other.Metric => $", with {ParetoFigure.ShortMetric(one.Metric)} {AxisFormat.Quality(one.Value)} instead of {AxisFormat.Quality(other.Value)}",
            _ => "",
        };

        double Total(Variant variant) => hasCosts ? variant.Figures!.CostPerMonth!.Value : variant.Figures!.Hosts;

        string Amount(double total) => hasCosts ? $"{AxisFormat.Items(total)} USD/month" : total.Equals(1.0) ? "1 host" : $"{AxisFormat.Items(total)} hosts";

        string Takes(Variant variant) => (hasCosts ? "cost" : "take") + (IsPlural(variant) ? "" : "s");

        bool IsPlural(Variant variant) => AreStages(variants) ? variant.Figures!.Stages.Length != 1 : names.IsPlural(variant);

        string Beginning(Variant variant) => AreStages(variants) ? Sentence.Begin(Name(variant, variants, names)) : names.Beginning(variant);
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
        variants.Length > 1 && variants.Select(variant => variant.Figures!.Stages.Length).Distinct().Count() == variants.Length && variants.All(variant => variant.Figures!.Stages.Length < Numbers.Length);

    private static string Name(Variant variant, ImmutableArray<Variant> variants, VariedAxes names) =>
        AreStages(variants) ? Numbers[variant.Figures!.Stages.Length] : names.Name(variant);

    /// <summary>The second time, "stage" is understood.</summary>
    private static string Shortened(string name) => Array.IndexOf(Numbers, name) > 0 ? name[..name.IndexOf(' ')] : name;

    /// <summary>By less than a thousandth, which is less than most metrics' own error.</summary>
    private static bool Same(QualityFigures? one, QualityFigures? other) =>
        one is not null && other is not null && one.Metric == other.Metric && Math.Abs(one.Value - other.Value) <= 1e-3 * Math.Abs(other.Value);
}
