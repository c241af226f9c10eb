using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The variants that a scenario asks to be compared; the answer to the scenario itself knows nothing of them.</summary>
/// <param name="Vary">By path, in the order of the file.</param>
/// <param name="Baseline">What the differences are against: a variant, or null for the first.</param>
public sealed record CompareSection(ImmutableArray<VaryEntry> Vary, BaselineChoice? Baseline)
{
    private static readonly Parameter<DocumentNode> VaryMap = Parameter.Optional(
        "vary",
        new NodeType("map of paths", "{ models.dnn.time: [1 ms, 2 ms] }"),
        "path → what it takes: a list of values, a map of names to values, or `1,2,4`, `a..b:n=N`, `a..b:step=S`, `a..b:log=N`; several paths make the product");

    private static readonly Parameter<DocumentNode> BaselineNode = Parameter.Optional(
        "baseline",
        new NodeType("file's name or map of paths", "{ models.dnn.time: 1 ms }"),
        "what the differences are against: another scenario's file, or this one with the values of these paths; the first variant where absent");

    public static ParameterSet Parameters { get; } = new(
        "compare",
        "Variants of the scenario, for `compare` and its charts. The estimate does not depend on it.",
        [VaryMap, BaselineNode]);

    /// <summary>The section of a document; null where it has none, or after a diagnostic.</summary>
    public static CompareSection? Of(ScenarioDocument document, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(bag);
        return document.Root[ScenarioSections.Compare.Name] is { } node
            ? From(new ArgumentBinder(bag).Bind(Parameters, node, ScenarioSections.Compare.Name, node.Span))
            : null;
    }

    /// <summary>The document without the section: what its variants are made from.</summary>
    public static ScenarioDocument Without(ScenarioDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document with { Root = document.Root with { Entries = document.Root.Entries.RemoveAll(entry => entry.Key == ScenarioSections.Compare.Name) } };
    }

    internal static CompareSection From(Arguments arguments)
    {
        var vary = ImmutableArray.CreateBuilder<VaryEntry>();
        foreach (var entry in MapOf(arguments, VaryMap)?.Entries ?? [])
        {
            if (PathOf(entry, arguments.Bag) is { } path)
            {
                vary.Add(new VaryEntry(path, entry.Value));
            }
        }

        return new CompareSection(vary.ToImmutable(), Chosen(arguments));
    }

    private static BaselineChoice? Chosen(Arguments arguments)
    {
        if (!arguments.TryGet(BaselineNode, out var node))
        {
            return null;
        }

        if (node is TextNode file)
        {
            return new BaselineChoice(file, []);
        }

        var settings = ImmutableArray.CreateBuilder<VaryEntry>();
        foreach (var entry in MapOf(arguments, BaselineNode)?.Entries ?? [])
        {
            if (PathOf(entry, arguments.Bag) is { } path)
            {
                settings.Add(new VaryEntry(path, entry.Value));
            }
        }

        return new BaselineChoice(null, settings.ToImmutable());
    }

    private static MapNode? MapOf(Arguments arguments, Parameter<DocumentNode> parameter)
    {
        if (!arguments.TryGet(parameter, out var node) || node is MapNode)
        {
            return node as MapNode;
        }

        arguments.Bag.Error(
            DiagnosticCodes.WrongShape,
            node.Span,
            $"'{arguments.PathOf(parameter)}' is {ValueReader.Shape(node)}, not a map of paths",
            $"write for example '{parameter.Example}'");
        return null;
    }

    private static ScenarioPath? PathOf(MapEntry entry, DiagnosticBag bag)
    {
        if (ScenarioPath.TryParse(entry.Key, entry.KeySpan, out var path, out var problem))
        {
            return path;
        }

        bag.Add(problem);
        return null;
    }
}

/// <param name="Value">A list, a map, or a text such as <c>1..12:n=6</c>; of a baseline, the value itself.</param>
public sealed record VaryEntry(ScenarioPath Path, DocumentNode Value);

/// <summary>A baseline as a scenario names it: a file, or values of paths.</summary>
/// <param name="File">Null where it is given by values.</param>
public sealed record BaselineChoice(TextNode? File, ImmutableArray<VaryEntry> Values);
