namespace CapacityCalc.Core.Documents;

/// <summary>A value that a scenario leaves open: <c>{ choose: … }</c> where a value stands.</summary>
internal static class ChoiceNode
{
    /// <summary>What it may be; null of any other node.</summary>
    public static DocumentNode? Of(DocumentNode? node) => node is MapNode { Entries: [{ Key: DocumentKeys.Choose, Value: var values }] } ? values : null;

    /// <summary>Where a document leaves something open, in its order. What its comparison varies is not part of the scenario.</summary>
    public static IEnumerable<(ScenarioPath Path, DocumentNode Values)> In(ScenarioDocument document)
    {
        foreach (var text in ScalarPaths.Of(document))
        {
            var path = ScenarioPath.Parse(text);
            if (path.Segments[0] != DocumentKeys.Compare && path.Get(document) is { } node && Of(node) is { } values)
            {
                yield return (path, values);
            }
        }
    }
}
