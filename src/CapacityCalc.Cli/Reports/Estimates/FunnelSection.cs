using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>How many items each stage is given and keeps.</summary>
internal static class FunnelSection
{
    public static Section Of(Estimate estimate)
    {
        var funnel = estimate.Funnel;
        var most = funnel.Select(step => Length(step.ItemsIn)).DefaultIfEmpty().Max();
        var hasBranches = funnel.Any(step => step.Branch is not null);
        var columns = ImmutableArray.CreateBuilder<Column>();
        columns.Add(new("stage", Room: Room.Shrinks));
        columns.Add(new("kind"));
        if (hasBranches)
        {
            columns.Add(new("branch", Room: Room.Shrinks));
        }

        columns.AddRange(
            new Column("items in", Align.Right),
            new Column("items out", Align.Right),
            new Column("kept", Align.Right, Room.Optional),
            new Column("items in/s", Align.Right, Room.Optional),
            new Column("█ kept, log scale", Room: Room.Scales));
        return new("Funnel", new Table(columns.ToImmutable(), [.. funnel.Select(step => RowOf(step, most, hasBranches))]));
    }

    private static Row RowOf(FunnelFigures step, double most, bool hasBranches)
    {
        double? kept = step.ItemsIn > 0 ? (double?)step.ItemsOut / step.ItemsIn : null;
        var cells = ImmutableArray.CreateBuilder<Cell>();
        cells.Add(Cell.Of(step.Stage));
        cells.Add(Cell.Of(step.Kind, Tone.Quiet));
        if (hasBranches)
        {
            cells.Add(Cell.Of(step.Branch ?? "", Tone.Quiet));
        }

        cells.AddRange(
            Cell.Of(Quantity.Items, step.ItemsIn),
            Cell.Of(Quantity.Items, step.ItemsOut),
            Cell.Of(Quantity.Ratio, kept),
            Cell.Of(Quantity.Items, step.ItemsPerSecond),
            new BarCell(Share(step.ItemsOut, most), Share(step.ItemsIn, most)));
        return new(cells.ToImmutable(), FunnelSentence.DepthOf(step));
    }

    private static double Share(double? items, double most) => most > 0 ? Math.Min(1, Length(items) / most) : 0;

    /// <summary>On a logarithmic scale on which one item can still be seen.</summary>
    private static double Length(double? items) => Math.Log10(1 + (items ?? 0));
}
