using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>Judges the ranges of a document together.</summary>
internal static class RangePlaces
{
    /// <summary>More are not listed by name.</summary>
    private const int MostNamed = 5;

    /// <summary>A range can be drawn from only where a path leads to it alone.</summary>
    public static void Check(ScenarioDocument document, IReadOnlyList<UncertainInput> ranges, DiagnosticBag bag)
    {
        foreach (var range in ranges)
        {
            var isPath = ScenarioPath.TryParse(range.Path, default, out var path, out _);
            if (!isPath || path!.Get(document) is not { } node || node.Span != range.Span)
            {
                bag.Error(DiagnosticCodes.InvalidRange, range.Span, $"'{range.Path}' has a range where none can stand: no path leads to it", "write one number");
            }
        }
    }

    /// <summary>The same document with the median in the place of each range.</summary>
    public static ScenarioDocument AtMedians(ScenarioDocument document, IEnumerable<UncertainInput> ranges) =>
        ranges.Aggregate(document, (some, range) => ScenarioPath.Parse(range.Path).TrySet(some, new QuantityNode(range.Median, range.Dimension, range.Span), out var patched, out _) ? patched : some);

    /// <summary>Says that a scenario's answer is that of the medians.</summary>
    public static void Note(IReadOnlyList<UncertainInput> ranges, DiagnosticBag bag)
    {
        if (ranges.Count > 0)
        {
            var named = string.Join(", ", ranges.Take(MostNamed).Select(range => $"'{range.Path}'")) + (ranges.Count > MostNamed ? $" and {ranges.Count - MostNamed} more" : "");
            bag.Info(
                DiagnosticCodes.InputsUncertain,
                default,
                ranges.Count == 1 ? $"one input is uncertain, and its median is taken: {named}" : $"{ranges.Count} inputs are uncertain, and their medians are taken: {named}",
                "'capcalc uncertainty FILE' tells what the ranges make of the answer");
        }
    }
}
