using System.Collections.Immutable;
using System.Text.Json;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Answers;

/// <summary>A document that is one list, whose items are described as data: an object an item in JSON, a row an item elsewhere.</summary>
/// <param name="Name">Of the list.</param>
/// <param name="Members">The same of every item: none that some lack.</param>
public sealed record RowsDocument<T>(string Schema, string Name, ImmutableArray<T> Rows, ImmutableArray<Member<T>> Members) : IDocument
    where T : class
{
    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        new Items<RowsDocument<T>, T>(Name, document => document.Rows, Members).WriteJson(writer, this);
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
