using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Stories;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Stories;

/// <summary>What the answer rests on, a table for each origin: what the file says stands in the file.</summary>
internal static class AssumptionTables
{
    private static readonly ImmutableArray<Column> Columns = [new("path"), new("value"), new("of", Room: Room.Wraps)];

    public static Section Of(ScenarioStory scenario)
    {
        var assumptions = scenario.Estimate.Assumptions;
        var parts = ImmutableArray.CreateBuilder<Section>();
        Add(parts, "Set on the command line", assumptions, ValueOrigin.Set);
        Add(parts, "Calibrated", assumptions, ValueOrigin.Calibration);
        Add(parts, "From the catalogue", assumptions, ValueOrigin.Catalog);
        Add(parts, "By default", assumptions, ValueOrigin.Default);
        parts.Add(new Section("Given in the file", new Statements([Prose.Of($"{scenario.File}, to the letter:")]), new Listing("yaml", scenario.Text)) { Folding = Folding.Folded });
        return new("Assumptions") { Parts = parts.ToImmutable() };
    }

    /// <summary>A table for each source that they share.</summary>
    private static void Add(ImmutableArray<Section>.Builder parts, string title, ImmutableArray<Assumption> assumptions, ValueOrigin origin)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var source in assumptions.Where(assumption => assumption.Origin == origin).GroupBy(assumption => assumption.Note))
        {
            if (source.Key is { } note)
            {
                blocks.Add(new Statements([Prose.Of(note)]));
            }

            blocks.Add(TableOf(source));
        }

        if (blocks.Count > 0)
        {
            parts.Add(new Section(title, blocks.ToImmutable()));
        }
    }

    private static Table TableOf(IEnumerable<Assumption> assumptions)
    {
        var table = new Table(Columns, [.. AssumptionsSection.Grouped(assumptions).Select(RowOf)]);
        return table.Rows.All(row => row.Cells[^1] == Cell.Empty) ? table.Without("of") : table;
    }

    private static Row RowOf(ImmutableArray<Assumption> alike)
    {
        var (path, of) = AssumptionsSection.Common(alike);
        return new([Cell.Of(path), Cell.Of(alike[0].Value), of.IsEmpty ? Cell.Empty : Cell.Of(string.Join(", ", of))]);
    }
}
