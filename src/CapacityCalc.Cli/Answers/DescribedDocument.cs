using System.Collections.Immutable;
using System.Text.Json;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Answers;

/// <summary>A document whose members are described as data.</summary>
/// <param name="Schema">Its name and version: <c>capcalc/estimate/1</c>.</param>
public sealed record DescribedDocument<T>(string Schema, T Value, ImmutableArray<Member<T>> Members) : IDocument
    where T : class
{
    private static readonly ImmutableArray<Column> FlatColumns = [new("section"), new("stage"), new("figure"), new("value"), new("unit")];

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        foreach (var member in Members)
        {
            member.WriteJson(writer, Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>One row a figure: <c>section,stage,figure,value,unit</c>.</summary>
    public Table Flatten()
    {
        var figures = new List<FlatFigure>();
        foreach (var member in Members)
        {
            member.Flatten(Value, new FlatPlace(null), figures);
        }

        return new Table(
            FlatColumns,
            [.. figures.Select(row => new Row([Cell.Of(row.Section), Cell.Of(row.Stage), Cell.Of(row.Figure), Cell.Of(row.Value), Cell.Of(row.Unit)]))]);
    }
}
