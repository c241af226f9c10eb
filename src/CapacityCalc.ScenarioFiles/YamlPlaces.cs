using CapacityCalc.Core.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Where each node of a text begins and ends.</summary>
internal sealed class YamlPlaces
{
    private readonly Dictionary<(long Line, long Column, NodeKind Kind), YamlPlace> _places = [];

    private enum NodeKind
    {
        Scalar,
        List,
        Map,
    }

    /// <param name="text">YAML without a mistake.</param>
    public YamlPlaces(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        var open = new Stack<Collection>();
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case Scalar scalar:
                    // A block of text ends with the line after its last.
                    var end = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? text.AsSpan(0, (int)scalar.End.Index).TrimEnd().Length : (int)scalar.End.Index;
                    Place(scalar, NodeKind.Scalar, new YamlPlace((int)scalar.Start.Index, end, end, IsFlow: true), open);
                    break;
                case MappingStart or SequenceStart:
                    open.Push(new Collection((NodeEvent)parser.Current, (int)parser.Current.Start.Index));
                    break;
                case MappingEnd or SequenceEnd:
                    var closed = open.Pop();
                    var isFlow = closed.Start is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };

                    // The event stands at the bracket, which it does not count as its own.
                    var place = new YamlPlace((int)closed.Start.Start.Index, isFlow ? (int)parser.Current.Start.Index + 1 : closed.LastEnd, closed.LastEnd, isFlow);
                    Place(closed.Start, closed.Start is MappingStart ? NodeKind.Map : NodeKind.List, place, open);
                    break;
            }
        }
    }

    /// <summary>A map or list that is not closed yet.</summary>
    private sealed class Collection(NodeEvent start, int lastEnd)
    {
        public NodeEvent Start { get; } = start;

        public int LastEnd { get; set; } = lastEnd;

        /// <summary>Where the key ends whose value comes next; null where a key or an item comes.</summary>
        public int? Key { get; set; }
    }

    public YamlPlace Of(DocumentNode node) => _places[(node.Span.Line, node.Span.Column, node switch { MapNode => NodeKind.Map, ListNode => NodeKind.List, _ => NodeKind.Scalar })];

    private void Place(NodeEvent node, NodeKind kind, YamlPlace place, Stack<Collection> open)
    {
        open.TryPeek(out var parent);
        _places.TryAdd((node.Start.Line, node.Start.Column, kind), place with { KeyEnd = parent?.Key });
        if (parent is not null)
        {
            parent.LastEnd = Math.Max(parent.LastEnd, place.End);
            parent.Key = parent.Start is MappingStart && parent.Key is null ? place.End : null;
        }
    }
}

/// <summary>A node in its text, by characters.</summary>
/// <param name="End">After its last.</param>
/// <param name="LastChildEnd">After the last of what it holds; its start where it holds nothing.</param>
/// <param name="IsFlow">Whether it is written in brackets, or is a scalar.</param>
internal readonly record struct YamlPlace(int Start, int End, int LastChildEnd, bool IsFlow)
{
    /// <summary>After the key whose value it is; null of an item and of the whole.</summary>
    public int? KeyEnd { get; init; }
}
