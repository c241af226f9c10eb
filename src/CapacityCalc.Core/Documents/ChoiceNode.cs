namespace CapacityCalc.Core.Documents;

/// <summary>A value that a scenario leaves open: <c>{ choose: … }</c> where a value stands.</summary>
internal static class ChoiceNode
{
    /// <summary>What it may be; null of any other node.</summary>
    public static DocumentNode? Of(DocumentNode? node) => node is MapNode { Entries: [{ Key: DocumentKeys.Choose, Value: var values }] } ? values : null;

    /// <summary>Where a document leaves something open, in its order. What its comparison varies is not part of the scenario.</summary>
    public static IEnumerable<(ScenarioPath Path, DocumentNode Values)> In(ScenarioDocument document)
    {
        if (!IsIn(document.Root))
        {
            yield break;
        }

        foreach (var (path, node) in ScalarPaths.Leaves(document))
        {
            if (Of(node) is { } values && ScenarioPath.Parse(path) is { Segments: [not DocumentKeys.Compare, ..] } place)
            {
                yield return (place, values);
            }
        }
    }

    /// <summary>Whether there is one at all, which few documents have.</summary>
    private static bool IsIn(DocumentNode node) => node switch
    {
        MapNode map => Of(map) is not null || map.Entries.Any(entry => IsIn(entry.Value)),
        ListNode list => list.Items.Any(IsIn),
        _ => false,
    };
}
