using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>How each variant differs from the reference, absolutely and in percent.</summary>
internal static class ChangesSection
{
    /// <summary>Two digits of a relative difference say it, and one more of an absolute one.</summary>
    private const int Digits = 2;

    /// <summary>Hosts are bought one by one.</summary>
    private const int DigitsOfCounts = 15;

    /// <summary>From here on a ratio says more than a difference in percent.</summary>
    private const double LeastFactor = 10;

    /// <summary>Less is rounding.</summary>
    private const double Negligible = 1e-9;

    public static Section? Of(Comparison comparison, ImmutableArray<int> shown)
    {
        var reference = comparison.Reference;
        var others = shown.Where(index => !ReferenceEquals(comparison.Variants[index], reference)).ToImmutableArray();
        if (others.IsEmpty)
        {
            return null;
        }

        if (reference.Figures is not { } figures)
        {
            return new("Change", new Statements([Prose.Of($"against nothing: {Named(comparison)} cannot be estimated")]));
        }

        var hasQuality = figures.Quality is not null;
        var columns = ImmutableArray.CreateBuilder<Column>();
        columns.Add(new(""));
        columns.AddRange(Pair("p50", Room.Optional));
        columns.AddRange(Pair("p99", Room.Fixed));
        columns.AddRange(Pair("hosts", Room.Fixed));
        columns.AddRange(Pair("USD/month", Room.Fixed));
        if (hasQuality)
        {
            columns.AddRange(Pair(figures.Quality!.Metric, Room.Fixed));
        }

        return new(
            "Change",
            new Table(columns.ToImmutable(), [.. others.Select(index => RowOf(index, comparison.Variants[index].Figures, figures, hasQuality))]),
            new Statements([Prose.Of($"against {Named(comparison)}", Tone.Quiet)]));
    }

    private static string Named(Comparison comparison)
    {
        var isFirst = ReferenceEquals(comparison.Reference, comparison.Variants[0]);
        var name = VariantNames.Of(comparison, comparison.Reference);
        return isFirst ? $"variant 1, {name}" : $"the baseline, {name}";
    }

    private static Column[] Pair(string header, Room room) => [new("by", Align.Right, room, header), new("in %", Align.Right, room, header)];

    private static Row RowOf(int index, VariantFigures? figures, VariantFigures reference, bool hasQuality)
    {
        var cells = ImmutableArray.CreateBuilder<Cell>();
        cells.Add(Cell.Of(FormattableString.Invariant($"  {index + 1}")));
        cells.AddRange(Cells(Quantity.Duration, figures?.Latency.P50, reference.Latency.P50));
        cells.AddRange(Cells(Quantity.Duration, figures?.Latency.P99, reference.Latency.P99));
        cells.AddRange(Cells(Quantity.Count, figures?.Hosts, reference.Hosts));
        cells.AddRange(Cells(Quantity.Money, figures?.CostPerMonth, reference.CostPerMonth));
        if (hasQuality)
        {
            var isSame = figures?.Quality?.Metric == reference.Quality!.Metric;
            cells.AddRange(Cells(Quantity.Number, isSame ? figures!.Quality!.Value : null, reference.Quality.Value, reference.Quality.Better));
        }

        return new(cells.ToImmutable());
    }

    private static IEnumerable<Cell> Cells(Quantity quantity, double? figure, double? reference, Better better = Better.Lower)
    {
        if (Change.Of(figure, reference) is not { } change)
        {
            return [Cell.Of(Figures.Absent), Cell.Of("")];
        }

        if (Math.Abs(change.Absolute) <= Negligible * Math.Abs(reference!.Value))
        {
            return [Cell.Of("=", Tone.Quiet), Cell.Of("", Tone.Quiet)];
        }

        var tone = change.Absolute > 0 == (better == Better.Higher) ? Tone.Good : Tone.Bad;
        var sign = change.Absolute > 0 ? "+" : "−";
        var size = Figures.RoundTo(Math.Abs(change.Absolute), quantity == Quantity.Count ? DigitsOfCounts : Digits + 1);
        return [Cell.Of($"{sign}{Figures.Print(quantity, size)}", tone), Cell.Of(change.Relative is { } relative ? InPercent(relative) : "", tone)];
    }

    /// <summary><c>+12%</c>, and of factors <c>×16</c>, <c>÷2000</c>.</summary>
    private static string InPercent(double relative)
    {
        var ratio = 1 + relative;
        return ratio >= LeastFactor - Negligible ? $"×{Figures.Print(Quantity.Number, Figures.RoundTo(ratio, Digits))}"
            : ratio > 0 && ratio <= (1 / LeastFactor) + Negligible ? $"÷{Figures.Print(Quantity.Number, Figures.RoundTo(1 / ratio, Digits))}"
            : $"{(relative > 0 ? "+" : "−")}{Figures.Print(Quantity.Ratio, Figures.RoundTo(Math.Abs(relative), Digits))}";
    }
}
