using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Puts the contents of CSV files where a document names them: <c>table: { file: measured.csv }</c>, <c>samples: { file: … }</c>.</summary>
public sealed class TableFiles
{
    private readonly Dictionary<string, ListNode?> _read = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly DiagnosticBag _bag;

    private TableFiles(string folder, DiagnosticBag bag)
    {
        _folder = folder;
        _bag = bag;
    }

    /// <summary>The document with its files inlined, or null with a diagnostic.</summary>
    /// <remarks>A path in the file starts at the scenario's folder; one that comes from standard input or from the command line, at the working directory.</remarks>
    public static ScenarioDocument? Inline(ScenarioDocument document, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(bag);
        var folder = document.Source == ScenarioReader.StandardInput ? "" : Path.GetDirectoryName(document.Source) ?? "";
        var files = new TableFiles(folder, bag);
        var root = (MapNode)files.Walk(document.Root);
        return files._read.ContainsValue(null) ? null
            : ReferenceEquals(root, document.Root) ? document
            : document with { Root = root };
    }

    /// <summary>The paths of the files whose contents stand in a document.</summary>
    /// <remarks>A table in an option's own brackets counts as a file of the option's name, which harms nobody.</remarks>
    public static IEnumerable<string> ReadInto(ScenarioDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ReadInto(document.Root).Where(source => source != document.Source).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> ReadInto(DocumentNode node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => entry is { Key: "table" or "samples", Value: ListNode { Span.Source: { } source } } ? [source] : ReadInto(entry.Value)),
        ListNode list => list.Items.SelectMany(ReadInto),
        _ => [],
    };

    /// <summary>The names of the files in a tree whose files are not inlined: of tables, and of a comparison's baseline.</summary>
    internal static IEnumerable<TextNode> NamedIn(DocumentNode node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => entry.Key is "table" or "samples" && FileOf(entry.Value) is { } file ? [file]
            : entry is { Key: "compare", Value: MapNode compare } && compare["baseline"] is TextNode { Text.Length: > 0 } baseline ? NamedIn(entry.Value).Append(baseline)
            : NamedIn(entry.Value)),
        ListNode list => list.Items.SelectMany(NamedIn),
        _ => [],
    };

    /// <remarks>As deep as a document is, which is bounded.</remarks>
    private DocumentNode Walk(DocumentNode node) => node switch
    {
        MapNode map => WalkMap(map),
        ListNode list => WalkList(list),
        _ => node,
    };

    private MapNode WalkMap(MapNode map)
    {
        ImmutableArray<MapEntry>.Builder? changed = null;
        for (var i = 0; i < map.Entries.Length; i++)
        {
            var entry = map.Entries[i];
            var value = entry.Key is "table" or "samples" && FileOf(entry.Value) is { } file ? Read(file) ?? entry.Value : Walk(entry.Value);
            if (!ReferenceEquals(value, entry.Value))
            {
                changed ??= map.Entries.ToBuilder();
                changed[i] = entry with { Value = value };
            }
        }

        return changed is null ? map : map with { Entries = changed.ToImmutable() };
    }

    private ListNode WalkList(ListNode list)
    {
        ImmutableArray<DocumentNode>.Builder? changed = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = Walk(list.Items[i]);
            if (!ReferenceEquals(item, list.Items[i]))
            {
                changed ??= list.Items.ToBuilder();
                changed[i] = item;
            }
        }

        return changed is null ? list : list with { Items = changed.ToImmutable() };
    }

    private static TextNode? FileOf(DocumentNode node) =>
        node is MapNode { Entries: [{ Key: "file", Value: TextNode file }] } ? file : null;

    private ListNode? Read(TextNode file)
    {
        var path = file.Origin == ValueOrigin.File && file.Text.Length > 0 ? Path.Combine(_folder, file.Text) : file.Text;
        if (!_read.TryGetValue(path, out var table))
        {
            table = CsvTable.ReadFile(path, file.Span, _bag)?.ToNode(file.Origin);
            _read.Add(path, table);
        }

        return table;
    }
}
