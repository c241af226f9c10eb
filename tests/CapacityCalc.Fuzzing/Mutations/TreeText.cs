using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>A tree as YAML: a line a section, and each section on one line.</summary>
internal static partial class TreeText
{
    public static byte[] Of(MapNode root)
    {
        var text = new StringBuilder();
        foreach (var entry in root.Entries)
        {
            WriteScalar(text, entry.Key);
            text.Append(": ");
            Write(text, entry.Value);
            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, DocumentNode node)
    {
        switch (node)
        {
            case TextNode scalar:
                WriteScalar(text, scalar.Text);
                break;
            case RawNode raw:
                text.Append(raw.Yaml);
                break;
            case ListNode list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Write(text, item);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            case MapNode map:
                text.Append("{ ");
                foreach (var entry in map.Entries)
                {
                    WriteScalar(text, entry.Key);
                    text.Append(": ");
                    Write(text, entry.Value);
                    text.Append(", ");
                }

                text.Append('}');
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node, "not a node of a file");
        }
    }

    private static void WriteScalar(StringBuilder text, string value)
    {
        if (Plain().IsMatch(value))
        {
            text.Append(value);
        }
        else
        {
            text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)).Append('"');
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9.]([\w ./%+@-]*[\w/%+@])?\z", RegexOptions.ECMAScript)]
    private static partial Regex Plain();
}
