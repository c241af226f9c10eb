using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting;

/// <summary>A deviation from a straight line that is no chance.</summary>
/// <param name="Test">Which test found it, in words.</param>
/// <param name="Probability">Of as large a deviation by chance.</param>
/// <param name="At">Items where the line is farthest off.</param>
/// <param name="Relative">By how much of the measured value the line is too high there.</param>
internal sealed record Misfit(string Test, double Probability, double At, double Relative);

/// <summary>Whether a straight line describes times, or something bends them.</summary>
/// <remarks>Where sizes were measured repeatedly, what lies between their means and the line is held against what lies within them (the F test of lack of fit, N. R. Draper, H. Smith 1998, "Applied Regression Analysis",
/// section 2.1); and a term in the square of the items is held against its own error. What hardly counts in the fit does not count here.</remarks>
internal static class LackOfFit
{
    /// <summary>The more material of the deviations; null where chance explains them.</summary>
    public static Misfit? Of(double[] items, double[] seconds, RegressionFit line, bool isThroughOrigin)
    {
        // Exact measurements lie on their line but for rounding, which both tests would find to be no chance.
        if (!(line.Scale > 1e-6 * (line.Errors == ErrorModel.Proportional ? 1 : seconds.Max())))
        {
            return null;
        }

        return new[] { BetweenRepeats(items, seconds, line, isThroughOrigin ? 1 : 2), Curvature(items, seconds, line, isThroughOrigin) }
            .OfType<Misfit>().Where(misfit => misfit.Probability < FitLimits.Significance).MaxBy(misfit => Math.Abs(misfit.Relative));
    }

    private static Misfit? BetweenRepeats(double[] items, double[] seconds, RegressionFit line, int parameters)
    {
        double Weight(int row) => line.Errors == ErrorModel.Proportional ? line.Weights[row] / line.Fitted[row] / line.Fitted[row] : line.Weights[row];
        var places = Enumerable.Range(0, items.Length).Where(row => line.Weights[row] > 0).GroupBy(row => items[row])
            .Select(place => (Items: place.Key, Rows: place.ToArray(), Weight: place.Sum(Weight)))
            .Select(place => (place.Items, place.Rows, place.Weight, Mean: place.Rows.Sum(row => Weight(row) * seconds[row]) / place.Weight, Fitted: line.Fitted[place.Rows[0]])).ToArray();
        var within = places.Sum(place => place.Rows.Length - 1);
        var between = places.Length - parameters;
        if (within < 2 || between < 1)
        {
            return null;
        }

        var lack = places.Sum(place => place.Weight * (place.Mean - place.Fitted) * (place.Mean - place.Fitted));
        var pure = places.Sum(place => place.Rows.Sum(row => Weight(row) * (seconds[row] - place.Mean) * (seconds[row] - place.Mean)));
        if (!(pure > 0))
        {
            return null;
        }

        var worst = places.MaxBy(place => Math.Abs(place.Fitted - place.Mean) / place.Mean);
        return new Misfit("the means of repeated measurements lie off it", FisherF.Survival(lack / between / (pure / within), between, within), worst.Items, (worst.Fitted - worst.Mean) / worst.Mean);
    }

    private static Misfit? Curvature(double[] items, double[] seconds, RegressionFit line, bool isThroughOrigin)
    {
        double[] squares = [.. items.Select(value => value * value)];
        var bent = RobustRegression.Fit(isThroughOrigin ? new LinearCurve(items, squares) : new LinearCurve([.. items.Select(_ => 1.0)], items, squares), seconds, line.Errors);
        if (bent is null)
        {
            return null;
        }

        var last = bent.Parameters.Length - 1;
        var error = bent.StandardError(last);
        if (!(error > 0))
        {
            return null;
        }

        var t = bent.Parameters[last] / error;
        var farthest = Enumerable.Range(0, items.Length).MaxBy(row => Math.Abs((line.Fitted[row] - bent.Fitted[row]) / bent.Fitted[row]));
        return new Misfit("they bend with the items", FisherF.Survival(t * t, 1, bent.Freedom), items[farthest], (line.Fitted[farthest] - bent.Fitted[farthest]) / bent.Fitted[farthest]);
    }
}
