using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Exploration;

/// <summary>What a scenario leaves open: <c>keep: { choose: 100..2000 }</c>, <c>model: { choose: [l2, l6, l12] }</c>.</summary>
public sealed class Choices
{
    /// <summary>Values that one scenario leaves open; each takes its own look at all others.</summary>
    private const int MostOpen = 100;

    private readonly ScenarioDocument _document;
    private readonly Sweep _sweep;

    private Choices(ScenarioDocument document, Sweep sweep)
    {
        _document = document;
        _sweep = sweep;
    }

    public ScenarioDocument Document => _document;

    /// <summary>By path, in the order of the file.</summary>
    public ImmutableArray<SweepAxis> Axes => _sweep.Axes;

    /// <summary>The designs there are: the product of the values.</summary>
    public double Count => Axes.Aggregate(1.0, (count, axis) => count * axis.Values.Length);

    /// <summary>What a document leaves open, with all its values; null after a diagnostic.</summary>
    public static Choices? Of(ScenarioDocument document, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(bag);
        var open = ChoiceNode.In(document).ToImmutableArray();
        if (open.Length > MostOpen)
        {
            bag.Error(DiagnosticCodes.InvalidChoice, open[MostOpen].Values.Span, string.Create(CultureInfo.InvariantCulture, $"{open.Length} values are left open"), $"leave at most {MostOpen} open");
            return null;
        }

        var requests = ImmutableArray.CreateBuilder<SweepRequest>();
        foreach (var (path, values) in open)
        {
            if (Inner(values) is { } inner)
            {
                bag.Error(DiagnosticCodes.InvalidChoice, inner.Span, $"a choice of '{path}' leaves something open itself", "write out the values that it may have");
            }
            else if (SweepRequests.Of(path, values, BareRange.EveryWhole, bag) is { } request)
            {
                requests.Add(request);
            }
        }

        return requests.Count == open.Length && Sweep.Resolve([Sketched(document, open)], requests.ToImmutable(), bag, double.PositiveInfinity) is { } sweep
            ? new Choices(document with { Alternatives = [.. open.SelectMany(choice => Names(choice.Values))] }, sweep.AsWritten())
            : null;
    }

    /// <summary>A document with the first value of everything that it leaves open, each told; itself where it leaves nothing open. Null after a diagnostic.</summary>
    /// <param name="decided">Paths that are set otherwise, of which nothing needs telling.</param>
    public static ScenarioDocument? TakeFirst(ScenarioDocument document, DiagnosticBag bag, params ReadOnlySpan<string> decided)
    {
        ArgumentNullException.ThrowIfNull(bag);
        if (!ChoiceNode.In(document).Any())
        {
            return document;
        }

        if (Of(document, bag) is not { } choices)
        {
            return null;
        }

        foreach (var axis in choices.Axes)
        {
            if (axis.Values.Length == 1 || decided.Contains(axis.Path))
            {
                continue;
            }

            bag.Info(
                DiagnosticCodes.ChoiceOpen,
                ScenarioPath.Parse(axis.Path).Get(document)!.Span,
                $"'{axis.Path}' is left open; of its {axis.Values.Length} values the first is taken, {axis.Values[0].Label}",
                "'capcalc solve FILE --cheapest' finds which costs least");
        }

        return choices.At(new int[choices.Axes.Length]).Document;
    }

    /// <summary>Judges the values of every choice, the others at their first; of many values the first ones, since a range is alike throughout.</summary>
    public void Check(DiagnosticBag bag)
    {
        const int MostValues = 64;
        var known = new HashSet<Diagnostic>(bag.ToImmutable());
        for (var axis = 0; axis < Axes.Length; axis++)
        {
            for (var value = 1; value < Math.Min(MostValues, Axes[axis].Values.Length); value++)
            {
                var indices = new int[Axes.Length];
                indices[axis] = value;
                var (_, document, problem) = At(indices);
                var own = new DiagnosticBag();
                _ = VariantJudge.Bind(document, problem, own);
                bag.AddAll(VariantJudge.Errors(own).Where(known.Add));
            }
        }
    }

    /// <summary>The design with these values, by their indices.</summary>
    internal (ImmutableArray<SweepValue> Values, ScenarioDocument? Document, Diagnostic? Problem) At(ReadOnlySpan<int> indices) => _sweep.At(indices, _document);

    private static IEnumerable<string> Names(DocumentNode values) => values switch
    {
        TextNode text => text.Text.Split(',').Select(name => name.Trim()),
        ListNode list => list.Items.SelectMany(Names),
        MapNode map => map.Entries.SelectMany(entry => entry.Value is TextNode text ? [text.Text] : Array.Empty<string>()),
        _ => [],
    };

    /// <summary>With some value of each choice in its place, so that it can be told which parameters read them.</summary>
    private static ScenarioDocument Sketched(ScenarioDocument document, ImmutableArray<(ScenarioPath Path, DocumentNode Values)> open) =>
        open.Aggregate(document, (sketched, choice) => choice.Path.TrySet(sketched, Some(choice.Values), out var patched, out _) ? patched : sketched);

    private static DocumentNode Some(DocumentNode values) => values switch
    {
        ListNode { Items: [var first, ..] } => Some(first),
        MapNode { Entries: [var first, ..] } => first.Value,
        TextNode text => text with { Text = EndOf(text.Text) },
        _ => values,
    };

    /// <summary>The high end of a range, which has the unit; the first of several values.</summary>
    private static string EndOf(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var first = (dots < 0 ? text : text[(dots + 2)..]).Split(',')[0];
        return dots < 0 ? first : first.Split(':')[0];
    }

    /// <summary>A choice inside another.</summary>
    private static DocumentNode? Inner(DocumentNode node) => ChoiceNode.Of(node) is not null ? node : node switch
    {
        ListNode list => list.Items.Select(Inner).FirstOrDefault(inner => inner is not null),
        MapNode map => map.Entries.Select(entry => Inner(entry.Value)).FirstOrDefault(inner => inner is not null),
        _ => null,
    };
}
