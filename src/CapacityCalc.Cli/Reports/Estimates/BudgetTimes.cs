using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>The parts of a latency budget as they are printed: they add up to the limit to the last digit.</summary>
/// <remarks>The limit and the slack are rounded down, as they must hold; the stages' parts are cut to the step, and those cut most get the steps that are left.</remarks>
internal sealed class BudgetTimes
{
    /// <summary>Of a step; what a quotient of two decimals may be short of a whole one.</summary>
    private const double Rounding = 1e-6;

    /// <param name="step">Seconds of the last digit.</param>
    public BudgetTimes(BudgetFigures budget, double step)
    {
        var parts = budget.Stages.Select(stage => stage.ShareSeconds).Append(budget.CacheSeconds).ToArray();
        double Steps(double seconds) => Math.Floor((seconds / step) + Rounding);
        var steps = parts.Select(part => Steps(part ?? 0)).ToArray();
        var (limit, slack) = (Steps(budget.Limit), Steps(budget.SlackSeconds));
        var missing = limit - slack - steps.Sum();
        foreach (var index in Enumerable.Range(0, parts.Length).Where(index => parts[index] > 0).OrderByDescending(index => (parts[index]!.Value / step) - steps[index]))
        {
            if (missing <= 0)
            {
                break;
            }

            steps[index]++;
            missing--;
        }

        Shares = [.. parts[..^1].Select((part, index) => part is null ? (double?)null : steps[index] * step)];
        (Hits, Slack, Limit) = (steps[^1] * step, slack * step, limit * step);
    }

    /// <summary>By stage; null where it has none.</summary>
    public ImmutableArray<double?> Shares { get; }

    public double Hits { get; }

    public double Slack { get; }

    public double Limit { get; }

    /// <summary>Rounded down to a multiple of the step.</summary>
    public static double Floor(double seconds, double step) => Math.Floor((seconds / step) + Rounding) * step;
}
