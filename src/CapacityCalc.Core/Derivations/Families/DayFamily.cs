using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The fleet through the hours of a day, as it is and as one that follows the load.</summary>
internal static class DayFamily
{
    public static void Derive(Subject subject, StepList steps)
    {
        if (subject.Estimate.Day is not { } day || subject.Scenario.Traffic.Profile is not { } profile)
        {
            return;
        }

        Saved(steps, day);
        Totals(steps, day, "fixed", day.Fixed, hour => hour.Fixed);
        Totals(steps, day, "following", day.Following, hour => hour.Following);
        foreach (var stage in day.Stages)
        {
            OfStage(subject, steps, day, stage);
        }

        foreach (var (hour, load) in day.Hours.Zip(profile.Hours))
        {
            OfHour(subject, steps, hour, load);
        }
    }

    private static string HourOf(DayHour hour) => FormattableString.Invariant($"day.hours.{hour.Hour:00}:00");

    private static void Saved(StepList steps, DayFigures day)
    {
        void Share(string path, string words, double? value, string total) => steps.Add(
            path, new("D"), words, Measure.Ratio, value, new Function(FunctionKind.Max, 0, 1 - (new Reference($"day.following.{total}") / new Reference($"day.fixed.{total}"))));
        Share("day.saved_share", "share of the cost that following the load saves", day.SavedShare, "cost_usd_per_month");
        Share("day.saved_hosts_share", "share of the hosts that following the load does without", day.SavedHostsShare, "mean_hosts");
    }

    private static void Totals(StepList steps, DayFigures day, string fleet, DayTotals totals, Func<DayHour, FleetHour> of)
    {
        var place = $"day.{fleet}";
        Expression All(string figure) => Sum.Of(day.Hours.Select(hour => new Reference($"{HourOf(hour)}.{fleet}.{figure}")));
        Expression hours = new Constant(DayProfile.HoursOfDay, new Measure("", [new(1, " h")]));
        var owner = fleet == "fixed" ? "planned" : "following";
        var hostHours = steps.Add($"{place}.host_hours_per_day", new("H"), "host-hours of a day", Measure.Hosts, totals.HostHours, All("hosts"), owner, "over its 24 hours");
        steps.Add($"{place}.mean_hosts", new("N", "mean"), "mean hosts", Measure.Hosts, totals.MeanHosts, hostHours / hours, owner);
        steps.Add($"{place}.mean_utilization", new("ρ", "mean"), "mean utilization of the busiest stage", Measure.Ratio, totals.MeanUtilization, All("utilization") / DayProfile.HoursOfDay, owner);
        var daily = steps.Add(
            $"{place}.cost_usd_per_hour", new("C"), "mean cost", Measure.UsdPerHour, day.Hours.Average(hour => of(hour).CostPerHour), All("cost_usd_per_hour") / DayProfile.HoursOfDay, owner);
        steps.Add($"{place}.cost_usd_per_month", new("C", "month"), "cost a month", Measure.UsdPerMonth, totals.CostPerMonth, daily * FleetFamily.HoursOfMonth, owner);
        steps.Add($"{place}.cost_usd_per_million_requests", new("C", "million"), "cost of a million requests", Measure.Usd, totals.CostPerMillionRequests, FleetFamily.PerMillion(daily), owner, "at the average rate");
    }

    private static void OfStage(Subject subject, StepList steps, DayFigures day, DayStage stage)
    {
        var (place, name) = ($"day.stages.{stage.Stage}", stage.Stage);
        Expression[] hours = [.. day.Hours.Select(hour => new Reference($"{HourOf(hour)}.following.stages.{name}.hosts"))];
        var planned = steps.Add($"{place}.fixed_hosts", new("N", "fixed"), "hosts of the planned fleet", Measure.Hosts, stage.Hosts, new Reference(NeedsFamily.Hosts(name)), name);
        steps.Add($"{place}.following_least_hosts", new("N", "least"), "hosts in the smallest hour", Measure.Hosts, stage.LeastHosts, new Function(FunctionKind.Min, [.. hours]), name);
        var mean = steps.Add($"{place}.following_mean_hosts", new("N", "mean"), "mean hosts", Measure.Hosts, stage.MeanHosts, Sum.Of(hours) / DayProfile.HoursOfDay, name);
        var graph = subject.Graph;
        if (graph.Stages.First(known => known.Name == name).Pool is not { } pool || graph.Pools[pool].Shape is not { DollarsPerHour: { } dollars } shape)
        {
            return;
        }

        var price = StageFamily.Alias(steps, subject.Place("price", ModelPlaces.Maps(name, shape)), new("p"), "price of a host", Measure.UsdPerHour, dollars, name);
        steps.Add($"{place}.fixed_cost_usd_per_month", new("C", "fixed"), "cost a month of the planned fleet", Measure.UsdPerMonth, stage.CostPerMonth, planned * price * FleetFamily.HoursOfMonth, name);
        steps.Add($"{place}.following_cost_usd_per_month", new("C", "month"), "cost a month", Measure.UsdPerMonth, stage.FollowingCostPerMonth, mean * price * FleetFamily.HoursOfMonth, name);
    }

    private static void OfHour(Subject subject, StepList steps, DayHour hour, HourLoad load)
    {
        var (place, owner) = (HourOf(hour), FormattableString.Invariant($"{hour.Hour:00}:00"));
        var shape = new NumericMethod("as the profile of the scenario has it: its load ÷ the highest of the day", [], Error: 0);
        var mean = steps.Add($"{place}.mean_share", new("φ"), "mean share of the peak in the hour", Measure.Ratio, load.Mean, shape, owner);
        var highest = steps.Add($"{place}.highest_share", new("φ", "top"), "highest share of the peak in the hour", Measure.Ratio, load.Highest, shape, owner);
        Reference peak = new(TrafficFamily.Peak);
        steps.Add($"{place}.average_per_second", new("λ", "avg"), "mean requests/s of the hour", Measure.PerSecond, hour.RequestsPerSecond, mean * peak, owner);
        var rate = steps.Add($"{place}.highest_per_second", new("λ", "top"), "highest requests/s of the hour", Measure.PerSecond, hour.HighestPerSecond, highest * peak, owner);
        Fleet(subject, steps, hour.Fixed, $"{place}.fixed", owner, rate, mean);
        Fleet(subject, steps, hour.Following, $"{place}.following", owner, rate, null);
    }

    /// <param name="share">Load of the hour ÷ peak, of the planned fleet, on which utilization is proportional to it; null for one that follows the load.</param>
    private static void Fleet(Subject subject, StepList steps, FleetHour fleet, string place, string owner, Reference rate, Reference? share)
    {
        var evaluated = new NumericMethod("the fleet of the hour, evaluated like the whole at the hour's highest rate", [rate.Path, $"{place}.hosts"], subject.Estimate.Method, fleet.Accuracy);
        foreach (var stage in fleet.Stages)
        {
            var (name, hosts, at) = (stage.Stage, $"{place}.stages.{stage.Stage}.hosts", $"{stage.Stage}, {owner}");
            steps.Add(
                hosts,
                new("N"),
                "hosts",
                Measure.Hosts,
                stage.Hosts,
                share is not null
                    ? new ClosedForm(new Reference(NeedsFamily.Hosts(name)), "the planned fleet stays as it is")
                    : new NumericMethod("sized for the highest rate of the hour by the same rules, and never dearer than the planned fleet", [rate.Path, NeedsFamily.Ceiling, .. ObjectiveFamily.LatencyLimits(subject)]),
                at);
            Basis busy = share is not null
                ? new ClosedForm(new Reference(QueueFamily.Utilization(name)) * share, null)
                : new NumericMethod("offered load of the hour's mean rate ÷ workers in service", [hosts, rate.Path, StageFamily.Service(name)], Error: 0);
            steps.Add($"{place}.stages.{name}.utilization", new("ρ"), "share of the time that workers are busy", Measure.Ratio, stage.Utilization, busy, at);
        }

        Expression[] all = [.. fleet.Stages.Select(stage => new Reference($"{place}.stages.{stage.Stage}.hosts"))];
        steps.Add($"{place}.hosts", new("N"), "hosts of the fleet", Measure.Hosts, fleet.Hosts, Sum.Of(all), owner);
        steps.Add($"{place}.cost_usd_per_hour", new("C"), "cost of the fleet", Measure.UsdPerHour, fleet.CostPerHour, Cost(subject, steps, fleet, place), owner);
        steps.Add(
            $"{place}.utilization", new("ρ"), "utilization of the busiest stage", Measure.Ratio, fleet.Busiest?.Utilization, new Function(FunctionKind.Max, [.. fleet.Stages.Select(stage => new Reference($"{place}.stages.{stage.Stage}.utilization"))]), owner);
        steps.Add($"{place}.p99_seconds", new("T", "p99"), "time of a request, 99th percentile", Measure.Seconds, fleet.P99Seconds, evaluated, owner);
        StageLatencyFamily.Accuracy(steps, $"{place}.accuracy", fleet.Accuracy, subject.Estimate.Method, [$"{place}.p99_seconds"], owner);
    }

    private static Expression Cost(Subject subject, StepList steps, FleetHour fleet, string place) => Sum.Of(fleet.Stages.Select(stage =>
    {
        var pool = subject.Graph.Pools[subject.Graph.Stages.First(known => known.Name == stage.Stage).Pool!.Value];
        var hosts = new Reference($"{place}.stages.{stage.Stage}.hosts");
        return pool.Shape is { DollarsPerHour: { } dollars } shape
            ? hosts * StageFamily.Alias(steps, subject.Place("price", ModelPlaces.Maps(stage.Stage, shape)), new("p"), "price of a host", Measure.UsdPerHour, dollars, stage.Stage)
            : hosts;
    }));
}
