using System.Text.Json;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Schemas;

namespace CapacityCalc.Cli.Answers;

/// <summary>A document that is one table: an object a row, named by its columns.</summary>
/// <param name="Name">Of the array of rows.</param>
public sealed record TableDocument(string Schema, string Name, Table Table) : IDocument, IDocumentShape
{
    IEnumerable<OutputProperty> IDocumentShape.Properties =>
        [new(Name, Schemas.Schema.ListOf(OutputSchema.Of(Table.Columns.Select(column => new OutputProperty(column.Name, OutputSchema.Either("string", "number", "null"), IsRequired: true)))), IsRequired: true)];

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteStartArray(Name);
        foreach (var row in Table.Rows)
        {
            writer.WriteStartObject();
            foreach (var (column, cell) in Table.Columns.Zip(row.Cells))
            {
                if (cell is not FigureCell figure)
                {
                    writer.WriteString(column.Name, cell.Print().ToString());
                }
                else if (ExactNumber.Of(figure.Value) is { } number)
                {
                    writer.WriteNumber(column.Name, number);
                }
                else
                {
                    writer.WriteNull(column.Name);
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public Table Flatten() => Table;
}
