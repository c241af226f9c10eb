using System.Globalization;

namespace CapacityCalc.Core.Documents;

/// <summary>Every path at which a document holds a scalar, or leaves a value open, as a person would write it: what can be set, swept or completed.</summary>
public static class ScalarPaths
{
    /// <summary>Paths in the order of the document, stages by their short form (<c>pipeline.rank-1.keep</c>). Keys that no path can name are left out.</summary>
    public static IEnumerable<string> Of(ScenarioDocument document) => Leaves(document).Select(leaf => leaf.Path);

    /// <summary>The same with what stands there.</summary>
    internal static IEnumerable<(string Path, DocumentNode Node)> Leaves(ScenarioDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return OfMap(document.Root, "", skippedKey: null);
    }

    private static IEnumerable<(string Path, DocumentNode Node)> OfNode(DocumentNode node, string path) => node switch
    {
        MapNode when ChoiceNode.Of(node) is not null => [(path, node)],
        MapNode map => OfMap(map, path, skippedKey: null),
        ListNode list when StageLists.IsList(list) => OfStages(list, path, []),
        ListNode list => OfItems(list, path),
        _ => [(path, node)],
    };

    private static IEnumerable<(string Path, DocumentNode Node)> OfMap(MapNode map, string path, string? skippedKey)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key != skippedKey && CanBeSegment(entry.Key))
            {
                foreach (var scalar in OfNode(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}"))
                {
                    yield return scalar;
                }
            }
        }
    }

    private static IEnumerable<(string Path, DocumentNode Node)> OfItems(ListNode list, string path)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            foreach (var scalar in OfNode(list.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}.{i}")))
            {
                yield return scalar;
            }
        }
    }

    /// <remarks>The same order as <see cref="StageLists.Find"/>, so that of two stages with one name the path belongs to the one it finds.</remarks>
    private static IEnumerable<(string Path, DocumentNode Node)> OfStages(ListNode list, string path, HashSet<string> seen)
    {
        foreach (var item in list.Items)
        {
            if (StageLists.NameOf(item) is { } name && CanBeSegment(name) && seen.Add(name))
            {
                foreach (var scalar in OfMap((MapNode)item, $"{path}.{name}", skippedKey: DocumentKeys.Branches))
                {
                    yield return scalar;
                }
            }
        }

        foreach (var branch in StageLists.Branches(list))
        {
            foreach (var scalar in OfStages(branch.Pipeline, path, seen))
            {
                yield return scalar;
            }
        }
    }

    private static bool CanBeSegment(string key) => !string.IsNullOrWhiteSpace(key) && !key.Contains('.');
}
