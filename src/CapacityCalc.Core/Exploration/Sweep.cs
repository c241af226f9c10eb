using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Exploration;

/// <summary>The axes of a comparison, each with the nodes that its path takes.</summary>
/// <remarks>A range becomes typed nodes in the unit of its parameter; a value that a person wrote stays as it was written.</remarks>
internal sealed class Sweep
{
    /// <summary>Values of one axis, and variants of all axes together.</summary>
    public const int MostVariants = 100_000;

    private readonly ImmutableArray<ScenarioPath> _paths;
    private readonly ImmutableArray<ImmutableArray<DocumentNode>> _nodes;

    private Sweep(ImmutableArray<ScenarioPath> paths, ImmutableArray<ImmutableArray<DocumentNode>> nodes, ImmutableArray<SweepAxis> axes)
    {
        _paths = paths;
        _nodes = nodes;
        Axes = axes;
    }

    public ImmutableArray<SweepAxis> Axes { get; }

    /// <summary>The product of the axes; 1 without any. Not to be asked of a sweep without a limit.</summary>
    public int Count => Axes.Aggregate(1, (count, axis) => count * axis.Values.Length);

    /// <summary>The axes that are asked for; null after a diagnostic.</summary>
    /// <param name="most">Variants of all axes and documents together.</param>
    public static Sweep? Resolve(ImmutableArray<ScenarioDocument> documents, ImmutableArray<SweepRequest> requests, DiagnosticBag bag, double most = MostVariants)
    {
        var axes = ImmutableArray.CreateBuilder<SweepAxis>();
        var nodes = ImmutableArray.CreateBuilder<ImmutableArray<DocumentNode>>();
        double count = documents.Length;
        var lookups = documents.Select(document => new ParameterLookup(document)).ToImmutableArray();
        foreach (var request in requests)
        {
            if (axes.Any(axis => axis.Path == request.Path.Text))
            {
                bag.Error(DiagnosticCodes.InvalidSweep, request.Path.Span, $"'{request.Path}' is varied twice", "write its values in one list");
                return null;
            }

            if (requests.TakeWhile(earlier => earlier != request).FirstOrDefault(earlier => earlier.Path.Text.StartsWith(request.Path.Text + ".", StringComparison.Ordinal)) is { } inside)
            {
                bag.Error(DiagnosticCodes.InvalidSweep, request.Path.Span, $"'{request.Path}' would replace '{inside.Path}', which is varied before it", "vary the whole first, or only one of them");
                return null;
            }

            if (AxisOf(request, documents, lookups, bag) is not var (axis, taken))
            {
                return null;
            }

            axes.Add(axis);
            nodes.Add(taken);
            count *= taken.Length;
            if (count > most)
            {
                bag.Error(
                    DiagnosticCodes.InvalidSweep,
                    request.Path.Span,
                    $"that is {Units.Count.Dimension.Print(count)} variants; at most {Units.Count.Dimension.Print(most)} are compared at once",
                    "take fewer values");
                return null;
            }
        }

        return new Sweep([.. requests.Select(request => request.Path)], nodes.ToImmutable(), axes.ToImmutable());
    }

    /// <summary>The same with its values as they would stand in the file.</summary>
    public Sweep AsWritten()
    {
        static DocumentNode Written(DocumentNode node) => node is QuantityNode ? new TextNode(NodeText.Of([node])[0], node.Span) : node with { Origin = ValueOrigin.File };
        return new(_paths, [.. _nodes.Select(nodes => nodes.Select(Written).ToImmutableArray())], Axes);
    }

    /// <summary>The variant of that number, the last axis varying fastest: its values, and its document, or why there is none.</summary>
    public (ImmutableArray<SweepValue> Values, ScenarioDocument? Document, Diagnostic? Problem) At(int variant, ScenarioDocument document)
    {
        var indices = new int[Axes.Length];
        for (var axis = Axes.Length - 1; axis >= 0; axis--)
        {
            (variant, indices[axis]) = Math.DivRem(variant, Axes[axis].Values.Length);
        }

        return At(indices, document);
    }

    /// <summary>The variant with these values of the axes, by their indices.</summary>
    public (ImmutableArray<SweepValue> Values, ScenarioDocument? Document, Diagnostic? Problem) At(ReadOnlySpan<int> indices, ScenarioDocument document)
    {
        var values = new SweepValue[Axes.Length];
        for (var axis = 0; axis < Axes.Length; axis++)
        {
            values[axis] = Axes[axis].Values[indices[axis]];
        }

        Diagnostic? problem = null;
        ScenarioDocument? patched = document;
        for (var axis = 0; axis < Axes.Length && patched is not null; axis++)
        {
            _paths[axis].TrySet(patched, _nodes[axis][indices[axis]], out patched, out problem);
        }

        return (ImmutableArray.Create(values), patched, problem);
    }

    private static (SweepAxis Axis, ImmutableArray<DocumentNode> Nodes)? AxisOf(SweepRequest request, ImmutableArray<ScenarioDocument> documents, ImmutableArray<ParameterLookup> lookups, DiagnosticBag bag)
    {
        var parameter = lookups.Select(lookup => lookup.Find(request.Path)).FirstOrDefault(known => known is not null);
        LaterMonths.Warn(parameter, request.Path, bag);
        var nodes = ImmutableArray.CreateBuilder<DocumentNode>();
        var names = new List<string?>();
        foreach (var item in request.Items)
        {
            switch (item)
            {
                case SweepPoint point:
                    nodes.Add(point.Node);
                    names.Add(point.Name);
                    break;
                case SweepRange range when new SweepRangeReader(request.Path, range, parameter, bag).Read() is { IsEmpty: false } values:
                    nodes.AddRange(values);
                    names.AddRange(values.Select(_ => (string?)null));
                    break;
                default:
                    return null;
            }
        }

        Diagnostic? problem = null;
        if (documents.All(document => !request.Path.TrySet(document, nodes[0], out _, out problem)))
        {
            bag.Add(problem!);
            return null;
        }

        var dimension = parameter?.Dimensions.FirstOrDefault(known => nodes.All(node => NodeNumber.Of(node, known) is not null));
        var texts = NodeText.Of(nodes);
        var axis = new SweepAxis(
            request.Path.Text,
            dimension,
            [.. nodes.Select((node, index) => new SweepValue(names[index] ?? texts[index], dimension is null ? null : NodeNumber.Of(node, dimension)))]);
        return (axis, nodes.ToImmutable());
    }
}
