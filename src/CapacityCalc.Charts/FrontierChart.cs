using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>How much of one value a scenario can have against another.</summary>
public sealed class FrontierChart : IChart
{
    /// <summary>An axis over more than this factor is logarithmic.</summary>
    private const double LinearRatio = 12;

    private const double Margin = 0.04;

    public string Name => "frontier";

    public string Doc => "The most, or least, of one value at each of another, and what binds.";

    public string Needs => "--for of two paths";

    public ChartSubject Subject => ChartSubject.Frontier;

    public ChartOutcome Draw(ChartInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Frontier is not { } frontier)
        {
            return new ChartOutcome.Refused(RefusalReason.NoFrontier);
        }

        var met = frontier.Points.Where(point => point.Found is not null).ToImmutableArray();
        if (met.Length < 2)
        {
            return new ChartOutcome.Refused(RefusalReason.TooFewVariants);
        }

        var limits = met.Select(point => Binding(point)).OfType<ObjectiveFigures>().GroupBy(objective => objective.Objective).ToDictionary(alike => alike.Key, alike => alike.Select(Limit).Distinct().ToArray());
        string? Reason(FrontierPoint point) => FrontierChart.Reason(point) ?? (Binding(point) is { } objective ? limits[objective.Objective] is [var only] ? only : Kind(objective) : null);
        var reasons = met.Select(Reason).OfType<string>().Distinct().ToImmutableArray();
        var present = frontier is { Given.Current.Number: { } given, Sought.Current.Number: { } sought } && given >= frontier.Points[0].Value.Number && given <= frontier.Points[^1].Value.Number
            ? new FrontierPresent(given, sought, $"now {frontier.Sought.Current.Label}{(frontier.MeetsNow == false ? ", which misses an objective" : "")}")
            : null;
        return new ChartOutcome.Drawn(new FrontierDrawing
        {
            Title = Finding(frontier, met),
            Subtitle = $"{frontier.Scenario} · {(frontier.Extreme == Extreme.Largest ? "the most" : "the least")} that meets every objective, and what one step beyond would miss",
            X = Axis(frontier.Given, [.. frontier.Points.Select(point => point.Value.Number!.Value)]),
            Y = Axis(frontier.Sought, Shown(met, present)),
            Marks = [.. met.Select(point => new FrontierMark(
                point.Value.Number!.Value, point.Found!.Value.Number!.Value, Reason(point) is { } reason ? reasons.IndexOf(reason) : null, PathWords.Print(frontier.Sought.Dimension, point.Found.Value.Number!.Value),
                point.OtherEnd?.Number))],
            Side = frontier.Extreme == Extreme.Largest ? FrontierSide.Below : FrontierSide.Above,
            Reasons = reasons,
            Nothing = [.. frontier.Points.Where(point => point.Found is null).Select(point => point.Value.Number!.Value)],
            Present = present,
        });
    }

    /// <summary>Where the frontier and the scenario lie; and from where on the objectives are met, unless that is next to nothing.</summary>
    private static ImmutableArray<double> Shown(ImmutableArray<FrontierPoint> met, FrontierPresent? present)
    {
        const double NextToNothing = 1e-3;
        ImmutableArray<double> shown = [.. met.Select(point => point.Found!.Value.Number!.Value), .. present is null ? [] : new[] { present.Y }];
        return [.. shown, .. met.Select(point => point.OtherEnd?.Number).OfType<double>().Where(end => end >= NextToNothing * shown.Min())];
    }

    private static ValueAxis Axis(FrontierAxis axis, ImmutableArray<double> values)
    {
        var (least, most) = (values.Min(), values.Max());
        var title = PathWords.Title(axis.Path) + PathWords.Unit(axis.Path, axis.Dimension);
        var measure = PathWords.Measure(axis.Dimension);
        if (least > 0 && most > least * LinearRatio)
        {
            var edge = Math.Pow(most / least, Margin);
            return new ValueAxis($"{title}, log scale", measure, Scale.Logarithmic, least / edge, most * edge) { Dimension = axis.Dimension };
        }

        var from = least > 0 && most < 1.3 * least ? least - ((most - least) * 0.5) - (least * 0.05) : 0;
        return new ValueAxis(title, measure, Scale.Linear, Math.Max(0, from), Math.Max(most + ((most - from) * 2 * Margin), from + 1e-9)) { Dimension = axis.Dimension };
    }

    /// <summary>What one step beyond would miss by most; null where nothing binds, or no objective does.</summary>
    private static ObjectiveFigures? Binding(FrontierPoint point) => point.Beyond?.Missed.MaxBy(objective => objective.Excess ?? double.MaxValue);

    /// <summary>What binds where no objective does; null where one does, or nothing.</summary>
    private static string? Reason(FrontierPoint point) => point.Beyond switch
    {
        { Figures: null } => "no valid scenario beyond",
        { Missed.IsEmpty: true } => "overloaded beyond",
        _ => null,
    };

    /// <summary>An objective whose limit differs from point to point.</summary>
    private static string Kind(ObjectiveFigures objective) => objective.Objective switch
    {
        Objective.Hosts => "the limit of hosts",
        Objective.Cost => "the budget",
        Objective.Quality => objective.Metric ?? "the quality",
        _ => $"the {objective.Objective.Text()} objective",
    };

    private static string Limit(ObjectiveFigures objective) => objective.Objective switch
    {
        Objective.Quality => objective.LimitText(),
        Objective.Hosts or Objective.Cost => $"the limit of {objective.LimitText()}",
        _ => $"{objective.Objective.Text()} of {objective.LimitText()}",
    };

    private static string Finding(Frontier frontier, ImmutableArray<FrontierPoint> met)
    {
        var side = frontier.Extreme == Extreme.Largest ? "at most" : "at least";
        var what = Sentence.Begin(PathWords.Title(frontier.Sought.Path));
        var given = PathWords.Property(frontier.Given.Path);
        string Most(FrontierPoint point) => PathWords.Print(frontier.Sought.Dimension, point.Found!.Value.Number!.Value);
        string At(FrontierPoint point) => PathWords.Print(frontier.Given.Dimension, point.Value.Number!.Value);
        var (first, last) = (met[0], met[^1]);
        return met.All(point => point.Found!.Value.Label == first.Found!.Value.Label)
            ? $"{what}: {side} {Most(first)}, whatever the {given}"
            : $"{what}: {side} {Most(first)} at {given} {At(first)}, {Most(last)} at {At(last)}";
    }
}
