using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>The rows of a table of two columns: a map, or a list of pairs.</summary>
internal static class TableRows
{
    /// <returns>With each row the path that leads to its value: of a pair there is none, and the table's own stands for it.</returns>
    /// <param name="sample">A whole table that is right.</param>
    /// <param name="pair">A pair that is right.</param>
    public static IEnumerable<(DocumentNode Left, DocumentNode Right, string Path)> Of(DocumentNode node, string path, string sample, string pair, DiagnosticBag bag)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries)
                {
                    yield return (new TextNode(entry.Key, entry.KeySpan), entry.Value, $"{path}.{entry.Key}");
                }

                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    if (item is ListNode { Items: [var left, var right] })
                    {
                        yield return (left, right, path);
                    }
                    else
                    {
                        bag.Error(DiagnosticCodes.InvalidTable, item.Span, $"a row of '{path}' is {ValueReader.Shape(item)}, not a pair", $"write for example '{pair}'");
                    }
                }

                break;
            default:
                bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{path}' is {ValueReader.Shape(node)}, not a table", $"write for example '{sample}'");
                break;
        }
    }
}
