using System.Collections.Immutable;
using System.Text.Json;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Answers;

/// <summary>A comparison for programs: as JSON with every figure by its name, as a table with one row a variant. Members may be added; none is ever renamed, moved or left out.</summary>
public sealed class ComparisonDocument(Comparison comparison, ImmutableArray<Diagnostic> diagnostics) : IDocument
{
    private const string Seconds = "s";

    /// <summary>A variant, its place, and what it is compared with.</summary>
    private sealed record Placed(Variant Variant, int? Index, Comparison Comparison)
    {
        public VariantFigures? Figures => Variant.Figures;

        public VariantFigures? Reference => Comparison.Reference.Figures;

        public bool IsRecommended => Index is { } index && index == Comparison.Recommended;

        public Changed? Changed { get; } = Variant.Figures is null ? null : new Changed(Variant.Figures, Comparison.Reference.Figures);
    }

    private sealed record Changed(VariantFigures Figures, VariantFigures? Reference)
    {
        public ChangedFigure P50 { get; } = new(Change.Of(Figures.Latency.P50, Reference?.Latency.P50));

        public ChangedFigure P99 { get; } = new(Change.Of(Figures.Latency.P99, Reference?.Latency.P99));

        public ChangedFigure Hosts { get; } = new(Change.Of(Figures.Hosts, Reference?.Hosts));

        public ChangedFigure Cost { get; } = new(Change.Of(Figures.CostPerMonth, Reference?.CostPerMonth));

        public ChangedFigure Quality { get; } = new(Figures.Quality?.Metric == Reference?.Quality?.Metric ? Change.Of(Figures.Quality?.Value, Reference?.Quality?.Value) : null);
    }

    private sealed record ChangedFigure(Change? Change);

    private static readonly Words<SweepValueAt> ValuePath = new("path", value => value.Path);

    private sealed record SweepValueAt(string Path, SweepValue Value);

    private static readonly ImmutableArray<Member<Placed>> VariantMembers =
    [
        new Figure<Placed>("variant", placed => placed.Index + 1),
        new Words<Placed>("scenario", placed => placed.Variant.Scenario),
        new Words<Placed>("file", placed => placed.Variant.File),
        new Items<Placed, SweepValueAt>("values", ValuesOf, [
            ValuePath,
            new Words<SweepValueAt>("value", value => value.Value.Label),
            new Figure<SweepValueAt>("number", value => value.Value.Number)], ValuePath),
        new Flag<Placed>("judged", placed => placed.Figures is { } figures ? !figures.IsUnjudged && !figures.Objectives.IsEmpty : null),
        new Flag<Placed>("meets_objectives", placed => placed.Figures?.MeetsObjectives),
        new Flag<Placed>("pareto", placed => placed.Variant.IsPareto),
        new Flag<Placed>("recommended", placed => placed.IsRecommended),
        new Group<Placed, Percentiles>("latency_seconds", placed => placed.Figures?.Latency, EstimateDocument.PercentileMembers),
        new OptionalGroup<Placed, Percentiles>("latency_seconds_before_incident", placed => placed.Figures?.Before, EstimateDocument.PercentileMembers),
        new Words<Placed>("stage_without_hosts", placed => placed.Figures?.StagesOut.FirstOrDefault()),
        new Items<Placed, string>("stages_without_hosts", placed => placed.Figures?.StagesOut ?? [], [new Words<string>("stage", stage => stage)]),
        new Words<Placed>("method", placed => placed.Figures is { } figures ? EstimateDocument.NameOf(figures.Method) : null),
        new Figure<Placed>("accuracy", placed => placed.Figures?.Accuracy),
        new Group<Placed, VariantFigures>("fleet", placed => placed.Figures, [
            new Figure<VariantFigures>("hosts", figures => figures.Hosts),
            new Figure<VariantFigures>("cost_usd_per_month", figures => figures.CostPerMonth, "USD/month")]),
        new OptionalGroup<Placed, QualityFigures>("quality", placed => placed.Figures?.Quality, EstimateDocument.QualityMembers),
        new Words<Placed>("bottleneck", placed => placed.Figures?.Bottleneck),
        new Items<Placed, ObjectiveFigures>("slo", placed => placed.Figures?.Objectives ?? [], EstimateDocument.ObjectiveMembers),
        new Group<Placed, Changed>("change", placed => placed.Changed, [
            ChangeOf("p50", changed => changed.P50, "absolute_seconds"),
            ChangeOf("p99", changed => changed.P99, "absolute_seconds"),
            ChangeOf("hosts", changed => changed.Hosts, "absolute"),
            ChangeOf("cost", changed => changed.Cost, "absolute_usd_per_month"),
            ChangeOf("quality", changed => changed.Quality, "absolute")]),
        new Items<Placed, VariantStage>("stages", placed => placed.Figures?.Stages ?? [], [
            new Words<VariantStage>("stage", stage => stage.Stage),
            new Words<VariantStage>("branch", stage => stage.Branch),
            new Words<VariantStage>("hardware", stage => stage.Hardware),
            new Figure<VariantStage>("items_in", stage => stage.ItemsIn),
            new Figure<VariantStage>("hosts", stage => stage.Hosts),
            new Figure<VariantStage>("cost_usd_per_month", stage => stage.CostPerMonth),
            new Figure<VariantStage>("utilization", stage => stage.Utilization)]),
        new Items<Placed, Diagnostic>("diagnostics", placed => placed.Variant.Problems, EstimateDocument.DiagnosticMembers),
    ];

    private static readonly Words<LimitOutcome> LimitWritten = new("limit", outcome => outcome.Limit.Written);

    private static readonly ImmutableArray<Member<LimitOutcome>> LimitMembers =
    [
        new Figure<LimitOutcome>("variant", outcome => outcome.Variant + 1),
        LimitWritten,
        new Words<LimitOutcome>("figure", outcome => EstimateDocument.NameOf(outcome.Limit.Figure)),
        new Figure<LimitOutcome>("reference", outcome => outcome.Reference),
        new Figure<LimitOutcome>("allowed", outcome => outcome.Allowed),
        new Figure<LimitOutcome>("actual", outcome => outcome.Actual),
        new Words<LimitOutcome>("unit", outcome => EstimateDocument.UnitOf(outcome.Limit.Figure)),
        new Flag<LimitOutcome>("passed", outcome => outcome.Passed),
    ];

    private static readonly ImmutableArray<Member<SweepAxis>> AxisMembers =
    [
        new Words<SweepAxis>("path", axis => axis.Path),
        new Words<SweepAxis>("unit", axis => axis.Dimension?.Units[0].Symbol),
        new Figure<SweepAxis>("values", axis => axis.Values.Length),
    ];

    internal static DocumentShape<Comparison> Shape { get; } = new("capcalc/comparison/1",
    [
        new OptionalGroup<Comparison, Incident>("incident", answer => answer.Incident, IncidentMembers.All),
        new AskedItems<Comparison, LimitOutcome>("limits", answer => answer.Limits, LimitMembers, LimitWritten),
        new Items<Comparison, SweepAxis>("axes", answer => answer.Axes, AxisMembers),
        new Group<Comparison, Placed>("reference", ReferenceOf, VariantMembers),
        new Figure<Comparison>("recommended", answer => answer.Recommended + 1),
        new Group<Comparison, RankedBy>("ranked_by", answer => answer.RankedBy, [
            new Flag<RankedBy>("p99", _ => true),
            new Flag<RankedBy>("cost", ranked => ranked.Cost),
            new Flag<RankedBy>("hosts", ranked => !ranked.Cost),
            new Flag<RankedBy>("quality", ranked => ranked.Quality)]),
        new OptionalGroup<Comparison, NearestMiss>("nearest_miss", answer => answer.NearestMiss, [
            new Figure<NearestMiss>("variant", miss => miss.Variant + 1),
            new Group<NearestMiss, ObjectiveFigures>("objective", miss => miss.Objective, EstimateDocument.ObjectiveMembers),
            new Words<NearestMiss>("stage", miss => miss.Stage)]),
        new Items<Comparison, Placed>("variants", answer => [.. answer.Variants.Select((variant, index) => new Placed(variant, index, answer))], VariantMembers),
    ]);

    public void WriteJson(Utf8JsonWriter writer) => new DescribedDocument<Comparison>(Shape, comparison, diagnostics).WriteJson(writer);

    /// <summary>One row a variant.</summary>
    public Table Flatten()
    {
        var figures = FigureColumns();
        var columns = ImmutableArray.CreateBuilder<Column>();
        columns.AddRange(new("variant"), new("file"), new("scenario"));
        foreach (var axis in comparison.Axes)
        {
            columns.Add(new(axis.Path));
            if (IsNumeric(axis))
            {
                columns.Add(new($"{axis.Path} [{(axis.Dimension!.Units[0].Symbol is { Length: > 0 } unit ? unit : "number")}]"));
            }
        }

        columns.AddRange(figures.Select(figure => new Column(figure.Name)));
        return new Table(columns.ToImmutable(), [.. comparison.Variants.Select((variant, index) => RowOf(new Placed(variant, index, comparison), figures))]);
    }

    private Row RowOf(Placed placed, ImmutableArray<(string Name, Func<Placed, Cell> Cell)> figures)
    {
        var cells = ImmutableArray.CreateBuilder<Cell>();
        cells.AddRange(Cell.Of(Quantity.Number, placed.Index + 1), Cell.Of(placed.Variant.File), Cell.Of(placed.Variant.Scenario));
        foreach (var (axis, value) in comparison.Axes.Zip(placed.Variant.Values))
        {
            cells.Add(Cell.Of(value.Label));
            if (IsNumeric(axis))
            {
                cells.Add(Cell.Of(Quantity.Number, value.Number));
            }
        }

        cells.AddRange(figures.Select(figure => figure.Cell(placed)));
        return new Row(cells.ToImmutable());
    }

    private static bool IsNumeric(SweepAxis axis) => axis.Dimension is not null;

    private ImmutableArray<(string Name, Func<Placed, Cell> Cell)> FigureColumns()
    {
        static (string Name, Func<Placed, Cell> Cell) Number(string name, Func<Placed, double?> value) => (name, placed => Cell.Of(Quantity.Number, value(placed)));
        static (string Name, Func<Placed, Cell> Cell) Text(string name, Func<Placed, string?> value) => (name, placed => Cell.Of(value(placed) ?? ""));
        static string? Flag(bool? value) => value switch { true => "true", false => "false", null => null };
        return
        [
            Text("meets_objectives", placed => Flag(placed.Figures?.MeetsObjectives)),
            Text("missed", placed => placed.Figures is { } figures ? string.Join(' ', figures.Objectives.Where(objective => !objective.Passed).Select(objective => EstimateDocument.NameOf(objective.Objective))) : null),
            Text("pareto", placed => Flag(placed.Variant.IsPareto)),
            Text("recommended", placed => Flag(placed.IsRecommended)),
            Number("mean_seconds", placed => placed.Figures?.Latency.Mean),
            Number("p50_seconds", placed => placed.Figures?.Latency.P50),
            Number("p90_seconds", placed => placed.Figures?.Latency.P90),
            Number("p95_seconds", placed => placed.Figures?.Latency.P95),
            Number("p99_seconds", placed => placed.Figures?.Latency.P99),
            Number("p99_9_seconds", placed => placed.Figures?.Latency.P999),
            .. comparison.Incident is null ? [] : new[] { Number("p99_before_incident_seconds", placed => placed.Figures?.Before?.P99), Text("stage_without_hosts", placed => placed.Figures?.StagesOut.FirstOrDefault()), Text("stages_without_hosts", placed => placed.Figures is { StagesOut: { IsEmpty: false } gone } ? string.Join(' ', gone) : null) },
            Text("method", placed => placed.Figures is { } figures ? EstimateDocument.NameOf(figures.Method) : null),
            Number("accuracy", placed => placed.Figures?.Accuracy),
            Number("hosts", placed => placed.Figures?.Hosts),
            Number("cost_usd_per_month", placed => placed.Figures?.CostPerMonth),
            Text("quality_metric", placed => placed.Figures?.Quality?.Metric),
            Number("quality", placed => placed.Figures?.Quality?.Value),
            Text("quality_better", placed => placed.Figures?.Quality?.Better switch { Better.Higher => "higher", Better.Lower => "lower", _ => null }),
            Text("bottleneck", placed => placed.Figures?.Bottleneck),
            Number("p99_change_seconds", placed => placed.Changed?.P99.Change?.Absolute),
            Number("p99_change_ratio", placed => placed.Changed?.P99.Change?.Relative),
            Number("hosts_change", placed => placed.Changed?.Hosts.Change?.Absolute),
            Number("hosts_change_ratio", placed => placed.Changed?.Hosts.Change?.Relative),
            Number("cost_change_usd_per_month", placed => placed.Changed?.Cost.Change?.Absolute),
            Number("cost_change_ratio", placed => placed.Changed?.Cost.Change?.Relative),
            Number("quality_change", placed => placed.Changed?.Quality.Change?.Absolute),
            Number("quality_change_ratio", placed => placed.Changed?.Quality.Change?.Relative),
            .. comparison.Limits.IsEmpty ? [] : new[] { Text("limits_broken", placed => string.Join("; ", comparison.Limits.Where(outcome => outcome.Variant == placed.Index && !outcome.Passed).Select(outcome => outcome.Limit.Written))) },
            Text("problem", placed => placed.Figures is null ? placed.Variant.Problems.FirstOrDefault()?.Message : null),
        ];
    }

    private static Placed ReferenceOf(Comparison answer)
    {
        var isFirst = ReferenceEquals(answer.Reference, answer.Variants[0]);
        return new Placed(answer.Reference, isFirst ? 0 : null, answer);
    }

    private static Group<Changed, ChangedFigure> ChangeOf(string name, Func<Changed, ChangedFigure> figure, string absolute) => new(name, figure, [
        new Figure<ChangedFigure>(absolute, changed => changed.Change?.Absolute, absolute == "absolute_seconds" ? Seconds : ""),
        new Figure<ChangedFigure>("ratio", changed => changed.Change?.Relative)]);

    private static ImmutableArray<SweepValueAt> ValuesOf(Placed placed) =>
        placed.Variant.Values.IsEmpty ? [] : [.. placed.Comparison.Axes.Zip(placed.Variant.Values, (axis, value) => new SweepValueAt(axis.Path, value))];
}
