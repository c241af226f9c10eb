using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>How figures go along what is varied, a line of small bars each; for a terminal.</summary>
internal static class SweepLines
{
    /// <summary>Two values have no course.</summary>
    private const int Least = 3;

    /// <summary>More have no room beside their ends.</summary>
    private const int Most = 40;

    /// <summary>Of the largest value; what changes less is printed alike.</summary>
    private const double LeastChange = 0.005;

    private static readonly ImmutableArray<char> Bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

    /// <summary>Null unless one number of one scenario takes several values, and a figure changes with it.</summary>
    public static Section? Of(Comparison comparison)
    {
        if (comparison is not { Axes: [{ Dimension: not null } axis] } || VariantNames.HasFiles(comparison) || comparison.Variants.Length is < Least or > Most)
        {
            return null;
        }

        var variants = comparison.Variants.OrderBy(variant => variant.Values[0].Number).ToImmutableArray();
        ImmutableArray<Row> rows =
        [
            .. new[]
            {
                RowOf("p99", Quantity.Duration, variants, figures => figures.Latency.P99),
                comparison.RankedBy.Cost ? RowOf("USD/month", Quantity.Money, variants, figures => figures.CostPerMonth) : null,
                RowOf("hosts", Quantity.Count, variants, figures => figures.Hosts),
                comparison.RankedBy.Quality ? RowOf(variants.Select(variant => variant.Figures?.Quality?.Metric).OfType<string>().FirstOrDefault() ?? "", Quantity.Number, variants, figures => figures.Quality?.Value) : null,
            }.OfType<Row>(),
        ];
        return rows.IsEmpty
            ? null
            : new("Course", new Table(
                [new(""), new($"{VariantNames.Short(axis)} {variants[0].Values[0].Label} … {variants[^1].Values[0].Label}"), new("first", Align.Right), new("last", Align.Right)],
                rows));
    }

    private static Row? RowOf(string name, Quantity quantity, ImmutableArray<Variant> variants, Func<VariantFigures, double?> figure)
    {
        var values = variants.Select(variant => variant.Figures is { } figures ? figure(figures) : null).ToImmutableArray();
        var known = values.OfType<double>().ToImmutableArray();
        if (known.IsEmpty || known.Max() - known.Min() <= LeastChange * Math.Abs(known.Max()))
        {
            return null;
        }

        var (least, most) = (known.Min(), known.Max());
        var bars = string.Concat(values.Select(value => value is { } at ? Bars[(int)Math.Round((at - least) / (most - least) * (Bars.Length - 1))] : '×'));
        return new([Cell.Of(name), Cell.Of(bars, Tone.Strong), Cell.Of(quantity, values[0]), Cell.Of(quantity, values[^1])]);
    }
}
