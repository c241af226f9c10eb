using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Cli.Tests.Schemas;

/// <summary>A document as an editor sees it: scalars are what YAML 1.2 takes them for.</summary>
internal static partial class DocumentJson
{
    public static JsonNode? Of(DocumentNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Of)]),
        TextNode text => Scalar(text.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "not a node that is read from a file"),
    };

    private static JsonValue? Scalar(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" or "false" => JsonValue.Create(text == "true"),
        _ when Number().IsMatch(text) => JsonValue.Create(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();
}
