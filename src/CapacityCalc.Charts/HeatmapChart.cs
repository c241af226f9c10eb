using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>One figure over the two parameters that are varied.</summary>
public sealed class HeatmapChart : ComparisonChart
{
    /// <summary>Names longer than this stand beside rows rather than below columns.</summary>
    private const int LongName = 8;

    /// <summary>A figure's colours go by ratio where its largest is more than this many times its least.</summary>
    private const double LinearRatio = 12;

    private sealed record Line(SweepAxis Axis, int Index, ImmutableArray<SweepValue> Values);

    public override string Name => "heatmap";

    public override string Doc => "p99, cost or hosts over two varied parameters, with the objective outlined.";

    public override string Needs => "'compare' or --vary of two paths";

    private protected override ChartOutcome Draw(Comparison comparison)
    {
        var varied = new VariedAxes(comparison);
        if (varied.HasSeveralScenarios)
        {
            return new ChartOutcome.Refused(RefusalReason.SeveralScenarios);
        }
        if (varied.Indices is not [var first, var second])
        {
            return new ChartOutcome.Refused(RefusalReason.NotTwoAxes);
        }
        var figures = varied.Swept.Select(variant => variant.Figures).OfType<VariantFigures>().ToImmutableArray();
        if (figures.Length < 2)
        {
            return new ChartOutcome.Refused(RefusalReason.TooFewVariants);
        }

        var (x, y) = (Along(comparison, first), Along(comparison, second));
        if (IsWordy(x) || (!IsWordy(y) && y.Values.Length > x.Values.Length))
        {
            (x, y) = (y, x);
        }
        // Names read from the top; numbers rise.
        y = y.Axis.Dimension is null ? y with { Values = [.. y.Values.Reverse()] } : y;
        ParetoFigure[] preferred = [ParetoFigure.P99, ParetoFigure.Cost, ParetoFigure.Hosts];
        var figure = preferred.FirstOrDefault(candidate => candidate.Varies(figures)) ?? preferred.First(candidate => candidate.IsKnown(figures));
        var byPlace = varied.Swept
            .GroupBy(variant => (variant.Values[x.Index].Label, variant.Values[y.Index].Label))
            .ToDictionary(place => place.Key, place => place.First());
        ImmutableArray<HeatmapCell> cells =
        [
            .. from row in y.Values
               from column in x.Values
               select Cell(byPlace.GetValueOrDefault((column.Label, row.Label))?.Figures, figure),
        ];
        var objectives = ObjectiveNames.Shared(figures);
        return new ChartOutcome.Drawn(new HeatmapDrawing
        {
            Title = Finding(comparison, varied, figure, figures),
            Subtitle = $"{varied.Scenarios} · {(figure == ParetoFigure.Cost ? "cost" : figure.Title)} over {PathWords.Title(x.Axis.Path)} and {PathWords.Title(y.Axis.Path)}, {AxisFormat.Whole(cells.Length)} variants",
            X = new HeatmapAxis(PathWords.Title(x.Axis.Path), [.. x.Values.Select(value => SweepLabels.Of(x.Axis, value))]),
            Y = new HeatmapAxis(PathWords.Title(y.Axis.Path), [.. y.Values.Select(value => SweepLabels.Of(y.Axis, value))]),
            Value = Colours(figure, cells),
            Cells = cells,
            Objective = figures.All(variant => variant.Objectives.IsEmpty) ? null : ObjectiveNames.Only(figures)?.NamedLimitText() ?? "every objective",
            Limit = objectives.Select(figure.Limit).FirstOrDefault(limit => limit is not null)?.Value,
        });
    }

    /// <summary>Numbers rise; names stay in their order.</summary>
    private static Line Along(Comparison comparison, int index)
    {
        var axis = comparison.Axes[index];
        var values = axis.Values.DistinctBy(value => value.Label);
        return new Line(axis, index, axis.Dimension is null ? [.. values] : [.. values.OrderBy(value => value.Number)]);
    }

    private static bool IsWordy(Line line) => line.Axis.Dimension is null && line.Values.Any(value => value.Label.Length > LongName);

    /// <summary>A cell's number is as short as its colour bar allows, whose title has the unit of costs.</summary>
    private static HeatmapCell Cell(VariantFigures? figures, ParetoFigure figure) =>
        figures is null ? new HeatmapCell(null, "", CellState.Unknown)
        : new HeatmapCell(
            figure.Of(figures),
            figure.Of(figures) is { } value ? Printed(value, figure, figures) : "",
            figures.Latency.P99 is null ? CellState.Overloaded : figures.MeetsObjectives ? CellState.Meets : CellState.Misses);

    /// <summary>A value that would read as the limit it is not: on which side of it.</summary>
    private static string Printed(double value, ParetoFigure figure, VariantFigures figures)
    {
        var text = AxisFormat.Print(value, figure.Measure);
        var limit = figures.Objectives.Select(figure.Limit).FirstOrDefault(known => known is not null)?.Value;
        return limit is { } most && text == AxisFormat.Print(most, figure.Measure) && !value.Equals(most) ? $"{(value < most ? "<" : ">")} {text}" : text;
    }

    private static ValueAxis Colours(ParetoFigure figure, ImmutableArray<HeatmapCell> cells)
    {
        var values = cells.Select(cell => cell.Value).OfType<double>().ToImmutableArray();
        var (least, most) = (values.Min(), values.Max());
        return least > 0 && most > least * LinearRatio ? new ValueAxis($"{figure.Title}, log scale", figure.Measure, Scale.Logarithmic, least, most)
            : new ValueAxis(figure.Title, figure.Measure, Scale.Linear, least, most > least ? most : least + Math.Max(1e-9, Math.Abs(least)));
    }

    private static string Finding(Comparison comparison, VariedAxes varied, ParetoFigure figure, ImmutableArray<VariantFigures> figures)
    {
        var meeting = figures.Count(variant => variant.MeetsObjectives);
        var range = figures.Select(figure.Of).OfType<double>().ToImmutableArray();
        if (figures.All(variant => variant.Objectives.IsEmpty))
        {
            var (least, most) = (figure.Print(range.Min()), figure.Measure == Measure.Seconds ? AxisFormat.Seconds(range.Max()) : figure.Print(range.Max()));
            return Sentence.Begin(least == figure.Print(range.Max()) ? $"{least} whatever is varied" : $"{least} to {most} over {AxisFormat.Whole(range.Length)} variants");
        }
        var total = varied.Swept.Length;
        var share = meeting == 0 ? $"none of {AxisFormat.Whole(total)} variants"
            : meeting == total ? $"all {AxisFormat.Whole(total)} variants"
            : $"{AxisFormat.Whole(meeting)} of {AxisFormat.Whole(total)} variants";
        var chosen = comparison.Recommended is { } index && comparison.Variants[index].Figures is not null ? $"; best is {varied.Name(comparison.Variants[index])}" : "";
        return ObjectiveNames.Only(figures) is { } only
            ? Sentence.Begin($"{Stays(only)} in {share}{chosen}")
            : Sentence.Begin($"every objective is met in {share}{chosen}");
    }

    private static string Stays(ObjectiveFigures objective) => objective.Objective switch
    {
        Objective.Hosts => $"the fleet stays within {objective.LimitText()}",
        Objective.Cost => $"cost stays within {objective.LimitText()}",
        Objective.Quality => $"{objective.LimitText()} is reached",
        _ => $"{objective.Objective.Text()} stays within {objective.LimitText()}",
    };
}
