using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.WhatIfs;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>What to choose: <c>✓ 3 of 4 variants meet the objectives · recommended: encoder.layers 6 · p99 212 ms · 8 hosts · NDCG@10 74.3</c>.</summary>
internal static class ComparisonHeadline
{
    public static IEnumerable<Prose> Of(Comparison comparison)
    {
        var estimated = comparison.Variants.Count(variant => variant.Figures is not null);
        var meeting = comparison.Variants.Count(variant => variant.Figures is { MeetsObjectives: true });
        var hasObjectives = comparison.Variants.Any(variant => variant.Figures is { Objectives.IsEmpty: false });
        var variants = $"{Figures.Say(Quantity.Count, comparison.Variants.Length)} {(comparison.Variants.Length == 1 ? "variant" : "variants")}";
        var when = comparison.Incident is { } incident ? $"{IncidentWords.Of(incident, null)}: " : "";
        var statements = new List<Run>();
        if (LimitsSection.Verdict(comparison) is { } verdict)
        {
            statements.Add(verdict);
        }

        if (!hasObjectives && meeting == comparison.Variants.Length)
        {
            statements.Add(new Run($"{when}{variants}, without objectives", Tone.Strong));
        }
        else if (meeting == 0)
        {
            var all = comparison.Variants.Length == 1 ? "the variant does not meet" : $"none of {variants} meets";
            var isOverload = comparison.Variants.All(variant => variant.Figures is null or { Latency.P99: null });
            statements.Add(new Run($"✗ {when}{all} {(hasObjectives ? "every objective" : "the load")}{(!isOverload ? "" : comparison.Variants.Any(variant => variant.Figures is { StagesOut.IsEmpty: false }) ? ": each is overloaded, or has no host left" : ": each is overloaded")}", Tone.Bad));
        }
        else
        {
            var which = meeting == comparison.Variants.Length ? comparison.Variants.Length == 1 ? "the variant" : $"all {variants}" : $"{Figures.Say(Quantity.Count, meeting)} of {variants}";
            statements.Add(new Run($"✓ {when}{which} {(meeting == 1 ? "meets" : "meet")} every objective", Tone.Good));
        }

        if (comparison.Recommended is { } chosen)
        {
            var variant = comparison.Variants[chosen];
            statements.Add(new Run($"recommended: {VariantNames.Numbered(comparison, chosen)}", Tone.Strong));
            statements.AddRange(Figured(variant.Figures!));
        }
        else if (comparison.NearestMiss is { } miss)
        {
            statements.Add(new Run($"nearest: {VariantNames.Numbered(comparison, miss.Variant)}", Tone.Strong));
            statements.Add(Objectives.Compared(miss.Objective));
            if (miss.Stage is { } stage)
            {
                statements.Add(new Run($"most of it in {Names.Short(stage)}", Tone.Strong));
            }
        }

        yield return Prose.Joined(statements);
        if (comparison.Recommended is not null)
        {
            yield return Prose.Of(Rule(comparison));
        }

        if (estimated < comparison.Variants.Length)
        {
            yield return Prose.Of($"{Figures.Say(Quantity.Count, comparison.Variants.Length - estimated)} of them cannot be estimated, as told below.");
        }
    }

    private static IEnumerable<Run> Figured(VariantFigures figures)
    {
        yield return new Run($"p99 {Figures.Say(Quantity.Duration, figures.Latency.P99)}", Tone.Strong);
        yield return new Run(Figures.SayCount(figures.Hosts, "host"), Tone.Strong);
        if (figures.CostPerMonth is { } cost)
        {
            yield return new Run(Figures.Say(Quantity.UsdPerMonth, cost), Tone.Strong);
        }

        if (figures.Quality is { } quality)
        {
            yield return new Run($"{quality.Metric} {Figures.Say(Quantity.Number, quality.Value)}", Tone.Strong);
        }
    }

    private static string Rule(Comparison comparison)
    {
        var by = comparison.RankedBy.Cost ? "cheapest" : "smallest fleet";
        var among = comparison.Variants.Any(variant => variant.Figures is { MeetsObjectives: true, Objectives.IsEmpty: false }) ? " that meets every objective" : "";
        return comparison.RankedBy.Quality
            ? $"Recommended is the {by}{among} with a quality within 0.1% of the best; ties go to the faster."
            : $"Recommended is the {by}{among}; ties go to the faster.";
    }
}
