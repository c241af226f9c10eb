using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Parameters;

/// <summary>Reads one value for one key, and words what is wrong with it.</summary>
/// <param name="Path">The scenario path of the value, for messages.</param>
/// <param name="Bag">Where diagnostics go.</param>
/// <param name="Ranges">Takes the quantities that are known as ranges; null where none may stand.</param>
public readonly record struct ValueReader(string Path, DiagnosticBag Bag, ICollection<UncertainInput>? Ranges = null)
{
    /// <summary>The node's text, or false after reporting that it is a map, a list, or nothing.</summary>
    public bool TryText(DocumentNode node, string typeName, string example, out string text)
    {
        text = "";
        switch (node)
        {
            case TextNode { Text.Length: 0 }:
                Bag.Error(DiagnosticCodes.MissingValue, node.Span, $"'{Path}' has no value", $"write {Articled(typeName)}, for example '{example}'");
                return false;
            case TextNode scalar:
                text = scalar.Text;
                return true;
            case QuantityNode quantity:
                text = quantity.Dimension.Print(quantity.Value);
                return true;
            default:
                Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{Path}' is {Shape(node)}, not {Articled(typeName)}", $"write for example '{example}'");
                return false;
        }
    }

    public void OutOfRange(SourceSpan span, string value, string range) =>
        Bag.Error(DiagnosticCodes.OutOfRange, span, $"'{Path}' is {value}; it must be {range}");

    public void Invalid(SourceSpan span, string problem, string? hint = null) =>
        Bag.Error(DiagnosticCodes.InvalidQuantity, span, $"'{Path}': {problem}", hint);

    public static string Shape(DocumentNode node) => node switch
    {
        MapNode => "a map",
        ListNode => "a list",
        TextNode { Text.Length: 0 } => "empty",
        _ => "a single value",
    };

    public static string Articled(string noun) =>
        noun.StartsWith("one of", StringComparison.Ordinal) ? noun : ("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;
}
