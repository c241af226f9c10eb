using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What each uncertain input does to the answer by itself.</summary>
public sealed class TornadoChart : UncertaintyChart
{
    private const int MostRows = 12;

    /// <summary>An axis over more than this factor is logarithmic.</summary>
    private const double LinearRatio = 12;

    public override string Name => "tornado";

    public override string Doc => "What each uncertain input does to p99 and hosts, the strongest first.";

    public override UncertaintyParts Parts => UncertaintyParts.Swings;

    private protected override ChartOutcome Draw(UncertaintyResult result)
    {
        if (result.Planned.Latency.P99 is null)
        {
            return ChartOutcome.NoLatency(result.Planned);
        }

        // By what the rows are sorted first: the hosts.
        var outcomes = new[] { OutcomeKind.Hosts, OutcomeKind.P99 }
            .Select(kind => result.Outcomes.FirstOrDefault(outcome => outcome.Kind == kind))
            .Where(outcome => outcome?.Planned is { } planned && result.Swings.Any(swing => Moves(Bar(swing, outcome.Kind, planned), planned)))
            .Select(outcome => (outcome!.Kind, Planned: outcome.Planned!.Value)).ToImmutableArray();
        if (outcomes.IsEmpty)
        {
            return new ChartOutcome.Refused(RefusalReason.NothingVaries);
        }

        var moving = result.Swings
            .Where(swing => outcomes.Any(outcome => Moves(Bar(swing, outcome.Kind, outcome.Planned), outcome.Planned)))
            .OrderByDescending(swing => Width(swing, outcomes[0])).ThenByDescending(swing => Width(swing, outcomes[^1])).ToImmutableArray();
        var shown = moving.Take(MostRows).ToImmutableArray();
        var hidden = result.Swings.Length - shown.Length;
        return new ChartOutcome.Drawn(new TornadoDrawing
        {
            Title = Finding(moving, outcomes[0]),
            Subtitle = $"{result.Scenario} · one input at a time from its 5th to its 95th percentile, the others at their medians",
            Rows = [.. shown.Select(swing => new TornadoRow(swing.Input.Path, PathWords.Print(swing.Input.Dimension, swing.Low), PathWords.Print(swing.Input.Dimension, swing.High)))],
            Panels = [.. outcomes.Reverse().Select(outcome => Panel(outcome.Kind, outcome.Planned, shown))],
            Remark = hidden == 0 ? "" : $"+ {hidden} that {(hidden == 1 ? "moves" : "move")} {(moving.Length > shown.Length ? "less" : "neither")}",
        });
    }

    private static TornadoPanel Panel(OutcomeKind kind, double median, ImmutableArray<InputSwing> swings)
    {
        var bars = swings.Select(swing => Bar(swing, kind, median)).ToImmutableArray();
        var ends = bars.SelectMany(bar => new[] { bar.AtLow, bar.AtHigh }).OfType<double>().Append(median).ToImmutableArray();
        var (least, most) = (ends.Min(), ends.Max());
        var isLogarithmic = least > 0 && most > least * LinearRatio;
        var (title, measure) = kind == OutcomeKind.Hosts ? ("hosts needed", Measure.Hosts) : ("p99 of the planned fleet", Measure.Seconds);
        return new TornadoPanel(
            new ValueAxis(isLogarithmic ? $"{title}, log scale" : title, measure, isLogarithmic ? Scale.Logarithmic : Scale.Linear, least, most > least ? most : least + Math.Max(1e-9, Math.Abs(least))),
            median, AxisFormat.Print(median, measure), kind == OutcomeKind.Hosts ? "no fleet" : "overloaded", bars);
    }

    private static TornadoBar Bar(InputSwing swing, OutcomeKind kind, double median) =>
        swing.Outcomes.FirstOrDefault(outcome => outcome.Kind == kind) is { } outcome ? new(outcome.AtLow, outcome.AtHigh) : new(median, median);

    private static bool Moves(TornadoBar bar, double median) => bar.AtLow != median || bar.AtHigh != median;

    private static double Width(InputSwing swing, (OutcomeKind Kind, double Planned) outcome) => Bar(swing, outcome.Kind, outcome.Planned) switch
    {
        { AtLow: { } low, AtHigh: { } high } => Math.Max(Math.Max(low, high), outcome.Planned) - Math.Min(Math.Min(low, high), outcome.Planned),
        _ => double.PositiveInfinity,
    };

    private static string Finding(ImmutableArray<InputSwing> moving, (OutcomeKind Kind, double Planned) outcome)
    {
        var (isHosts, strongest) = (outcome.Kind == OutcomeKind.Hosts, moving[0]);
        var bar = Bar(strongest, outcome.Kind, outcome.Planned);
        var what = $"{strongest.Input.Path} moves {(isHosts ? "the hosts" : "p99")}{(moving.Length > 1 ? " most" : "")}";
        return (bar.AtLow, bar.AtHigh) switch
        {
            ({ } low, { } high) => $"{what}: {Range(Math.Min(Math.Min(low, high), outcome.Planned), Math.Max(Math.Max(low, high), outcome.Planned))}",
            ({ } only, null) => Unbounded(only),
            (null, { } only) => Unbounded(only),
            _ => $"{what}: {(isHosts ? "no fleet meets the objectives" : "overloaded")} at both ends",
        };

        string Unbounded(double only) => $"{what}: {Print(Math.Min(only, outcome.Planned))} to {(isHosts ? "no fleet at all" : "overloaded")}";

        string Print(double value) => isHosts ? AxisFormat.Items(value) : AxisFormat.Seconds(value);

        string Range(double from, double to) => isHosts ? $"{Print(from)} to {Print(to)}" : Worlds.Range(from, to);
    }
}
