using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Exploration;

/// <summary>Finds the months in which a growing scenario's fleets break.</summary>
internal static class RunwayBreaks
{
    /// <summary>The last host is a whole one, and a quotient of rates is rounded: so little above the ceiling is at the ceiling.</summary>
    private const double NegligibleExcess = 1e-6;

    /// <param name="months">From today on.</param>
    /// <param name="ceiling">Of the utilization, at most.</param>
    /// <returns>By month; in one month the fleet that is sized anew before the kept one.</returns>
    public static ImmutableArray<RunwayBreak> Of(ImmutableArray<RunwayMonth> months, double ceiling)
    {
        var breaks = new List<RunwayBreak>();
        foreach (var fleet in Enum.GetValues<RunwayFleet>())
        {
            var figures = months.Select(month => fleet == RunwayFleet.Sized ? month.Sized : month.Kept).ToImmutableArray();
            AddFirst(breaks, figures, fleet, RunwayCause.NoFleet, Problem);
            AddFirst(breaks, figures, fleet, RunwayCause.Overloaded, month => IfKnown(month, !month.IsStable));
            foreach (var objective in figures.SelectMany(month => month.Objectives).Select(objective => objective.Objective).Distinct())
            {
                AddFirst(breaks, figures, fleet, RunwayCause.Objective, month => Figures(month, objective) is { Actual: not null } known ? !known.Passed : null, month => Figures(month, objective));
            }

            if (fleet == RunwayFleet.Kept)
            {
                AddFirst(breaks, figures, fleet, RunwayCause.AboveCeiling, month => month.IsStable ? IfKnown(month, month.Utilization > ceiling * (1 + NegligibleExcess)) : null);
            }
        }

        return [.. breaks.OrderBy(found => found.Month)];
    }

    /// <param name="holds">Whether the cause is there; null in a month that cannot tell: an overloaded stage has no latency to miss an objective, and meets none again.</param>
    private static void AddFirst(
        List<RunwayBreak> breaks, ImmutableArray<RunwayFigures> months, RunwayFleet fleet, RunwayCause cause, Func<RunwayFigures, bool?> holds, Func<RunwayFigures, ObjectiveFigures?>? objective = null)
    {
        var first = Next(months, 0, month => holds(month) == true);
        if (first is not { } at)
        {
            return;
        }

        var figures = months[at];
        breaks.Add(new RunwayBreak(fleet, cause, at)
        {
            Objective = objective?.Invoke(figures),
            Stage = cause is RunwayCause.Overloaded or RunwayCause.AboveCeiling ? figures.BusiestStage : null,
            Utilization = cause is RunwayCause.Overloaded or RunwayCause.AboveCeiling ? figures.Utilization : null,
            Problem = cause == RunwayCause.NoFleet ? figures.Problem : null,
            MetAgain = Next(months, at + 1, month => holds(month) == false),
        });
    }

    private static int? Next(ImmutableArray<RunwayFigures> months, int from, Func<RunwayFigures, bool> holds)
    {
        for (var month = from; month < months.Length; month++)
        {
            if (holds(months[month]))
            {
                return month;
            }
        }

        return null;
    }

    private static bool? Problem(RunwayFigures month) => month.Problem is not null;

    private static bool? IfKnown(RunwayFigures month, bool holds) => month.Problem is null ? holds : null;

    private static ObjectiveFigures? Figures(RunwayFigures month, Objective objective) => month.Objectives.FirstOrDefault(known => known.Objective == objective);
}
