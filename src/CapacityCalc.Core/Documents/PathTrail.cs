using System.Globalization;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Documents;

/// <summary>The containers that a path leads through, from the root to the node it names or would create.</summary>
internal sealed class PathTrail
{
    private readonly List<(DocumentNode Container, int Index)> _steps = [];
    private readonly ScenarioPath _path;

    // Segments from this one on name keys that do not exist yet.
    private int _firstMissing;

    private PathTrail(ScenarioPath path)
    {
        _path = path;
        _firstMissing = path.Segments.Length;
    }

    /// <summary>The node the path names, or null where there is none yet.</summary>
    public DocumentNode? Node { get; private set; }

    /// <summary>Why nothing can be set here, or null.</summary>
    public Diagnostic? Problem { get; private set; }

    public static PathTrail Follow(ScenarioDocument document, ScenarioPath path)
    {
        var trail = new PathTrail(path);
        trail.Node = trail.Follow(document.Root);
        return trail;
    }

    /// <summary>The root with the node put at the end of this trail.</summary>
    public MapNode Rebuild(DocumentNode node)
    {
        for (var segment = _path.Segments.Length - 1; segment > _firstMissing; segment--)
        {
            node = new MapNode([new MapEntry(_path.Segments[segment], _path.SegmentSpan(segment), node)], _path.SegmentSpan(segment), node.Origin);
        }

        for (var step = _steps.Count - 1; step >= 0; step--)
        {
            var (container, index) = _steps[step];
            node = container switch
            {
                MapNode map when index == map.Entries.Length =>
                    map with { Entries = map.Entries.Add(new MapEntry(_path.Segments[_firstMissing], _path.SegmentSpan(_firstMissing), node)) },
                MapNode map => map with { Entries = map.Entries.SetItem(index, map.Entries[index] with { Value = node }) },
                ListNode list => list with { Items = list.Items.SetItem(index, node) },
                _ => throw new InvalidOperationException("Only maps and lists contain nodes."),
            };
        }

        return (MapNode)node;
    }

    private DocumentNode? Follow(MapNode root)
    {
        DocumentNode current = root;
        for (var segment = 0; segment < _path.Segments.Length; segment++)
        {
            var next = current switch
            {
                MapNode map => StepIntoMap(map, segment),
                ListNode list => StepIntoList(list, segment),
                _ => StepIntoScalar(current, segment, root),
            };
            if (next is null)
            {
                return null;
            }

            current = next;
        }

        return current;
    }

    private DocumentNode? StepIntoMap(MapNode map, int segment)
    {
        var key = _path.Segments[segment];
        var index = 0;
        while (index < map.Entries.Length && map.Entries[index].Key != key)
        {
            index++;
        }

        _steps.Add((map, index));
        if (index < map.Entries.Length)
        {
            return map.Entries[index].Value;
        }

        _firstMissing = segment;
        if (segment == 0 && key == DocumentKeys.Pipeline && _path.Segments.Length > 1)
        {
            Fail(segment, "the scenario has no pipeline, so it has no stage to set", null);
        }

        return null;
    }

    private DocumentNode? StepIntoList(ListNode list, int segment)
    {
        var name = _path.Segments[segment];
        if (StageLists.IsList(list))
        {
            if (StageLists.Find(list, name, _steps) is { } stage)
            {
                return stage;
            }

            Fail(segment, $"no stage is called {Excerpt.Quote(name)}", Suggestions.Hint(name, StageLists.Names(list)));
            return null;
        }

        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length)
        {
            _steps.Add((list, index));
            return list.Items[index];
        }

        var hint = list.Items.Length switch
        {
            0 => "the list is empty",
            1 => "expected the index 0",
            var count => $"expected an index from 0 to {count - 1}",
        };
        Fail(segment, $"the list at '{_path.Prefix(segment - 1)}' has no item {Excerpt.Quote(name)}", hint);
        return null;
    }

    private DocumentNode? StepIntoScalar(DocumentNode scalar, int segment, MapNode root)
    {
        if (scalar is TextNode { Text: "" })
        {
            // A key without a value holds nothing yet, so the maps that the path names can be created there: one more than for a missing key.
            _firstMissing = segment - 1;
            if (segment > 1 || _path.Segments[0] != DocumentKeys.Pipeline)
            {
                return null;
            }

            Fail(segment, "the pipeline is empty, so it has no stage to set", null);
            return null;
        }

        var text = scalar is TextNode { Text: var written } ? written : "a number";
        var owner = _path.Segments[segment - 1];
        var rest = string.Join('.', _path.Segments.AsSpan()[segment..].ToArray());
        string? hint = null;
        if (owner == DocumentKeys.Model && (root[DocumentKeys.Models] as MapNode)?[text] is not null)
        {
            hint = $"set '{DocumentKeys.Models}.{text}.{rest}'";
        }
        else if (owner == DocumentKeys.Hardware)
        {
            hint = $"{Excerpt.Quote(text)} is a name from the catalogue; set '{_path.Prefix(segment - 1)}' to a whole shape, such as {{cores: 8, memory: 64 GiB}}";
        }

        Fail(segment, $"'{_path.Prefix(segment - 1)}' is {(scalar is TextNode ? Excerpt.Quote(text) : text)}, which has no {Excerpt.Quote(rest)}", hint);
        return null;
    }

    private void Fail(int segment, string message, string? hint) =>
        Problem = new Diagnostic(DiagnosticCodes.InvalidPath, Severity.Error, _path.SegmentSpan(segment), message, hint);
}
