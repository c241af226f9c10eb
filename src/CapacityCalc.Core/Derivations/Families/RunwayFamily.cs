using System.Globalization;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>What grows from month to month, and how a fleet fares in it.</summary>
internal static class RunwayFamily
{
    public static void Derive(Subject subject, StepList steps)
    {
        if (subject.Estimate.Runway is not { } runway)
        {
            return;
        }

        var months = new Measure("", [new(1, " months")]);
        Expression horizon = subject.Assumed("planning.horizon") is null
            ? new Constant(subject.Scenario.Planning.HorizonMonths, months)
            : new Ceiling(steps.Given("planning.horizon", new("m", "given"), "how far it is followed", months, subject.Scenario.Planning.HorizonMonths));
        steps.Add("runway.horizon_months", new("m", "end"), "months that it is followed for", months, runway.Months.Length - 1, horizon, remark: "to the end of its last month");
        foreach (var growth in runway.Growing)
        {
            var path = GrowthOf(growth);
            var given = steps.Given(path, new("g", "given"), $"growth of {growth.Path}", Measure.Ratio, growth.Rate.DecimalFractionsPerMonth, growth.Path);
            steps.Add(Rate(growth), new("g"), $"growth of {growth.Path} a month", Measure.Ratio, growth.Rate.DecimalFractionsPerMonth, given, growth.Path, "compounding");
        }

        foreach (var month in runway.Months)
        {
            OfMonth(subject, steps, month, months);
        }

        Findings(subject, steps, runway, months);
    }

    private static string GrowthOf(Growth growth) => growth.Path[..growth.Path.LastIndexOf('.')] + ".growth";

    private static string Rate(Growth growth) => $"runway.growing.{growth.Path}.growth_per_month";

    private static void OfMonth(Subject subject, StepList steps, RunwayMonth month, Measure months)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"runway.months.{month.Month}");
        var owner = string.Create(CultureInfo.InvariantCulture, $"month {month.Month}");
        var number = steps.Add($"{place}.month", new("m"), "months from now", Measure.Number, month.Month, new Constant(month.Month, Measure.Number), owner);
        foreach (var amount in month.Amounts)
        {
            var growth = amount.Growth;
            var measure = growth.Dimension == QueryRate.Dimension ? Measure.PerSecond : Measure.Items;
            var today = steps.Has(growth.Path) ? new Reference(growth.Path) : steps.Given(growth.Path, new("a", "0"), $"{growth.Path} today", measure, growth.Amount);
            steps.Add($"{place}.amounts.{growth.Path}.amount", new("a"), growth.Path, measure, amount.Amount, today * new Power(1 + new Reference(Rate(growth)), number), owner);
        }

        Expression peak = new Reference(TrafficFamily.Peak);
        steps.Add(
            $"{place}.peak_per_second",
            new("λ", "peak"),
            "peak requests/s",
            Measure.PerSecond,
            month.PeakPerSecond,
            subject.Scenario.Traffic.Growth is { } traffic ? peak * new Power(1 + new Reference(Rate(traffic)), number) : peak,
            owner);
        Fleet(subject, steps, month.Sized, $"{place}.sized", owner, "the scenario of that month, sized and evaluated anew", month);
        Fleet(subject, steps, month.Kept, $"{place}.kept", owner, "today's fleet, with its shards and shapes, evaluated in the scenario of that month", month);
    }

    private static void Fleet(Subject subject, StepList steps, RunwayFigures figures, string place, string owner, string how, RunwayMonth month)
    {
        var monthly = place[..place.LastIndexOf('.')];
        var numeric = new NumericMethod(how, [$"{monthly}.peak_per_second", .. month.Amounts.Select(amount => $"{monthly}.amounts.{amount.Growth.Path}.amount")], subject.Estimate.Method, figures.Accuracy);
        var plain = numeric with { Error = null };
        var isKept = place.EndsWith(".kept", StringComparison.Ordinal);
        steps.Add($"{place}.hosts", new("N"), "hosts of the fleet", Measure.Hosts, figures.Hosts, isKept ? new ClosedForm(new Reference(FleetFamily.Hosts), "today's fleet") : plain, owner);
        steps.Add($"{place}.cost_usd_per_month", new("C", "month"), "cost of the fleet a month", Measure.UsdPerMonth, figures.CostPerMonth, isKept ? new ClosedForm(new Reference("fleet.cost_usd_per_month"), "today's fleet") : plain, owner);
        steps.Add($"{place}.utilization", new("ρ"), $"utilization of the busiest stage{(figures.BusiestStage is { } stage ? $", {stage}" : "")}", Measure.Ratio, figures.Utilization, plain, owner);
        foreach (var (percentile, value) in PercentileNames.Of(figures.Latency))
        {
            steps.Add($"{place}.latency_seconds.{percentile}", new("T", percentile), $"time of a request, {PercentileNames.Words(percentile)}", Measure.Seconds, value, numeric, owner);
        }

        StageLatencyFamily.Accuracy(steps, $"{place}.accuracy", figures.Accuracy, null, [$"{place}.latency_seconds.p99"], owner);
    }

    private static void Findings(Subject subject, StepList steps, Runway runway, Measure months)
    {
        for (var index = 0; index < runway.Breaks.Length; index++)
        {
            var (found, place) = (runway.Breaks[index], string.Create(CultureInfo.InvariantCulture, $"runway.breaks.{index + 1}"));
            var fleet = found.Fleet == RunwayFleet.Sized ? "sized" : "kept";
            var at = string.Create(CultureInfo.InvariantCulture, $"runway.months.{found.Month}.{fleet}");
            var first = new NumericMethod("the first month in which it is so, of all months in turn", [$"{at}.utilization", $"{at}.latency_seconds.p99", $"{at}.cost_usd_per_month"], Error: 0);
            steps.Add($"{place}.month", new("m"), "month in which it breaks", months, found.Month, first);
            steps.Add($"{place}.met_again_month", new("m", "again"), "month in which it holds again", months, found.MetAgain, new NumericMethod("the first month after it in which it is so no longer", [$"{place}.month"], Error: 0));
            steps.Add($"{place}.utilization", new("ρ"), "utilization of the busiest stage", Measure.Ratio, found.Utilization, new Reference($"{at}.utilization"));
            if (found.Objective is not { } objective)
            {
                continue;
            }

            var (name, measure) = (objective.Objective.Key(), ObjectiveFamily.MeasureOf(objective.Objective));
            steps.Add($"{place}.objective.limit", new("L"), $"limit of {name}", measure, objective.Limit, new Reference(ObjectiveFamily.Limit(objective.Objective)));
            Expression actual = objective.Objective switch
            {
                Objective.Hosts => new Reference($"{at}.hosts"),
                Objective.Cost => new Reference($"{at}.cost_usd_per_month") / FleetFamily.HoursOfMonth,
                Objective.Quality => new Reference(QualityFamily.Whole),
                _ => new Reference($"{at}.latency_seconds.{name}"),
            };
            steps.Add($"{place}.objective.actual", new("A"), $"{name} in that month", measure, objective.Actual, actual);
        }

        for (var index = 0; index < runway.Notes.Length; index++)
        {
            steps.Add(
                string.Create(CultureInfo.InvariantCulture, $"runway.notes.{index + 1}.month"), new("m"), "first month with that warning", months, runway.Notes[index].Month, new NumericMethod("the first month whose estimate warns of it", [], Error: 0));
        }
    }
}
