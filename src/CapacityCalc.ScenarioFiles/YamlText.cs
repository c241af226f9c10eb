using System.Text;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles;

/// <summary>A node as YAML on one line.</summary>
public static class YamlText
{
    private const string Plain = "_./%+-";

    /// <exception cref="ArgumentOutOfRangeException">It holds a number that was never written.</exception>
    internal static string Of(DocumentNode node) => node switch
    {
        TextNode text => Scalar(text.Text),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        MapNode { Entries.IsEmpty: true } => "{}",
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{Scalar(entry.Key)}: {Of(entry.Value)}"))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "not a node"),
    };

    /// <summary>Plain where nothing in it means anything to YAML, otherwise between quotes.</summary>
    public static string Scalar(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return "null";
        }

        var isPlain = (char.IsAsciiLetterOrDigit(text[0]) || text[0] is '.' or '_' || (text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1])))
            && text[^1] != ' ' && text.All(character => char.IsAsciiLetterOrDigit(character) || character == ' ' || Plain.Contains(character))
            && text is not ("null" or "Null" or "NULL");
        return isPlain ? text : Quoted(text);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
