using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts;

/// <summary>A fixed fleet through the day against one that follows the load.</summary>
public sealed class DayChart : IChart
{
    /// <summary>Above the tallest step, for what is written there.</summary>
    private const double Air = 1.12;

    private const int HoursBetweenMarks = 3;

    /// <summary>From here on a mean number of hosts is told without its fraction.</summary>
    private const double LeastWhole = 10;

    public string Name => "day";

    public string Doc => "Hosts and utilization by hour: a fixed fleet, and one that follows the load.";

    public string Needs => "'profile' in 'traffic'";

    public ChartSubject Subject => ChartSubject.Scenario;

    public ChartOutcome Draw(ChartInput input)
    {
        if (input.Estimate.Day is not { } day)
        {
            return new ChartOutcome.Refused(RefusalReason.NoProfile);
        }
        if (day.Stages.IsEmpty)
        {
            return new ChartOutcome.Refused(RefusalReason.NoHosts);
        }
        ImmutableArray<DayStep> steps =
        [
            .. day.Hours.Select(hour => new DayStep(hour.Fixed.Hosts, hour.Following.Hosts, hour.Fixed.Busiest?.Utilization, hour.Following.Busiest?.Utilization)),
        ];
        var busiest = steps.Max(step => Math.Max(step.FixedUtilization ?? 0, step.FollowingUtilization ?? 0));
        return new ChartOutcome.Drawn(new DayDrawing
        {
            Title = Finding(day),
            Subtitle = $"{input.Estimate.Scenario} · a fixed fleet, and one that follows the load, hour by hour",
            X = new ValueAxis("hour of the day", Measure.Number, Scale.Linear, 0, steps.Length)
            {
                Marks = [.. Enumerable.Range(0, (steps.Length / HoursBetweenMarks) + 1).Select(mark => Clock(mark * HoursBetweenMarks))],
            },
            Hosts = new ValueAxis("hosts", Measure.Hosts, Scale.Linear, 0, steps.Max(step => Math.Max(step.FixedHosts, step.FollowingHosts)) * Air),
            Utilization = new ValueAxis("busy, of the busiest stage", Measure.Share, Scale.Linear, 0, busiest > 0 ? busiest * Air : 1),
            Steps = steps,
            Saving = Saving(day),
        });
    }

    private static AxisMark Clock(int hour) => new(hour, FormattableString.Invariant($"{hour:00}:00"));

    private static string Finding(DayFigures day) => (day.SavedShare, day.SavedHostsShare) switch
    {
        ( > 0 and var saved, _) => $"Following the load saves {Percent(saved)} of {AxisFormat.UsdPerMonth(day.Fixed.CostPerMonth!.Value / CostRate.HoursPerMonth)} USD/month",
        (null, > 0 and var saved) => $"Following the load saves {Percent(saved)} of {AxisFormat.Items(day.Fixed.MeanHosts)} hosts",
        _ => $"No hour can do with fewer hosts than the {AxisFormat.Items(day.Fixed.MeanHosts)} of the fixed fleet",
    };

    private static string Percent(double share) => Math.Round(share * 100) > 0 ? AxisFormat.Percent(share) : "less than 1%";

    private static string Saving(DayFigures day)
    {
        var fewer = day.Fixed.MeanHosts - day.Following.MeanHosts;
        return fewer > 0 && day.SavedShare is null or > 0 ? $"{AxisFormat.Items(fewer < LeastWhole ? fewer : Math.Round(fewer))} hosts fewer on average" : "";
    }
}
