using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting;

/// <summary>A deviation from a curve that is no chance.</summary>
/// <param name="Test">Which test found it, in words.</param>
/// <param name="Probability">Of as large a deviation by chance.</param>
/// <param name="At">Items where the curve is farthest off.</param>
/// <param name="Relative">By how much of the measured value the curve is too high there.</param>
internal sealed record Misfit(string Test, double Probability, double At, double Relative);

/// <summary>Whether a curve describes times, or something bends them.</summary>
/// <remarks>Where sizes were measured repeatedly, what lies between their means and the curve is held against what lies within them (the F test of lack of fit, N. R. Draper, H. Smith 1998, "Applied Regression Analysis",
/// section 2.1); and a term in the square of the items is held against its own error. What hardly counts in the fit does not count here.</remarks>
internal static class LackOfFit
{
    /// <summary>The more material of the deviations; null where chance explains them.</summary>
    /// <param name="bent">The curve with one more parameter.</param>
    /// <param name="bend">Which of its parameters that is.</param>
    public static Misfit? Of(TimedTasks tasks, RegressionFit fit, Curve bent, int bend)
    {
        // Exact measurements lie on their curve but for rounding, which both tests would find to be no chance.
        if (!(fit.Scale > 1e-6 * (fit.Errors == ErrorModel.Proportional ? 1 : tasks.Seconds.Max())))
        {
            return null;
        }

        return new[] { BetweenRepeats(tasks, fit), Curvature(tasks, fit, bent, bend) }
            .OfType<Misfit>().Where(misfit => misfit.Probability < FitLimits.Significance).MaxBy(misfit => Math.Abs(misfit.Relative));
    }

    private static Misfit? BetweenRepeats(TimedTasks tasks, RegressionFit fit)
    {
        double Weight(int row) => fit.Errors == ErrorModel.Proportional ? fit.Weights[row] / fit.Fitted[row] / fit.Fitted[row] : fit.Weights[row];
        var places = Enumerable.Range(0, tasks.Count).Where(row => fit.Weights[row] > 0).GroupBy(tasks.PlaceOf)
            .Select(place => (Items: tasks.All[place.First()], Rows: place.ToArray(), Weight: place.Sum(Weight)))
            .Select(place => (place.Items, place.Rows, place.Weight, Mean: place.Rows.Sum(row => Weight(row) * tasks.Seconds[row]) / place.Weight, Fitted: fit.Fitted[place.Rows[0]])).ToArray();
        var within = places.Sum(place => place.Rows.Length - 1);
        var between = places.Length - fit.Parameters.Length;
        if (within < 2 || between < 1)
        {
            return null;
        }

        var lack = places.Sum(place => place.Weight * (place.Mean - place.Fitted) * (place.Mean - place.Fitted));
        var pure = places.Sum(place => place.Rows.Sum(row => Weight(row) * (tasks.Seconds[row] - place.Mean) * (tasks.Seconds[row] - place.Mean)));
        if (!(pure > 0))
        {
            return null;
        }

        var worst = places.MaxBy(place => Math.Abs(place.Fitted - place.Mean) / place.Mean);
        return new Misfit("the means of repeated measurements lie off it", FisherF.Survival(lack / between / (pure / within), between, within), worst.Items, (worst.Fitted - worst.Mean) / worst.Mean);
    }

    private static Misfit? Curvature(TimedTasks tasks, RegressionFit fit, Curve curve, int bend)
    {
        // A curve with a knee may settle with the knee elsewhere, which says nothing where it is no likelier.
        if (RobustRegression.Fit(curve, tasks.Seconds, fit.Errors) is not { } bent || !(bent.LogLikelihood(tasks.Seconds) > fit.LogLikelihood(tasks.Seconds)))
        {
            return null;
        }

        var error = bent.StandardError(bend);
        if (!(error > 0))
        {
            return null;
        }

        var t = bent.Parameters[bend] / error;
        var farthest = Enumerable.Range(0, tasks.Count).MaxBy(row => Math.Abs((fit.Fitted[row] - bent.Fitted[row]) / bent.Fitted[row]));
        return new Misfit("they bend with the items", FisherF.Survival(t * t, 1, bent.Freedom), tasks.All[farthest], (fit.Fitted[farthest] - bent.Fitted[farthest]) / bent.Fitted[farthest]);
    }
}
