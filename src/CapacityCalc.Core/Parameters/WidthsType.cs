using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Parameters;

/// <summary>The widths of successive layers, such as <c>[1024, 512, 256, 1]</c>.</summary>
/// <param name="least">Fewest widths.</param>
public sealed class WidthsType(int least, string example) : ParameterType<ImmutableArray<int>>
{
    private const int MostWidths = 1000;

    private static readonly IntegerType Width = new(1, 10_000_000, "512");

    public override string Name => "list of widths";

    public override string Example => example;

    public override ValueForm Form => new ListForm(Width.Form, least, MostWidths);

    public override string Range => $"at least {least}, each {Width.Range}";

    public override bool TryRead(DocumentNode node, ValueReader reader, out ImmutableArray<int> value)
    {
        value = [];
        if (Elements(node) is not { } elements)
        {
            reader.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{reader.Path}' is {ValueReader.Shape(node)}, not a {Name}", $"write for example '{Example}'");
            return false;
        }

        if (elements.Length < least || elements.Length > MostWidths)
        {
            reader.OutOfRange(node.Span, $"a list of {elements.Length}", $"a list of {least} to {MostWidths} widths");
            return false;
        }

        var widths = ImmutableArray.CreateBuilder<int>(elements.Length);
        foreach (var element in elements)
        {
            if (!Width.TryRead(element, reader, out var width))
            {
                return false;
            }

            widths.Add(width);
        }

        value = widths.MoveToImmutable();
        return true;
    }

    public override string Print(ImmutableArray<int> value) =>
        $"[{string.Join(", ", value.Select(width => width.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>A list, or its text where it is a key.</summary>
    private static ImmutableArray<DocumentNode>? Elements(DocumentNode node) => node switch
    {
        ListNode list => list.Items,
        TextNode { Text: ['[', .. var inner, ']'] } text => [.. inner.Split(',', StringSplitOptions.TrimEntries).Select(width => new TextNode(width, text.Span, text.Origin))],
        _ => null,
    };
}
