using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>Reads the numbers of one range, in the unit of the quantity that it stands for.</summary>
/// <param name="bounds">What the quantity may be.</param>
internal sealed class RangeNumbers(Dimension dimension, Bounds bounds, ValueReader reader)
{
    /// <summary>Whether every number read so far was whole.</summary>
    public bool AreWhole { get; private set; } = true;

    /// <summary>A number that the quantity may be; null after a diagnostic.</summary>
    public double? Value(DocumentNode? node, string key, SourceSpan owner)
    {
        if (Number(node, key, owner) is not { } number)
        {
            return null;
        }

        if (bounds.AreWhole && !double.IsInteger(number))
        {
            Refuse(node!.Span, $"holds {dimension.Print(number)}, and only whole numbers are right", null);
            return null;
        }

        if (!bounds.Contains(number))
        {
            Refuse(node!.Span, $"reaches {dimension.Print(number)}, which it cannot be: it must be {Words}", null);
            return null;
        }

        return number;
    }

    /// <summary>Any number of the quantity's unit; null after a diagnostic.</summary>
    public double? Number(DocumentNode? node, string key, SourceSpan owner)
    {
        if (node is QuantityNode quantity && quantity.Dimension.Name == dimension.Name)
        {
            return Known(quantity.Value);
        }

        if (node is not TextNode { Text.Length: > 0 } text)
        {
            Refuse(node?.Span ?? owner, $"has no '{key}'", $"write for example '{key}: {dimension.Example}'");
            return null;
        }

        if (!dimension.TryParse(text.Text, out var number, out var problem))
        {
            reader.Invalid(text.Span, $"in its range: {problem}");
            return null;
        }

        return Known(number);
    }

    /// <summary>The ends of <c>low..high</c>, of which the lower may leave the unit to the other.</summary>
    public (double Low, double High)? Ends(string low, string high, SourceSpan span)
    {
        if (low.Length == 0 || high.Length == 0)
        {
            Refuse(span, "has only one end", $"write its 5th and its 95th percentile, such as {Sample}");
            return null;
        }

        if (!dimension.TryParse(high, out var to, out var problem) || !RangeEnd.TryRead(dimension, low, high, to, out var from, out problem))
        {
            reader.Invalid(span, $"in its range: {problem}", high.Contains(':', StringComparison.Ordinal) ? "steps belong to '--vary', or to a 'choose'" : null);
            return null;
        }

        _ = Known(from);
        _ = Known(to);
        return Upwards(from, to, span);
    }

    /// <summary>Two ends that the quantity may be, the lower first; null after a diagnostic.</summary>
    public (double Low, double High)? Upwards(double low, double high, SourceSpan span)
    {
        if (!(low < high))
        {
            Refuse(span, $"goes from {dimension.Print(low)} to {dimension.Print(high)}, which is not upwards", "write the lower end first; a number that is known needs no range");
            return null;
        }

        foreach (var end in new[] { low, high })
        {
            if (bounds.AreWhole && !double.IsInteger(end))
            {
                Refuse(span, $"ends at {dimension.Print(end)}, and only whole numbers are right", null);
                return null;
            }

            if (!bounds.Contains(end))
            {
                var isZero = end == 0 && bounds is { Minimum: 0, AboveMinimum: true };
                Refuse(span, $"reaches {dimension.Print(end)}, which it cannot be: it must be {(bounds.IsBelowLeast(end) ? $"at least {dimension.Print(bounds.Least)}" : Words)}", isZero ? "begin above 0" : null);
                return null;
            }
        }

        return (low, high);
    }

    public void Refuse(SourceSpan span, string problem, string? hint) =>
        reader.Bag.Error(DiagnosticCodes.InvalidRange, span, $"the range of '{reader.Path}' {problem}", hint);

    private string Sample => dimension.TryParse(dimension.Example, out var number, out _) ? $"{dimension.Print(number / 2)}..{dimension.Print(number)}" : dimension.Example;

    private string Words => $"{(bounds.AboveMinimum ? "more than" : "at least")} {dimension.Print(bounds.Minimum)} and at most {dimension.Print(bounds.Maximum)}";

    private double Known(double number)
    {
        AreWhole &= double.IsInteger(number);
        return number;
    }
}
