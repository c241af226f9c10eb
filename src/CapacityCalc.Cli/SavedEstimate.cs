using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli;

/// <summary>An estimate that was written as JSON, read as what variants are compared with.</summary>
/// <remarks>JSON is a subset of YAML, so the file is read like a scenario, and its <c>schema</c> tells it from one. Members that an older version did not write are figures that are not known.</remarks>
internal static class SavedEstimate
{
    private const string Family = "capcalc/";

    /// <summary>Whether a file is an answer of this program rather than a scenario.</summary>
    public static bool Is(ScenarioDocument document) => Text(document.Root, "schema") is { } schema && schema.StartsWith(Family, StringComparison.Ordinal);

    /// <returns>Null with a diagnostic.</returns>
    public static Variant? Read(ScenarioDocument document, DiagnosticBag bag)
    {
        var root = document.Root;
        var schema = Text(root, "schema");
        if (schema != EstimateDocument.Schema)
        {
            bag.Error(
                DiagnosticCodes.InvalidOption, root["schema"]!.Span, $"a file of {Excerpt.Quote(schema!)} is no baseline",
                $"write one of {EstimateDocument.Schema} with 'capcalc estimate FILE -o base.json'");
            return null;
        }

        var fleet = root["fleet"] as MapNode;
        if (Number(fleet, "hosts") is not { } hosts)
        {
            bag.Error(DiagnosticCodes.InvalidOption, root.Span, "the saved estimate does not say how many hosts it has", "write it anew with 'capcalc estimate FILE -o base.json'");
            return null;
        }

        return new Variant
        {
            Scenario = Text(root, "scenario") ?? document.Source,
            File = document.Source,
            Values = [],
            Figures = new VariantFigures(
                Times(root["latency_seconds"] as MapNode),
                Enum.GetValues<Method>().FirstOrDefault(method => EstimateDocument.NameOf(method) == Text(root, "method")),
                Number(root, "accuracy"),
                (long)hosts,
                Number(fleet, "cost_usd_per_month"),
                Quality(root["quality"] as MapNode),
                Text(root, "bottleneck"),
                [.. Items(root, "slo").Select(Objective).OfType<ObjectiveFigures>()],
                [.. Items(root, "stages").Select(Stage)]),
        };
    }

    private static Percentiles Times(MapNode? times) =>
        new(Number(times, "mean"), Number(times, "p50"), Number(times, "p90"), Number(times, "p95"), Number(times, "p99"), Number(times, "p99_9"));

    private static QualityFigures? Quality(MapNode? quality) => Text(quality, "metric") is { } metric && Number(quality, "value") is { } value
        ? new QualityFigures(metric, value, Text(quality, "better") == EstimateDocument.NameOf(Better.Lower) ? Better.Lower : Better.Higher, Text(quality, "interpolated") == "true")
        : null;

    private static ObjectiveFigures? Objective(MapNode objective)
    {
        var known = Enum.GetValues<Objective>().Where(kind => EstimateDocument.NameOf(kind) == Text(objective, "objective")).ToArray();
        return known is [var kind] && Number(objective, "limit") is { } limit
            ? new ObjectiveFigures(kind, limit, Number(objective, "actual"), Text(objective, "passed") == "true", Text(objective, "marginal") == "true")
            : null;
    }

    private static VariantStage Stage(MapNode stage) => new(
        Text(stage, "stage") ?? "",
        Text(stage, "branch"),
        null,
        (long)(Number(stage, "hosts") ?? 0),
        Number(stage, "cost_usd_per_hour") * CostRate.HoursPerMonth,
        Number(stage, "utilization"),
        Text(stage, "hardware"));

    private static ImmutableArray<MapNode> Items(MapNode owner, string name) => owner[name] is ListNode list ? [.. list.Items.OfType<MapNode>()] : [];

    private static string? Text(MapNode? owner, string name) => owner?[name] is TextNode { Text: not ("" or "null") and var text } ? text : null;

    private static double? Number(MapNode? owner, string name) =>
        double.TryParse(Text(owner, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
