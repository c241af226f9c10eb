using System.Collections.Immutable;
using System.Text.Json;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Schemas;

namespace CapacityCalc.Cli.Answers;

/// <summary>A document that is one list, whose items are described as data: an object an item in JSON, a row an item elsewhere.</summary>
/// <param name="Name">Of the list.</param>
/// <param name="Members">The same of every item: none that some lack.</param>
public sealed record RowsDocument<T>(string Schema, string Name, ImmutableArray<T> Rows, ImmutableArray<Member<T>> Members) : IDocument, IDocumentShape
    where T : class
{
    private readonly Items<RowsDocument<T>, T> _items = new(Name, document => document.Rows, Members);

    IEnumerable<OutputProperty> IDocumentShape.Properties => [OutputProperty.Of(_items)];

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        _items.WriteJson(writer, this);
        writer.WriteEndObject();
    }

    public Table Flatten()
    {
        var rows = Rows.Select(Figures).ToArray();
        var columns = rows.Length == 0 ? [] : rows[0].Select(figure => new Column(figure.Name)).ToImmutableArray();
        return new Table(columns, [.. rows.Select(row => new Row([.. row.Select(figure => Cell.Of(figure.Value))]))]);
    }

    private (string Name, string Value)[] Figures(T row)
    {
        var figures = new List<FlatFigure>();
        foreach (var member in Members)
        {
            member.Flatten(row, new FlatPlace(Name), figures);
        }

        return [.. figures.Select(figure => (figure.Figure, figure.Value))];
    }
}
