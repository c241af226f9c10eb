using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Answers;

/// <summary>The members of an estimate's day.</summary>
internal static class DayMembers
{
    private const string PerSecond = "1/s";
    private const string UsdPerHour = "USD/h";
    private const string UsdPerMonth = "USD/month";

    private static readonly Words<StageHour> HourStage = new("stage", stage => stage.Stage);
    private static readonly Words<DayStage> Stage = new("stage", stage => stage.Stage);
    private static readonly Words<DayHour> Begins = new("begins", hour => Names.Clock(hour.Hour));

    private static readonly ImmutableArray<Member<DayTotals>> Totals =
    [
        new Figure<DayTotals>("host_hours_per_day", totals => totals.HostHours),
        new Figure<DayTotals>("mean_hosts", totals => totals.MeanHosts),
        new Figure<DayTotals>("mean_utilization", totals => totals.MeanUtilization),
        new Figure<DayTotals>("cost_usd_per_month", totals => totals.CostPerMonth, UsdPerMonth),
        new Figure<DayTotals>("cost_usd_per_million_requests", totals => totals.CostPerMillionRequests, "USD"),
    ];

    private static readonly ImmutableArray<Member<FleetHour>> Fleet =
    [
        new Figure<FleetHour>("hosts", fleet => fleet.Hosts),
        new Figure<FleetHour>("cost_usd_per_hour", fleet => fleet.CostPerHour, UsdPerHour),
        new Figure<FleetHour>("utilization", fleet => fleet.Busiest?.Utilization),
        new Words<FleetHour>("busiest", fleet => fleet.Busiest?.Stage),
        new Flag<FleetHour>("stable", fleet => fleet.Stable),
        new Figure<FleetHour>("p99_seconds", fleet => fleet.P99Seconds, "s"),
        new Figure<FleetHour>("accuracy", fleet => fleet.Accuracy),
        new Flag<FleetHour>("meets_latency_objectives", fleet => fleet.MeetsObjectives),
        new Items<FleetHour, StageHour>(
            "stages",
            fleet => fleet.Stages,
            [
                HourStage,
                new Figure<StageHour>("hosts", stage => stage.Hosts),
                new Figure<StageHour>("utilization", stage => stage.Utilization),
            ],
            HourStage),
    ];

    public static ImmutableArray<Member<DayFigures>> All { get; } =
    [
        new Figure<DayFigures>("saved_share", day => day.SavedShare),
        new Figure<DayFigures>("saved_hosts_share", day => day.SavedHostsShare),
        new Group<DayFigures, DayTotals>("fixed", day => day.Fixed, Totals),
        new Group<DayFigures, DayTotals>("following", day => day.Following, Totals),
        new Items<DayFigures, DayStage>(
            "stages",
            day => day.Stages,
            [
                Stage,
                new Figure<DayStage>("fixed_hosts", stage => stage.Hosts),
                new Figure<DayStage>("following_least_hosts", stage => stage.LeastHosts),
                new Figure<DayStage>("following_mean_hosts", stage => stage.MeanHosts),
                new Figure<DayStage>("fixed_cost_usd_per_month", stage => stage.CostPerMonth, UsdPerMonth),
                new Figure<DayStage>("following_cost_usd_per_month", stage => stage.FollowingCostPerMonth, UsdPerMonth),
                new Words<DayStage>("no_fewer_for", stage => NameOf(stage.Floor)),
            ],
            Stage),
        new Items<DayFigures, DayHour>(
            "hours",
            day => day.Hours,
            [
                Begins,
                new Figure<DayHour>("average_per_second", hour => hour.RequestsPerSecond, PerSecond),
                new Figure<DayHour>("highest_per_second", hour => hour.HighestPerSecond, PerSecond),
                new Group<DayHour, FleetHour>("fixed", hour => hour.Fixed, Fleet),
                new Group<DayHour, FleetHour>("following", hour => hour.Following, Fleet),
            ],
            Begins),
    ];

    private static string NameOf(DayFloor floor) => floor switch
    {
        DayFloor.Load => "load",
        DayFloor.Given => "given",
        DayFloor.Shards => "shards",
        DayFloor.OneHost => "one_host",
        _ => throw new ArgumentOutOfRangeException(nameof(floor), floor, "no such floor"),
    };
}
