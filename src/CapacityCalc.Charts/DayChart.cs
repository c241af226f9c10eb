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

    public string Name => "day";

    public string Doc => "Hosts and utilization by hour: a fixed fleet, and one that follows the load.";

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
        ( > 0 and var saved, _) =>
            $"Following the load costs {Less(saved)}: {Dollars(day.Following)} instead of {Dollars(day.Fixed)} USD/month",
        (null, > 0 and var saved) =>
            $"Following the load takes {Less(saved)} hosts: {AxisFormat.Items(day.Following.MeanHosts)} on average instead of {AxisFormat.Items(day.Fixed.MeanHosts)}",
        _ => $"Every hour needs the whole fleet of {AxisFormat.Items(day.Fixed.MeanHosts)} hosts",
    };

    /// <summary>Less than the half percent that rounds to one is not nothing.</summary>
    private static string Less(double share) => Math.Round(share * 100) > 0 ? $"{AxisFormat.Percent(share)} less" : "hardly less";

    private static string Saving(DayFigures day) => day.SavedHostsShare > 0 && day.SavedShare is null or > 0
        ? $"{AxisFormat.Items(day.Fixed.MeanHosts - day.Following.MeanHosts)} hosts fewer on average"
        : "";

    private static string Dollars(DayTotals totals) => AxisFormat.UsdPerMonth(totals.CostPerMonth!.Value / CostRate.HoursPerMonth);
}
