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
        var open = new Stack<(NodeEvent Start, int LastEnd)>();
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
                    open.Push(((NodeEvent)parser.Current, (int)parser.Current.Start.Index));
                    break;
                case MappingEnd or SequenceEnd:
                    var (start, last) = open.Pop();
                    var isFlow = start is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };

                    // The event stands at the bracket, which it does not count as its own.
                    var place = new YamlPlace((int)start.Start.Index, isFlow ? (int)parser.Current.Start.Index + 1 : last, last, isFlow);
                    Place(start, start is MappingStart ? NodeKind.Map : NodeKind.List, place, open);
                    break;
            }
        }
    }

    public YamlPlace Of(DocumentNode node) => _places[(node.Span.Line, node.Span.Column, node switch { MapNode => NodeKind.Map, ListNode => NodeKind.List, _ => NodeKind.Scalar })];

    private void Place(NodeEvent node, NodeKind kind, YamlPlace place, Stack<(NodeEvent Start, int LastEnd)> open)
    {
        _places.TryAdd((node.Start.Line, node.Start.Column, kind), place);
        if (open.TryPop(out var parent))
        {
            open.Push((parent.Start, Math.Max(parent.LastEnd, place.End)));
        }
    }
}

/// <summary>A node in its text, by characters.</summary>
/// <param name="End">After its last.</param>
/// <param name="LastChildEnd">After the last of what it holds; its start where it holds nothing.</param>
/// <param name="IsFlow">Whether it is written in brackets, or is a scalar.</param>
internal readonly record struct YamlPlace(int Start, int End, int LastChildEnd, bool IsFlow);
