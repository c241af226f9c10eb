using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>What a scenario's own <c>compare</c> section asks to be varied.</summary>
public static class SweepRequests
{
    /// <summary>Its paths in their order; empty without one, or after a diagnostic.</summary>
    public static ImmutableArray<SweepRequest> Of(CompareSection section, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(bag);
        var requests = ImmutableArray.CreateBuilder<SweepRequest>();
        foreach (var entry in section.Vary)
        {
            var items = ItemsOf(entry, bag);
            if (items.IsEmpty)
            {
                return [];
            }

            requests.Add(new SweepRequest(entry.Path, items));
        }

        return requests.ToImmutable();
    }

    private static ImmutableArray<SweepItem> ItemsOf(VaryEntry entry, DiagnosticBag bag)
    {
        ImmutableArray<SweepItem> items = entry.Value switch
        {
            ListNode list => [.. list.Items.SelectMany(item => item is TextNode { Text.Length: > 0 } text && text.Text.Contains("..", StringComparison.Ordinal) ? Parsed(text, bag) : [new SweepPoint(item)])],
            MapNode map => [.. map.Entries.Select(named => new SweepPoint(named.Value, named.Key))],
            TextNode { Text.Length: > 0 } text => Parsed(text, bag),
            _ => [],
        };
        if (items.IsEmpty && !bag.HasErrors)
        {
            bag.Error(
                DiagnosticCodes.InvalidSweep,
                entry.Value.Span,
                $"'{entry.Path}' is varied, and {(entry.Value is TextNode ? "takes nothing" : $"what it takes is {ValueReader.Shape(entry.Value)} without a value")}",
                $"write a list of values, or for example {SweepText.Forms}");
        }

        return items;
    }

    private static ImmutableArray<SweepItem> Parsed(TextNode text, DiagnosticBag bag) =>
        SweepText.Parse(text.Text, text.Span, (token, span) => new TextNode(token, span, ValueOrigin.Set), bag);
}
