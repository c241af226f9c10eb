using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts;

/// <summary>What a runway shows, in a sentence: how long today's fleet holds, and how long the budget.</summary>
internal sealed class RunwayFinding(Runway runway)
{
    private readonly int _horizon = runway.Months.Length - 1;

    /// <summary>The first cause for which today's fleet holds no longer; null where it holds throughout.</summary>
    public RunwayBreak? Kept { get; } = runway.Breaks.FirstOrDefault(found => found.Fleet == RunwayFleet.Kept && found.Cause != RunwayCause.AboveCeiling);

    /// <summary>The first cause for which no fleet does, the cost before others of its month; null where one does throughout.</summary>
    public RunwayBreak? Budget { get; } = runway.Breaks.Where(found => found.Fleet == RunwayFleet.Sized && !IsOfGivenHostsAlone(runway, found)).OrderBy(found => found.Month).ThenByDescending(found => found.Objective?.Objective).FirstOrDefault();

    /// <summary>Of the limit that the chart draws; null where it lasts, or there is none.</summary>
    public RunwayBreak? OfLimit(Objective limit) => runway.Breaks.FirstOrDefault(found => found.Fleet == RunwayFleet.Sized && found.Objective?.Objective == limit);

    /// <summary>The month from which there is none to be sized.</summary>
    public RunwayBreak? NoFleet { get; } = runway.Breaks.FirstOrDefault(found => found is { Fleet: RunwayFleet.Sized, Cause: RunwayCause.NoFleet, MetAgain: null });

    /// <summary>What breaks first where fleets are sized anew.</summary>
    public string BudgetName => Budget switch
    {
        { Objective: { } objective } => Name(objective),
        _ => "the given hosts' load",
    };

    public string Title => $"{KeptHolds}; {BudgetHolds}";

    public string Growing => string.Join(" and ", runway.Growing.Select(growth =>
        $"{growth.Path} {(growth.Rate.DecimalFractionsPerMonth < 0 ? "shrinks" : "grows")} by {AxisFormat.Items(Math.Abs(growth.Rate.PercentPerMonth))}% a month"));

    private string All => _horizon == 1 ? "1 month" : $"all {_horizon} months";

    private string KeptHolds => Kept switch
    {
        null => $"Today's fleet holds for {All}",
        { Month: 0, MetAgain: { } month } => $"Today's fleet holds from month {month}",
        { Month: 0 } => "Today's fleet does not hold",
        var found => $"Today's fleet breaks in month {found.Month}",
    };

    private string BudgetHolds => Budget switch
    {
        null when Limit is { } limit => $"{Name(limit)} lasts {(Kept is null ? "as long" : $"for {All}")}",
        null => $"in month {_horizon} it takes {Amount(runway.Months[^1].Sized)}",
        { Month: 0, MetAgain: { } month } => $"{BudgetName} is met from month {month}",
        { Month: 0, Objective: { } objective } when objective.Objective.IsLatency() => $"no fleet meets {BudgetName}",
        { Month: 0 } => $"{BudgetName} is missed already",
        { Cause: RunwayCause.Overloaded } found => $"the given hosts carry to month {found.Month - 1}",
        { Objective: null } found => $"a fleet can be sized to month {found.Month - 1}",
        var found => $"{BudgetName} lasts to month {found.Month - 1}",
    };

    /// <summary>Given hosts are in both fleets: their overload is that of today's.</summary>
    private static bool IsOfGivenHostsAlone(Runway runway, RunwayBreak found) =>
        found.Cause == RunwayCause.Overloaded && runway.Breaks.Any(other => other.Fleet == RunwayFleet.Kept && other.Cause == found.Cause && other.Month == found.Month);

    /// <summary>The budget, else the limit of hosts; null without both.</summary>
    private ObjectiveFigures? Limit => runway.Months[0].Sized.Objectives.Where(objective => !objective.Objective.IsLatency()).MaxBy(objective => objective.Objective);

    private static string Name(ObjectiveFigures objective) => objective.Objective switch
    {
        Objective.Cost => $"the budget of {AxisFormat.UsdPerMonth(objective.Limit)} USD/month",
        Objective.Hosts => $"the limit of {AxisFormat.Items(objective.Limit)} hosts",
        var latency => $"the {latency.Text()} objective",
    };

    private static string Amount(RunwayFigures figures) =>
        figures.CostPerMonth is { } cost ? $"{AxisFormat.Items(cost)} USD/month" : $"{AxisFormat.Items(figures.Hosts ?? 0)} hosts";
}
