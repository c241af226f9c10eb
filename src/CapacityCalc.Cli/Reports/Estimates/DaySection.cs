using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>The hours of the day: how busy the fleet is through them, and what a fleet that follows the load would cost.</summary>
internal static class DaySection
{
    /// <summary>Smaller errors than composing any distribution has are not told.</summary>
    private const double LeastAccuracy = 1e-3;

    private const string Fixed = "fixed fleet";
    private const string Following = "following fleet";

    private static readonly ImmutableArray<Column> Columns =
    [
        new("hour"),
        new("requests/s", Align.Right),
        new("busy", Align.Right, Group: Fixed),
        new("p99", Align.Right, Group: Fixed),
        new("hosts", Align.Right, Group: Following),
        new("USD/h", Align.Right, Group: Following),
        new("busy", Align.Right, Group: Following),
        new("p99", Align.Right, Room.Optional, Following),
        new("█ fixed busy, ░ following", Room: Room.Scales),
    ];

    public static Section? Of(Estimate estimate)
    {
        if (estimate.Day is not { } day)
        {
            return null;
        }

        if (day.Stages.IsEmpty)
        {
            return new("Day", new Statements([Prose.Of("No stage has hosts of its own, which could follow the load")]));
        }

        // On the scale of the busiest hour of either fleet; of an overloaded one what is beyond all its time is not drawn.
        var most = Math.Min(1, day.Hours.SelectMany(hour => new[] { Busy(hour.Fixed), Busy(hour.Following) }).Max() ?? 0);
        var table = new Table(Columns, [.. day.Hours.Select(hour => RowOf(hour, most)), Mean(estimate, day)]);
        return new(
            "Day",
            new Statements([Prose.Of(Finding(day)), .. Misses(day)]),
            day.Fixed.CostPerMonth is null ? table.Without("USD/h") : table,
            new Statements([.. Legend(estimate, day).Select(line => Prose.Of(line, Tone.Quiet))]));
    }

    private static string Finding(DayFigures day)
    {
        var hosts = $"{Hosts(day.Following.MeanHosts)} hosts on average instead of {Hosts(day.Fixed.MeanHosts)}";
        return (day.SavedShare, day.SavedHostsShare) switch
        {
            ( > 0 and var saved, _) => $"Following the load costs {Figures.Say(Quantity.UsdPerMonth, day.Following.CostPerMonth)} instead of {Figures.Say(Quantity.Money, day.Fixed.CostPerMonth)}, {Figures.Say(Quantity.Ratio, Figures.RoundTo(saved, 2))} less: {hosts}",
            (null, > 0 and var saved) => $"Following the load takes {hosts}, {Figures.Say(Quantity.Ratio, Figures.RoundTo(saved, 2))} less",
            _ when day.Stages.All(stage => stage.Floor == DayFloor.Given) => "Following the load saves nothing: the file gives the number of all hosts",
            _ => "Following the load saves nothing: no hour can do with fewer hosts",
        };
    }

    private static IEnumerable<Prose> Misses(DayFigures day)
    {
        var (missed, followingMissed) = (day.Hours.Count(hour => hour.Fixed.MeetsObjectives == false), day.Hours.Count(hour => hour.Following.MeetsObjectives == false));
        if (missed > 0)
        {
            yield return Prose.Of($"The fixed fleet misses a latency objective in {Hours(missed)}, the following one in {followingMissed}", Tone.Bad);
        }

        if (day.Hours.Count(hour => !hour.Fixed.Stable) is > 0 and var overloaded)
        {
            yield return Prose.Of($"The fixed fleet is overloaded in {Hours(overloaded)}, which have no p99", Tone.Bad);
        }
    }

    private static Row RowOf(DayHour hour, double most) => new(
    [
        Cell.Of(Names.Clock(hour.Hour)),
        Cell.Of(Quantity.Items, hour.RequestsPerSecond),
        Cell.Of(Quantity.Ratio, Busy(hour.Fixed), ToneOf(hour.Fixed)),
        Cell.Of(Quantity.Duration, hour.Fixed.P99Seconds, ToneOf(hour.Fixed)),
        Cell.Of(Quantity.Count, hour.Following.Hosts),
        Cell.Of(Quantity.Money, hour.Following.CostPerHour),
        Cell.Of(Quantity.Ratio, Busy(hour.Following), ToneOf(hour.Following)),
        Cell.Of(Quantity.Duration, hour.Following.P99Seconds, ToneOf(hour.Following)),
        new BarCell(Length(hour.Fixed, most), Length(hour.Following, most)),
    ]);

    private static Row Mean(Estimate estimate, DayFigures day) => new(
        [
            Cell.Of("mean"),
            Cell.Of(Quantity.Items, estimate.Traffic.AveragePerSecond),
            Cell.Of(Quantity.Ratio, day.Fixed.MeanUtilization),
            Cell.Empty,
            Cell.Of(Quantity.Count, Math.Round(day.Following.MeanHosts, 1)),
            Cell.Of(Quantity.Money, day.Following.CostPerMonth / Objectives.HoursPerMonth),
            Cell.Of(Quantity.Ratio, day.Following.MeanUtilization),
            Cell.Empty,
            Cell.Empty,
        ],
        Role: RowRole.Total);

    private static IEnumerable<string> Legend(Estimate estimate, DayFigures day)
    {
        yield return day.Hours.Any(hour => hour.HighestPerSecond > hour.RequestsPerSecond)
            ? "requests/s and busy are means over the hour, busy of its busiest stage · p99 and the hosts that follow are for the hour's highest rate"
            : "busy: of the busiest stage";
        if (estimate.Traffic.PipelinePerSecond != estimate.Traffic.PeakPerSecond)
        {
            yield return "requests/s are those that come in; all else is planned for them as the peak is, with headroom and without hits of the cache";
        }

        var most = day.Hours.SelectMany(hour => new[] { hour.Fixed.Accuracy, hour.Following.Accuracy }).Max();
        if (most >= LeastAccuracy)
        {
            yield return $"the p99 are approximate, to {Figures.Say(Quantity.Ratio, Figures.RoundTo(most.Value, 2))} at worst";
        }

        yield return "each hour is taken as steady, and hosts as started and stopped in no time: what it takes to follow the load is not in this";
    }

    private static double? Busy(FleetHour fleet) => fleet.Busiest?.Utilization;

    private static double Length(FleetHour fleet, double most) => most > 0 ? Math.Min(1, (Busy(fleet) ?? 0) / most) : 0;

    private static Tone ToneOf(FleetHour fleet) => fleet.MeetsObjectives == false || !fleet.Stable ? Tone.Bad : Tone.Plain;

    private static string Hosts(double mean) => Figures.Say(Quantity.Count, Math.Round(mean, 1));

    private static string Hours(int hours) => hours == 1 ? "1 hour" : FormattableString.Invariant($"{hours} hours");
}
