using System.Collections.Immutable;
using System.Text.Json;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Answers;

/// <summary>A document whose members are described as data.</summary>
public sealed class DescribedDocument<T> : IDocument
    where T : class
{
    private static readonly ImmutableArray<Column> FlatColumns = [new("section"), new("stage"), new("figure"), new("value"), new("unit")];

    private readonly DocumentShape<T> _shape;
    private readonly T _value;
    private readonly Told _told;

    internal DescribedDocument(DocumentShape<T> shape, T value, ImmutableArray<Diagnostic> diagnostics) => (_shape, _value, _told) = (shape, value, new(diagnostics));

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", _shape.Schema);
        foreach (var member in _shape.Members)
        {
            member.WriteJson(writer, _value);
        }

        Told.Member.WriteJson(writer, _told);
        writer.WriteEndObject();
    }

    /// <summary>One row a figure: <c>section,stage,figure,value,unit</c>.</summary>
    public Table Flatten()
    {
        var figures = new List<FlatFigure>();
        foreach (var member in _shape.Members)
        {
            member.Flatten(_value, new FlatPlace(null), figures);
        }

        Told.Member.Flatten(_told, new FlatPlace(null), figures);
        return new Table(
            FlatColumns,
            [.. figures.Select(row => new Row([Cell.Of(row.Section), Cell.Of(row.Stage), Cell.Of(row.Figure), Cell.Of(row.Value), Cell.Of(row.Unit)]))]);
    }
}
