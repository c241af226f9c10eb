namespace CapacityCalc.Core.Documents;

/// <summary>The stages of a list of stages and of the branches inside it. A stage is a map with the key <c>stage</c>.</summary>
internal static class StageLists
{
    public static bool IsList(ListNode list)
    {
        foreach (var item in list.Items)
        {
            if (NameOf(item) is not null)
            {
                return true;
            }
        }

        return false;
    }

    public static string? NameOf(DocumentNode item) => item is MapNode map && map[DocumentKeys.Stage] is TextNode name ? name.Text : null;

    /// <summary>The stage of that name: in the list itself, or else in its branches, in the order of the file.</summary>
    /// <param name="steps">Receives the way from the list to the stage; unchanged where there is none.</param>
    public static DocumentNode? Find(ListNode list, string name, List<(DocumentNode Container, int Index)> steps)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (NameOf(list.Items[i]) == name)
            {
                steps.Add((list, i));
                return list.Items[i];
            }
        }

        foreach (var branch in Branches(list))
        {
            var before = steps.Count;
            steps.Add((list, branch.Stage));
            steps.Add((list.Items[branch.Stage], branch.Key));
            steps.Add((branch.Map, branch.Entry));
            if (Find(branch.Pipeline, name, steps) is { } stage)
            {
                return stage;
            }

            steps.RemoveRange(before, steps.Count - before);
        }

        return null;
    }

    public static List<string> Names(ListNode list)
    {
        var names = new List<string>();
        AddNames(list, names);
        return names;
    }

    /// <summary>The pipelines inside a list's stages, with the way to each.</summary>
    public static IEnumerable<(int Stage, int Key, MapNode Map, int Entry, ListNode Pipeline)> Branches(ListNode list)
    {
        for (var stage = 0; stage < list.Items.Length; stage++)
        {
            if (list.Items[stage] is not MapNode map)
            {
                continue;
            }

            for (var key = 0; key < map.Entries.Length; key++)
            {
                if (map.Entries[key] is not { Key: DocumentKeys.Branches, Value: MapNode branches })
                {
                    continue;
                }

                for (var entry = 0; entry < branches.Entries.Length; entry++)
                {
                    if (branches.Entries[entry].Value is ListNode pipeline)
                    {
                        yield return (stage, key, branches, entry, pipeline);
                    }
                }
            }
        }
    }

    private static void AddNames(ListNode list, List<string> names)
    {
        foreach (var item in list.Items)
        {
            if (NameOf(item) is { } name)
            {
                names.Add(name);
            }
        }

        foreach (var branch in Branches(list))
        {
            AddNames(branch.Pipeline, names);
        }
    }
}
