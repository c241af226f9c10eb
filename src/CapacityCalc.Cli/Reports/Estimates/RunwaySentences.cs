using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>The runway in words: how long today's fleet lasts, how long the budget does, and what grows.</summary>
internal static class RunwaySentences
{
    public static ImmutableArray<Prose> Of(Runway runway) => [Kept(runway), .. Budget(runway), Growth(runway)];

    private static Prose Kept(Runway runway)
    {
        var fleet = runway.Months[0].Kept.Hosts is > 0 and var hosts ? $"Today's fleet of {Figures.SayCount(hosts, "host")}" : "Today's fleet";
        var breaks = runway.Breaks.Where(found => found.Fleet == RunwayFleet.Kept).ToArray();
        var ceiling = breaks.FirstOrDefault(found => found.Cause == RunwayCause.AboveCeiling);
        var first = breaks.FirstOrDefault(found => found.Cause != RunwayCause.AboveCeiling);
        var planned = ceiling is null || first?.Month <= ceiling.Month ? "" : $"; it is above the ceiling of {Figures.Say(Quantity.Ratio, runway.UtilizationCeiling)} {From(ceiling.Month)}{Again(ceiling, "below it")}";
        return first is null
            ? Prose.Of($"{fleet} holds {Whole(runway)}{planned}", Tone.Good)
            : Prose.Of($"{fleet} {Lasts("holds", "does not hold", first)}: {Reason(first)}{Again(first, "met")}{planned}", first.Month == 0 ? Tone.Bad : Tone.Strong);
    }

    /// <summary>Every cause for which no fleet of the scenario does, the first one first; then the limits that hold throughout.</summary>
    private static IEnumerable<Prose> Budget(Runway runway)
    {
        // Given hosts are in both fleets, and their overload is told of today's.
        var told = runway.Breaks.Where(found => found is { Fleet: RunwayFleet.Kept, Cause: RunwayCause.Overloaded }).Select(found => (found.Stage, found.Month)).ToArray();
        var breaks = runway.Breaks.Where(found => found.Fleet == RunwayFleet.Sized && !(found.Cause == RunwayCause.Overloaded && told.Contains((found.Stage, found.Month)))).ToArray();
        foreach (var found in breaks)
        {
            yield return Prose.Of(Sized(found), found.Month == 0 ? Tone.Bad : Tone.Strong);
        }

        foreach (var limit in runway.Months[0].Sized.Objectives.Where(limit => limit.Objective is Objective.Hosts or Objective.Cost && breaks.All(found => found.Objective?.Objective != limit.Objective)))
        {
            var howLong = breaks.Any(found => found is { Cause: RunwayCause.NoFleet, MetAgain: null }) ? "as long as a fleet can be sized" : Whole(runway);
            yield return Prose.Of($"{Limit(limit)} lasts {howLong}", Tone.Good);
        }
    }

    private static string Sized(RunwayBreak found)
    {
        if (found.Objective is { } objective)
        {
            var verb = objective.Objective.IsLatency() ? "can be met" : "lasts";
            return $"{Limit(objective)} {Lasts(verb, "is missed today", found)}: {Needed(objective)}{Again(found, "met")}";
        }

        // A fleet that is sized is overloaded only where its hosts are given.
        return found.Cause == RunwayCause.Overloaded
            ? $"The hosts given to {Names.Short(found.Stage ?? "a stage")} {Lasts("carry their load", "do not carry their load today", found)}: {Figures.Say(Quantity.Ratio, found.Utilization)} busy{Again(found, "carried")}"
            : $"A fleet {Lasts("can be sized", "cannot be sized today", found)}: {Reason(found)}{Again(found, "possible")}";
    }

    private static Prose Growth(Runway runway) => Prose.Of(
        $"{string.Join(", ", runway.Growing.Select(growth => $"{growth.Path} {(growth.Rate.DecimalFractionsPerMonth < 0 ? "shrinks" : "grows")} by {Size(growth.Rate.DecimalFractionsPerMonth)} a month ({Size(growth.Rate.PercentPerYear / 100)} a year)"))}, followed for {Months(runway.Months.Length - 1)}",
        Tone.Quiet);

    private static string Size(double fraction) => Figures.Say(Quantity.Ratio, Math.Abs(fraction));

    private static string Limit(ObjectiveFigures limit)
    {
        var (_, value) = Objectives.Figures(limit);
        return limit.Objective switch
        {
            Objective.Cost => $"The budget of {value}",
            Objective.Hosts => $"The limit of {value} hosts",
            Objective.Quality => $"The floor of {limit.Metric ?? "quality"} {value}",
            _ => $"{Objectives.Name(limit.Objective)} ≤ {value}",
        };
    }

    private static string Needed(ObjectiveFigures missed) => missed.Objective.IsLatency()
        ? $"no fleet does better than {Objectives.Compared(missed).Text}"
        : missed.Objective == Objective.Quality ? Objectives.Compared(missed).Text
        : $"the fleet sized anew {(missed.Objective == Objective.Cost ? "costs" : "has")} {Objectives.Compared(missed).Text}";

    private static string Reason(RunwayBreak found) => found switch
    {
        { Problem: { } problem } => problem.Message,
        { Objective: { } objective } => Objectives.Compared(objective).Text,
        _ => $"{Names.Short(found.Stage ?? "a stage")} overloaded, {Figures.Say(Quantity.Ratio, found.Utilization)} busy",
    };

    /// <summary><c>holds up to month 10, and no longer in month 11</c>.</summary>
    /// <param name="today">Instead, where it is so from the beginning.</param>
    private static string Lasts(string verb, string today, RunwayBreak found) => found.Month switch
    {
        0 => today,
        1 => $"{verb} today, and no longer in month 1",
        var month => $"{verb} up to month {month - 1}, and no longer in month {month}",
    };

    private static string From(int month) => month == 0 ? "already" : $"from month {month}";

    private static string Again(RunwayBreak found, string how) => found.MetAgain is { } month ? $" ({how} again in month {month})" : "";

    private static string Whole(Runway runway) => runway.Months.Length == 2 ? "for 1 month" : $"for all {Months(runway.Months.Length - 1)}";

    private static string Months(int months) => months == 1 ? "1 month" : $"{months} months";
}
