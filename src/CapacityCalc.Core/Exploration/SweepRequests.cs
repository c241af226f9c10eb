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
            if (Of(entry.Path, entry.Value, BareRange.Incomplete, bag) is not { } request)
            {
                return [];
            }

            requests.Add(request);
        }

        return requests.ToImmutable();
    }

    /// <summary>What a path takes, as a file says it: a list, a map of names to values, or a text; null after a diagnostic.</summary>
    internal static SweepRequest? Of(ScenarioPath path, DocumentNode values, BareRange bare, DiagnosticBag bag)
    {
        ImmutableArray<SweepItem> Parsed(TextNode text) => SweepText.Parse(text.Text, text.Span, (token, span) => new TextNode(token, span, ValueOrigin.Set), bag, bare);
        ImmutableArray<SweepItem> items = values switch
        {
            ListNode list => [.. list.Items.SelectMany(item => item is TextNode { Text.Length: > 0 } text && text.Text.Contains("..", StringComparison.Ordinal) ? Parsed(text) : [new SweepPoint(item)])],
            MapNode map => [.. map.Entries.Select(named => new SweepPoint(named.Value, named.Key))],
            TextNode { Text.Length: > 0 } text => Parsed(text),
            _ => [],
        };
        if (items.IsEmpty && !bag.HasErrors)
        {
            bag.Error(
                DiagnosticCodes.InvalidSweep,
                values.Span,
                $"'{path}' is {(bare == BareRange.EveryWhole ? "left open" : "varied")}, and {(values is TextNode ? "takes nothing" : $"what it takes is {ValueReader.Shape(values)} without a value")}",
                $"write a list of values, or for example {SweepText.FormsOf(bare)}");
        }

        return items.IsEmpty ? null : new SweepRequest(path, items);
    }
}
