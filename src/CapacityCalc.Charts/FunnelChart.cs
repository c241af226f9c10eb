using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts;

/// <summary>How many items enter each stage, and how many the last one leaves.</summary>
public sealed class FunnelChart : IChart
{
    public string Name => "funnel";

    public string Doc => "Items into each stage of a request, and out of the last, on a log scale.";

    public string Needs => "items: 'corpus', or 'items' in 'traffic'";

    public ChartSubject Subject => ChartSubject.Scenario;

    public ChartOutcome Draw(ChartInput input)
    {
        var stages = input.Estimate.Funnel;
        var top = stages.Where(stage => stage.Branch is null).ToImmutableArray();
        var entering = top.FirstOrDefault(stage => stage.ItemsIn is not null)?.ItemsIn;
        if (entering is not { } first || top[^1].ItemsOut is not { } last || !stages.Any(stage => stage.ItemsIn > 0))
        {
            return new ChartOutcome.Refused(RefusalReason.NoItems);
        }

        var positive = stages.SelectMany(stage => new[] { stage.ItemsIn ?? 0, stage.ItemsOut ?? 0 }).Where(items => items > 0).ToImmutableArray();
        var floor = DecadeBelow(positive.Min());
        var rows = stages.Select(stage => Row(stage, floor))
            .Append(new BarRow("answer", 0, Bar(last, floor), AxisFormat.Items(last), ""));
        return new ChartOutcome.Drawn(new BarDrawing
        {
            Title = Finding(first, last, top.Length),
            Subtitle = $"{input.Estimate.Scenario} · items into each stage, per request",
            X = new ValueAxis("items per request, log scale", Measure.Items, Scale.Logarithmic, floor, Math.Max(positive.Max(), floor * 10)),
            Rows = [.. rows],
            Series = ["items"],
        });
    }

    private static string Finding(double first, double last, int stages)
    {
        var (items, through) = (AxisFormat.Items(first), stages == 1 ? "one stage" : $"{stages} stages");
        return first == 1
            ? last == 1 ? $"One item passes through {through}" : $"One item becomes {AxisFormat.Items(last)} in {through}"
            : last < first ? $"{items} items narrow to {AxisFormat.Items(last)} in {through}"
            : last > first ? $"{items} items grow to {AxisFormat.Items(last)} in {through}"
            : $"All {items} items pass through {through}";
    }

    private static BarRow Row(FunnelFigures stage, double floor)
    {
        var branches = stage.Branch?.Split('/') ?? [];
        var label = branches.Length == 0 || branches[^1] == stage.Stage ? stage.Stage : $"{branches[^1]} › {stage.Stage}";
        return stage.ItemsIn is { } items
            ? new BarRow(label, branches.Length, Bar(items, floor), AxisFormat.Items(items), stage.ItemsOut is { } left ? Note(stage, items, left) : "")
            : new BarRow(label, branches.Length, [], "unknown", "");
    }

    private static ImmutableArray<BarSegment> Bar(double items, double floor) =>
        items > 0 ? [new BarSegment(0, floor, items, "")] : [];

    private static string Note(FunnelFigures stage, double itemsIn, double itemsOut)
    {
        var keeps = itemsOut >= itemsIn ? "all"
            : itemsOut <= 0 ? "none"
            : itemsIn < 2 * itemsOut ? AxisFormat.Percent(itemsOut / itemsIn)
            : $"1 in {OneIn(itemsIn / itemsOut)}";
        return itemsOut > itemsIn ? $"becomes {AxisFormat.Items(itemsOut)}"
            : stage.Branch is null || keeps is "all" or "none" ? $"keeps {keeps}"
            : $"keeps {AxisFormat.Items(itemsOut)}, {keeps}";
    }

    private static string OneIn(double ratio) => AxisFormat.Items(ratio < 10 ? ratio : Math.Round(ratio));

    /// <summary>The power of ten below the value, and no more than 1: a bar needs a length, and whole items are counted from 1.</summary>
    private static double DecadeBelow(double value) => Math.Min(1, Math.Pow(10, Math.Ceiling(Math.Log10(value)) - 1));
}
