using System.Text;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Writes a patched document over the text that it was read from: what did not change, comments and layout among it, stays as it was.</summary>
public sealed class ScenarioWriter
{
    private readonly string _text;
    private readonly string _lineBreak;
    private readonly YamlPlaces _places;
    private readonly List<(int Start, int End, string Text)> _edits = [];

    private ScenarioWriter(string text)
    {
        _text = text;
        _lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        _places = new YamlPlaces(text);
    }

    /// <summary>The text of a document that was patched from the one in <paramref name="source"/>; null where it would not read back as that document.</summary>
    /// <param name="target">Top-level keys that it lacks stay in the text.</param>
    /// <param name="path">Where the text is to be written: files that it names are still found from there.</param>
    public static string? TextOf(ScenarioSource source, ScenarioDocument target, string path)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var writer = new ScenarioWriter(source.Text);
        foreach (var entry in target.Root.Entries)
        {
            writer.SetEntry(source.Document.Root, entry);
        }

        writer.Relocate(source, path);
        var text = writer.Applied();
        return YamlTree.Read(text, YamlOptions.ForFile(path), new DiagnosticBag()) is MapNode written && target.Root.Entries.All(entry => entry.Key == "compare" || IsSame(written[entry.Key], entry.Value)) ? text : null;
    }

    /// <summary>Whether a node reads as another; a file that is named stands for what is in it.</summary>
    private static bool IsSame(DocumentNode? written, DocumentNode target) => (written, target) switch
    {
        (TextNode one, TextNode other) => one.Text == other.Text,
        (ListNode one, ListNode other) => one.Items.Length == other.Items.Length && one.Items.Zip(other.Items).All(pair => IsSame(pair.First, pair.Second)),
        (MapNode one, MapNode other) => one.Entries.Length == other.Entries.Length && other.Entries.All(entry => IsSame(one[entry.Key], entry.Value)),
        (MapNode { Entries: [{ Key: "file" }] }, ListNode) => true,
        _ => false,
    };

    private void SetEntry(MapNode before, MapEntry entry)
    {
        if (before[entry.Key] is not { } old)
        {
            Insert(before, entry);
        }
        else if (!ReferenceEquals(old, entry.Value))
        {
            Change(old, entry.Value);
        }
    }

    private void Change(DocumentNode before, DocumentNode after)
    {
        switch (before, after)
        {
            case (MapNode old, MapNode map) when old.Entries.All(entry => map[entry.Key] is not null) && !old.Entries.IsEmpty:
                foreach (var entry in map.Entries)
                {
                    SetEntry(old, entry);
                }

                break;
            case (ListNode old, ListNode list) when old.Items.Length == list.Items.Length:
                foreach (var (was, item) in old.Items.Zip(list.Items).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
                {
                    Change(was, item);
                }

                break;
            default:
                Replace(before, YamlText.Of(after));
                break;
        }
    }

    private void Replace(DocumentNode node, string text)
    {
        var place = _places.Of(node);

        // What stood on lines of its own comes to stand behind its key, unless a comment is in between.
        _edits.Add(place.KeyEnd is { } key && _text[key..place.Start].Trim() == ":" ? (key, place.End, ": " + text) : (place.Start, place.End, text));
    }

    private void Insert(MapNode map, MapEntry entry)
    {
        var place = _places.Of(map);
        var text = $"{YamlText.Scalar(entry.Key)}: {YamlText.Of(entry.Value)}";
        if (map.Entries.IsEmpty)
        {
            Replace(map, $"{{ {text} }}");
            return;
        }

        if (place.IsFlow)
        {
            _edits.Add((place.LastChildEnd, place.LastChildEnd, ", " + text));
            return;
        }

        var endOfLine = _text.AsSpan(place.LastChildEnd).IndexOfAny('\r', '\n');
        var end = endOfLine < 0 ? _text.Length : place.LastChildEnd + endOfLine;
        _edits.Add((end, end, _lineBreak + new string(' ', map.Span.Column - 1) + text));
    }

    /// <summary>Files that the text names are named from the folder that it goes to.</summary>
    private void Relocate(ScenarioSource source, string path)
    {
        var from = source.Document.Source == ScenarioReader.StandardInput ? "" : Path.GetDirectoryName(source.Document.Source) ?? "";
        var (here, there) = (Path.GetFullPath(from.Length == 0 ? "." : from), Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/");
        if (here == there || YamlTree.Read(_text, YamlOptions.ForFile(source.Document.Source), new DiagnosticBag()) is not { } written)
        {
            return;
        }

        foreach (var file in TableFiles.NamedIn(written))
        {
            var place = _places.Of(file);
            if (!_edits.Exists(edit => edit.Start <= place.Start && edit.End >= place.End))
            {
                _edits.Add((place.Start, place.End, YamlText.Scalar(Path.GetRelativePath(there, Path.Combine(here, file.Text)))));
            }
        }
    }

    private string Applied()
    {
        var text = new StringBuilder(_text);

        // From the end on, so that places stay what they are; of several keys at one place the innermost map's comes first, which was found first.
        foreach (var (start, end, replacement) in _edits.AsEnumerable().Reverse().OrderByDescending(edit => edit.Start))
        {
            text.Remove(start, end - start).Insert(start, replacement);
        }

        return text.ToString();
    }
}
