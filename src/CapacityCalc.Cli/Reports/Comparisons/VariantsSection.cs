using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.WhatIfs;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>One row a variant.</summary>
internal static class VariantsSection
{
    /// <summary>More paths than this have no column each on a page.</summary>
    private const int MostColumns = 3;


    public static Section Of(Comparison comparison, ImmutableArray<int> shown)
    {
        var hasFiles = VariantNames.HasFiles(comparison) || comparison.Axes.IsEmpty;
        var metrics = comparison.Variants.Select(variant => variant.Figures?.Quality?.Metric).OfType<string>().Distinct().ToArray();
        var columns = ImmutableArray.CreateBuilder<Column>();
        columns.Add(new(""));
        if (hasFiles)
        {
            columns.Add(new("scenario", Room: Room.Shrinks));
        }

        if (comparison.Axes.Length <= MostColumns)
        {
            columns.AddRange(comparison.Axes.Select(axis => new Column(VariantNames.Short(axis), axis.Dimension is null ? Align.Left : Align.Right, Room.Shrinks)));
        }
        else
        {
            columns.Add(new("varied", Room: Room.Wraps));
        }

        columns.Add(new("p50", Align.Right, Room.Optional));
        columns.Add(new("p95", Align.Right, Room.Optional));
        if (comparison.Incident is not null)
        {
            columns.Add(new("before", Align.Right, Group: "p99"));
        }

        columns.Add(comparison.Incident is null ? new("p99", Align.Right) : new("after", Align.Right, Group: "p99"));
        columns.Add(new("hosts", Align.Right));
        columns.Add(new("USD/month", Align.Right));
        if (metrics.Length > 0)
        {
            columns.Add(new(metrics.Length == 1 ? metrics[0] : "quality", Align.Right));
        }

        columns.Add(new("objectives", Room: Room.Wraps));
        columns.Add(new("bottleneck", Room: Room.Optional));
        var rows = shown.Select(index => RowOf(comparison, index, hasFiles, metrics));
        return new("Variants", new Table(columns.ToImmutable(), [.. rows]), new Statements([.. Legend(comparison, shown)]));
    }

    private static IEnumerable<Prose> Legend(Comparison comparison, ImmutableArray<int> shown)
    {
        var meeting = comparison.Variants.Any(variant => variant.Figures is { MeetsObjectives: true }) && comparison.Variants.Any(variant => variant.Figures is { Objectives.IsEmpty: false });
        var figures = $"p99{(comparison.RankedBy.Quality ? "," : " and")} {(comparison.RankedBy.Cost ? "cost" : "hosts")}{(comparison.RankedBy.Quality ? " and quality" : "")}";
        var marks = $"• Pareto-optimal: no other variant{(meeting ? " that meets the objectives" : "")} is as good in {figures} and better in one";
        if (comparison.Incident is { } incident)
        {
            yield return Prose.Of(
                $"latency, verdicts on it and bottleneck are those {IncidentWords.Of(incident, null)}, on what is left of the hosts bought; hosts and USD/month are of the fleet sized without it; before: every host bought is up, at the peak, without headroom", Tone.Quiet);
        }

        yield return Prose.Of(comparison.Recommended is null ? marks : $"★ recommended · {marks}", Tone.Quiet);
        if (shown.Length < comparison.Variants.Length)
        {
            yield return Prose.Of(
                $"{Figures.Say(Quantity.Count, shown.Length)} of {Figures.Say(Quantity.Count, comparison.Variants.Length)} variants are shown, the Pareto-optimal ones among them; all are in json and csv", Tone.Quiet);
        }
    }

    private static Row RowOf(Comparison comparison, int index, bool hasFiles, string[] metrics)
    {
        var variant = comparison.Variants[index];
        var figures = variant.Figures;
        var isChosen = index == comparison.Recommended;
        var tone = isChosen ? Tone.Strong : figures is { MeetsObjectives: true } ? Tone.Plain : Tone.Quiet;
        var mark = isChosen ? "★" : variant.IsPareto ? "•" : " ";
        var cells = ImmutableArray.CreateBuilder<Cell>();
        cells.Add(Cell.Of(FormattableString.Invariant($"{mark} {index + 1}"), tone));
        if (hasFiles)
        {
            cells.Add(Cell.Of(VariantNames.Title(comparison, variant), tone));
        }

        if (comparison.Axes.Length <= MostColumns)
        {
            cells.AddRange(variant.Values.Select(value => Cell.Of(value.Label, tone)));
        }
        else
        {
            cells.Add(Cell.Of(string.Join(" · ", comparison.Axes.Zip(variant.Values, (axis, value) => $"{VariantNames.Short(axis)} {value.Label}")), tone));
        }

        cells.AddRange(
            Cell.Of(Quantity.Duration, figures?.Latency.P50, tone),
            Cell.Of(Quantity.Duration, figures?.Latency.P95, tone));
        if (comparison.Incident is not null)
        {
            cells.Add(Cell.Of(Quantity.Duration, figures?.Before?.P99, tone));
        }

        cells.AddRange(
            Cell.Of(Quantity.Duration, figures?.Latency.P99, tone),
            Cell.Of(Quantity.Count, figures?.Hosts, tone),
            Cell.Of(Quantity.Money, figures?.CostPerMonth, tone));
        if (metrics.Length > 0)
        {
            var quality = figures?.Quality;
            cells.Add(quality is null ? Cell.Of(Figures.Absent, tone) : Cell.Of(QualityText(quality, metrics.Length == 1), tone));
        }

        cells.Add(VerdictOf(variant));
        cells.Add(Cell.Of(figures?.Bottleneck ?? "", Tone.Quiet));
        return new(cells.ToImmutable());
    }

    private static string QualityText(QualityFigures quality, bool isNamed)
    {
        var value = (quality.Interpolated ? "≈ " : "") + Figures.Print(Quantity.Number, quality.Value);
        return isNamed ? value : $"{quality.Metric} {value}";
    }

    private static Cell VerdictOf(Variant variant)
    {
        if (variant.Figures is not { } figures)
        {
            return Cell.Of("✗ not estimated", Tone.Bad);
        }

        if (!figures.StagesOut.IsEmpty)
        {
            return Cell.Of($"✗ no host of {IncidentWords.Listed(figures.StagesOut)} left", Tone.Bad);
        }

        if (figures.Latency.P99 is null)
        {
            return Cell.Of("✗ overloaded", Tone.Bad);
        }

        if (figures.IsUnjudged)
        {
            return Cell.Of("no objectives", Tone.Doubtful);
        }

        var failed = figures.Objectives.Where(objective => !objective.Passed).ToArray();
        if (failed.Length > 0)
        {
            return Cell.Of($"✗ {string.Join(", ", failed.Select(Missed))}", Tone.Bad);
        }

        var verdict = figures.Objectives.Any(objective => objective.Marginal) ? Verdict.Marginal : Verdict.Passed;
        return figures.Objectives.IsEmpty ? Cell.Of("") : Cell.Of(verdict == Verdict.Marginal ? "≈ marginal" : verdict.Mark(), verdict.Tone());
    }

    /// <summary><c>p99 &gt; 500 ms</c>.</summary>
    private static string Missed(ObjectiveFigures objective) =>
        $"{objective.Metric ?? Objectives.Name(objective.Objective)} {(objective.Better == Better.Lower ? ">" : "<")} {Objectives.Figures(objective).Limit}";
}
