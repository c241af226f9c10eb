using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Reads the percentiles of a k6 summary, as <c>--summary-export</c> or <c>handleSummary</c> writes them: in milliseconds.</summary>
internal static class K6Summary
{
    private const double Unit = 1e-3;

    private static readonly ImmutableArray<(string Trend, string Counter)> Metrics = [("http_req_duration", "http_reqs"), ("grpc_req_duration", "iterations"), ("iteration_duration", "iterations")];

    public static LatencyPercentiles? Read(string source, string text, DiagnosticBag bag)
    {
        if (YamlTree.Read(text, YamlOptions.ForFile(source), bag) is not MapNode root || bag.HasErrors)
        {
            return null;
        }

        var metrics = root["metrics"] as MapNode;
        foreach (var (trend, counter) in Metrics)
        {
            if (metrics?[trend] is MapNode node)
            {
                return Of(source, Values(node), Values(metrics[counter] as MapNode), (trend, counter), bag);
            }
        }

        bag.Error(DiagnosticCodes.WrongMeasurements, root.Span, "this JSON is no k6 summary with latencies", "write one by k6 run --summary-export=summary.json; it has metrics.http_req_duration");
        return null;
    }

    /// <summary>handleSummary has a level more than --summary-export.</summary>
    private static MapNode? Values(MapNode? metric) => metric?["values"] as MapNode ?? metric;

    private static LatencyPercentiles? Of(string source, MapNode? trend, MapNode? counter, (string Trend, string Counter) names, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var percentiles = ImmutableArray.CreateBuilder<LatencyPercentile>();
        foreach (var (key, span, value) in trend!.Entries)
        {
            if (ShareOf(key) is { } share && Number(value, key, own) is { } milliseconds)
            {
                percentiles.Add(new LatencyPercentile(share, milliseconds * Unit, value.Span));
            }
        }

        var mean = trend["avg"] is { } average ? Number(average, "avg", own) : null;
        var count = counter?["count"] is { } counted ? Number(counted, "count", own) : null;
        if (count is null && !own.HasErrors)
        {
            own.Error(DiagnosticCodes.WrongMeasurements, trend.Span, $"the summary does not say how many latencies there were: metrics.{names.Counter}.count is missing", "export the whole summary");
        }

        percentiles.Sort((one, other) => one.Share.CompareTo(other.Share));
        foreach (var percentile in percentiles.Where(point => !(point.Seconds > 0)))
        {
            own.Error(DiagnosticCodes.OutOfRange, percentile.Span, "a percentile is 0", "requests that failed at once are no latencies: leave them out");
        }

        bag.AddAll(own.ToImmutable());
        return own.HasErrors ? null : new LatencyPercentiles(source, $"k6, {names.Trend}", (long)count!, percentiles.ToImmutable(), mean * Unit);
    }

    private static double? ShareOf(string key) => key == "med" ? 0.5
        : key.StartsWith("p(", StringComparison.Ordinal) && key.EndsWith(')') && double.TryParse(key.AsSpan(2, key.Length - 3), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100
        ? percent / 100
        : null;

    private static double? Number(DocumentNode node, string name, DiagnosticBag bag)
    {
        if (node is TextNode text && double.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e15)
        {
            return number;
        }

        bag.Error(DiagnosticCodes.InvalidQuantity, node.Span, $"'{name}' is not a number of at least 0");
        return null;
    }
}
