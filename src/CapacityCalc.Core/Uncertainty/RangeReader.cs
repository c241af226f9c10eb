using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Uncertainty.Beliefs;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>Reads what stands for a quantity that is not known exactly: <c>0.8..1.2 ms</c>, or a map of one of the <see cref="RangeForms"/>.</summary>
internal static class RangeReader
{
    /// <summary>More than this cut off is worth a warning.</summary>
    private const double NotableCut = 0.01;

    /// <summary>Of the median: a quantity that must be above its minimum comes this near to it.</summary>
    private const double Nearest = 1e-6;

    /// <summary>Whether a node is a map that could only be a range.</summary>
    public static bool IsForm(DocumentNode node) => node is MapNode { Entries: [var first, ..] } && RangeForms.Owning(first.Key) is not null;

    /// <summary>Whether a text that is no quantity is meant as a range.</summary>
    public static bool IsInterval(string text) => text.Contains("..", StringComparison.Ordinal);

    /// <summary>Reads the range and hands it to the reader; its median stands for it.</summary>
    /// <param name="bounds">What the parameter takes; what lies beyond is cut off.</param>
    public static bool TryMedian(DocumentNode node, Dimension dimension, Bounds bounds, ValueReader reader, out double median)
    {
        median = 0;
        var numbers = new RangeNumbers(dimension, bounds, reader);
        var belief = node is MapNode map ? RangeForms.Read(map, numbers) : Interval((TextNode)node, numbers);
        if (belief is null)
        {
            return false;
        }

        if (reader.Ranges is null)
        {
            reader.Bag.Error(DiagnosticCodes.InvalidRange, node.Span, $"'{reader.Path}' has a range where none can stand", "write one number");
            return false;
        }

        var bounded = Bounded(belief, bounds, node, dimension, reader);
        var input = new UncertainInput(reader.Path, dimension, bounded, NodeText.Of(node), node.Span, (numbers.AreWhole || bounds.AreWhole) && dimension.Name == Count.Dimension.Name) { Wholes = bounds.Wholes };
        median = input.Median;
        reader.Ranges.Add(input);
        return true;
    }

    private static Belief? Interval(TextNode node, RangeNumbers numbers)
    {
        var dots = node.Text.IndexOf("..", StringComparison.Ordinal);
        return numbers.Ends(node.Text[..dots].Trim(), node.Text[(dots + 2)..].Trim(), node.Span) is var (low, high) ? RangeForms.Interval(low, high) : null;
    }

    /// <summary>What a quantity cannot be is not believed of it.</summary>
    private static Belief Bounded(Belief belief, Bounds bounds, DocumentNode node, Dimension dimension, ValueReader reader)
    {
        if (belief is not (LogNormalBelief or NormalBelief))
        {
            return belief;
        }

        var least = bounds.AboveMinimum ? bounds.Minimum + (Nearest * Math.Max(0, belief.Median - bounds.Minimum)) : bounds.Minimum;
        var cut = belief.Cdf(bounds.Minimum) + 1 - belief.Cdf(bounds.Maximum);
        if (cut > NotableCut)
        {
            reader.Bag.Warning(
                DiagnosticCodes.RangeCut,
                node.Span,
                $"{Ratio.Dimension.Print(cut, 2)} of the range of '{reader.Path}' lies where it cannot be, and is cut off: it must be from {dimension.Print(bounds.Minimum)} to {dimension.Print(bounds.Maximum)}",
                "write a range that lies within, such as { low: …, mid: …, high: … }");
        }

        return new BoundedBelief(belief, least, bounds.Maximum);
    }
}
