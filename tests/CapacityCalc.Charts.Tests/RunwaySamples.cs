using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Tests;

/// <summary>Runways made by hand, each with what makes the chart hard to draw.</summary>
internal static class RunwaySamples
{
    /// <summary>USD/month.</summary>
    public const double Budget = 100e3;

    public static ImmutableArray<(string Name, ChartInput Input)> All =>
    [
        ("runway", Input(Growing)),
        ("runway-shrinking", Input(Shrinking)),
        ("runway-flat", Input(Flat)),
        ("runway-at-once", Input(AtOnce)),
        ("runway-no-budget", Input(NoBudget)),
        ("runway-steep", Input(Steep)),
    ];

    /// <summary>Today's fleet overloads in month 11, and the budget breaks in month 19: 40 k × 1.05^19 = 101 k.</summary>
    public static Runway Growing => Of(36, 5, month => 40e3 * Math.Pow(1.05, month), Kept(11), Cost(19, 101_078));

    /// <summary>Over budget today, and within it from month 9 on: 150 k × 0.95^8 = 99.5 k.</summary>
    public static Runway Shrinking => Of(24, -5, month => 150e3 * Math.Pow(0.95, month), Cost(0, 150e3) with { MetAgain = 8 });

    public static Runway Flat => Of(36, 0, _ => 40e3);

    /// <summary>Both break in the first month, as they say at the left edge of the picture.</summary>
    public static Runway AtOnce => Of(12, 60, month => 99e3 * Math.Pow(1.6, month), Kept(1), Cost(1, 158e3));

    /// <summary>Without a price and an objective: hosts are drawn.</summary>
    public static Runway NoBudget
    {
        get
        {
            var runway = Of(36, 5, _ => 0, Kept(11));
            return runway with { Months = [.. runway.Months.Select(month => month with { Sized = Priceless(month.Sized, 40 * Math.Pow(1.05, month.Month)), Kept = Priceless(month.Kept, 40) })] };
        }
    }

    /// <summary>So steep that the axis is logarithmic, until no fleet can be sized.</summary>
    public static Runway Steep
    {
        get
        {
            var none = new RunwayBreak(RunwayFleet.Sized, RunwayCause.NoFleet, 20);
            var runway = Of(36, 100, month => 40e3 * Math.Pow(2, month), Kept(1), Cost(2, 160e3), none);
            return runway with { Months = [.. runway.Months.Select(month => month.Month < 20 ? month : month with { Sized = new RunwayFigures { IsStable = false } })] };
        }
    }

    public static ChartInput Input(Runway? runway) => new(() => Samples.WebSearchEstimate, () => Samples.WebSearch.LoadCurve, () => null) { Runway = new(() => runway) };

    private static Runway Of(int horizon, double percentPerMonth, Func<int, double> cost, params ImmutableArray<RunwayBreak> breaks)
    {
        var growth = new Growth("traffic.rate", 1000, QueryRate.Dimension, GrowthRate.FromPercentPerMonth(percentPerMonth));
        return new Runway
        {
            Scenario = "Growing search",
            Growing = [growth],
            UtilizationCeiling = 0.6,
            Months = [.. Enumerable.Range(0, horizon + 1).Select(month => new RunwayMonth(month, growth.After(month), [new RunwayAmount(growth, growth.After(month))], Fleet(cost(month)), Fleet(cost(0))))],
            Breaks = breaks,
            Notes = [],
        };
    }

    private static RunwayFigures Fleet(double cost) => new()
    {
        Hosts = (long)(cost / 1000),
        CostPerMonth = cost,
        Latency = new Percentiles(0.05, 0.05, 0.06, 0.07, 0.08, 0.1),
        Objectives = [Objective(cost)],
    };

    private static RunwayFigures Priceless(RunwayFigures figures, double hosts) => figures with { Hosts = (long)hosts, CostPerMonth = null, Objectives = [] };

    private static RunwayBreak Kept(int month) => new(RunwayFleet.Kept, RunwayCause.Overloaded, month) { Stage = "rank", Utilization = 1.02 };

    private static RunwayBreak Cost(int month, double cost) => new(RunwayFleet.Sized, RunwayCause.Objective, month) { Objective = Objective(cost) };

    private static ObjectiveFigures Objective(double cost) =>
        Samples.Slo(Core.Estimation.Objective.Cost, CostRate.FromUsdPerMonth(Budget).UsdPerHour, CostRate.FromUsdPerMonth(cost).UsdPerHour);
}
