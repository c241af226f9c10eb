using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>Reads which ranges of a scenario vary together.</summary>
internal static class CorrelationReader
{
    private const string Sample = "[models.linear.time, models.dnn.time, 0.8]";

    /// <summary>The pairs of ranges; a pair of which one is no longer a range, since it was set or varied, has no effect.</summary>
    public static ImmutableArray<InputCorrelation> Read(DocumentNode node, ScenarioDocument document, ArgumentBinder binder)
    {
        if (node is not ListNode list)
        {
            Refuse(binder.Bag, node, $"'correlated' is {ValueReader.Shape(node)}, not a list of pairs");
            return [];
        }

        var pairs = ImmutableArray.CreateBuilder<InputCorrelation>();
        foreach (var item in list.Items)
        {
            if (Pair(item, document, binder) is not { } pair)
            {
                continue;
            }

            if (pairs.Any(other => (other.First, other.Second) == (pair.First, pair.Second) || (other.First, other.Second) == (pair.Second, pair.First)))
            {
                Refuse(binder.Bag, item, $"'{pair.First}' and '{pair.Second}' are correlated twice");
                return [];
            }

            pairs.Add(pair);
        }

        var correlations = pairs.ToImmutable();
        if (!binder.Bag.HasErrors && CorrelationMatrix.FactorOf([.. binder.Ranges.Select(range => range.Path)], correlations) is null)
        {
            binder.Bag.Error(
                DiagnosticCodes.InvalidCorrelation,
                node.Span,
                "these correlations contradict each other: no inputs can vary together like that",
                "a pair that is not named is independent: where a goes with b and b goes with c, name the pair of a and c as well, or weaken one");
        }

        return correlations;
    }

    private static InputCorrelation? Pair(DocumentNode node, ScenarioDocument document, ArgumentBinder binder)
    {
        if (node is not ListNode { Items: [TextNode first, TextNode second, var coefficient] })
        {
            Refuse(binder.Bag, node, "a correlation is two paths and a coefficient");
            return null;
        }

        if (coefficient is not TextNode written || !Scalar.Dimension.TryParse(written.Text, out var number, out _) || !(Math.Abs(number) <= 1))
        {
            Refuse(binder.Bag, coefficient, $"the coefficient is '{NodeText.Of(coefficient)}', not a number from -1 to 1");
            return null;
        }

        if (first.Text == second.Text)
        {
            Refuse(binder.Bag, second, $"'{first.Text}' is correlated with itself");
            return null;
        }

        return IsRange(first, document, binder) & IsRange(second, document, binder) ? new InputCorrelation(first.Text, second.Text, number) : null;
    }

    private static bool IsRange(TextNode path, ScenarioDocument document, ArgumentBinder binder)
    {
        if (binder.Ranges.Any(range => range.Path == path.Text))
        {
            return true;
        }

        if (!ScenarioPath.TryParse(path.Text, path.Span, out var place, out var problem))
        {
            binder.Bag.Add(problem);
        }
        else if (place.Get(document) is not { } node)
        {
            binder.Bag.Error(
                DiagnosticCodes.InvalidCorrelation,
                path.Span,
                $"there is nothing at {Excerpt.Quote(path.Text)} that could vary",
                Suggestions.Hint(path.Text, [.. binder.Ranges.Select(range => range.Path)]));
        }
        else if (node.Origin == ValueOrigin.File)
        {
            binder.Bag.Error(
                DiagnosticCodes.InvalidCorrelation,
                path.Span,
                $"'{path.Text}' is no range, so it varies with nothing",
                "give it a range, such as its 5th and 95th percentile '0.8..1.2 ms', or remove the pair");
        }

        return false;
    }

    private static void Refuse(DiagnosticBag bag, DocumentNode node, string problem) =>
        bag.Error(DiagnosticCodes.InvalidCorrelation, node.Span, problem, $"write for example {Sample}");
}
