using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>A task's mean time as it was measured for some numbers of items, piecewise linear between them.</summary>
public sealed record Measured : CostModel
{
    /// <summary>By rising number of items; at least one point.</summary>
    public required ImmutableArray<(double Items, double Seconds)> Points { get; init; }

    public override bool CountsItems => true;

    /// <summary>Measurements may fall by their noise, or because a larger batch is computed otherwise.</summary>
    public override bool IsMonotone => Points.Zip(Points.Skip(1)).All(pair => pair.First.Seconds <= pair.Second.Seconds);

    /// <summary>Linear between the points, along the nearest segment beyond them, never below 0; one point alone is a time per item.</summary>
    public override double MeanSeconds(double items, int tasks) => SecondsOf(items * tasks);

    private double SecondsOf(double items)
    {
        if (Points.Length == 1)
        {
            return Points[0].Seconds * items / Points[0].Items;
        }

        var upper = 1;
        while (upper < Points.Length - 1 && Points[upper].Items < items)
        {
            upper++;
        }

        var (x0, y0) = Points[upper - 1];
        var (x1, y1) = Points[upper];
        var slope = (y1 - y0) / (x1 - x0);

        // Beyond the last point no task gets faster by having more to do, whatever the noise of the last two says.
        return items > x1 ? y1 + (Math.Max(0, slope) * (items - x1)) : Math.Max(0, y0 + (slope * (items - x0)));
    }

    public override string? OutsideOf(double items)
    {
        var (least, most) = (Points[0].Items, Points[^1].Items);
        return items >= least && items <= most
            ? null
            : $"{Count.Dimension.Print(items)} items lie outside the measured {Count.Dimension.Print(least)} to {Count.Dimension.Print(most)}";
    }
}

public sealed class MeasuredKind : IModelKind
{
    private const string Sample = "{ 256: 4.03 ms, 1024: 12.21 ms }";

    private static readonly QuantityType<Count> ItemCount = new(Bounds.Positive(Limits.Items), "256");

    private static readonly QuantityType<Duration> Time = new(Bounds.NonNegative(Limits.Seconds), "4.03 ms");

    private static readonly Parameter<DocumentNode> Table =
        Parameter.Required("table", new NodeType("table of items to time", Sample), "items → time of a task: a map, a list of `[items, time]`, or `{ file: times.csv }`");

    public ParameterSet Parameters { get; } = new(
        "measured",
        "A table of measured times by number of items, linear between its points and along its end segments beyond them (with a warning).",
        [Table, MeasuredShape.OfTimes, .. CommonModel.Parameters]);

    CostModel IModelKind.Bind(ModelContext context, Arguments arguments) => new Measured
    {
        Name = context.Name,
        MeasuredOn = MeasuredShape.From(context, arguments, MeasuredShape.OfTimes),
        Points = arguments.TryGet(Table, out var node) ? ReadPoints(node, arguments) : [(1, 0)],
        Common = CommonModel.From(arguments),
    };

    private static ImmutableArray<(double Items, double Seconds)> ReadPoints(DocumentNode node, Arguments arguments)
    {
        var (path, bag) = (arguments.PathOf(Table), arguments.Bag);
        var points = new List<(double Items, double Seconds)>();
        foreach (var (items, time, place) in TableRows.Of(node, path, Sample, "[256, 4.03 ms]", bag))
        {
            if (!ItemCount.TryRead(items, new ValueReader(path, bag), out var count) || !Time.TryRead(time, arguments.ReaderOf(place), out var duration))
            {
                continue;
            }

            if (points.Exists(point => point.Items.Equals(count.Amount)))
            {
                bag.Error(DiagnosticCodes.InvalidTable, items.Span, $"'{path}' gives {ItemCount.Print(count)} items twice", "keep one time for each number of items");
                continue;
            }

            points.Add((count.Amount, duration.Seconds));
        }

        if (points.Count == 0)
        {
            if (!bag.HasErrors)
            {
                bag.Error(DiagnosticCodes.InvalidTable, node.Span, $"'{path}' is empty", $"write for example '{Sample}'");
            }

            return [(1, 0)];
        }

        points.Sort((left, right) => left.Items.CompareTo(right.Items));
        return [.. points];
    }
}
