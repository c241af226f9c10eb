using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Why measurements are refused, in the words that all kinds share.</summary>
internal static class FitProblems
{
    private const int MostNamed = 5;

    public static Fit? NotATable(Measurements measurements, string kind, DiagnosticBag bag)
    {
        bag.Error(DiagnosticCodes.WrongMeasurements, new SourceSpan(measurements.Source, 0, 0), $"a fit as '{kind}' takes a table with columns, and this file holds latencies alone", "fit it --as service");
        return null;
    }

    /// <summary>Whether there are enough rows, and enough places among them.</summary>
    /// <param name="what">Of the places, in the plural.</param>
    public static bool Enough(MeasuredTable table, int places, int least, string what, string hint, DiagnosticBag bag)
    {
        var span = new SourceSpan(table.Source, 1, 1);
        if (table.Rows.Length < FitLimits.LeastMeasurements)
        {
            bag.Error(DiagnosticCodes.TooFewMeasurements, span, $"{Counted(table.Rows.Length)} cannot tell how sure a fit is; it takes at least {FitLimits.LeastMeasurements}", "measure each size several times");
            return false;
        }

        if (places < least)
        {
            bag.Error(DiagnosticCodes.TooFewMeasurements, span, $"there are only {places} {what}; it takes at least {least}", hint);
            return false;
        }

        return true;
    }

    /// <summary>Whether the fit says something: it explains what varies, or however single measurements scatter it knows what it is asked for.</summary>
    /// <param name="unsureness">Half the 95% interval of what the fit is about, as a share of it.</param>
    public static bool IsGood(RegressionFit fit, double unsureness, SourceSpan span, DiagnosticBag bag)
    {
        if (fit.RSquared >= FitLimits.LeastRSquared || unsureness <= FitLimits.WellKnown)
        {
            return true;
        }

        bag.Error(
            DiagnosticCodes.PoorFit,
            span,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the fit explains {Ratio.Dimension.Print(Math.Max(0, fit.RSquared), 2)} of what varies (R²), less than {Ratio.Dimension.Print(FitLimits.LeastRSquared)}, and is not sure within {Ratio.Dimension.Print(FitLimits.WellKnown)} but within {Ratio.Dimension.Print(unsureness, 2)}"),
            "something else than the fitted columns makes most of the difference: measure more evenly, over a wider range, or more often");
        return false;
    }

    /// <summary>Whether the times are as much above the curve as below it: single slow ones hardly count in the fit, and many of them are no outliers but a tail, which the mean knows of.</summary>
    /// <returns>False, after an error, where the mean time is materially another.</returns>
    public static bool IsOfTheMean(RegressionFit fit, TimedTasks tasks, DiagnosticBag bag)
    {
        var isProportional = fit.Errors == ErrorModel.Proportional;
        double[] residuals = [.. fit.Fitted.Select((fitted, row) => (tasks.Seconds[row] - fitted) / (isProportional ? fitted : 1))];
        var mean = residuals.Average();
        var variance = residuals.Sum(residual => (residual - mean) * (residual - mean)) / (residuals.Length - 1) / residuals.Length;
        var bias = isProportional ? mean : mean / fit.Fitted.Average();
        if (!(variance > 0) || Math.Abs(bias) < FitLimits.Material / 2 || FisherF.Survival(mean * mean / variance, 1, residuals.Length - 1) is var chance && chance >= FitLimits.Significance)
        {
            return true;
        }

        var text = $"the times are skewed: on average they are {Ratio.Dimension.Print(Math.Abs(bias), 2)} {(bias > 0 ? "above" : "below")} the curve, which goes through their middle";
        const string Hint = "a fleet is sized by means: measure each size often, and fit the mean of each";
        if (Math.Abs(bias) >= FitLimits.Material && chance < FitLimits.Refusal)
        {
            bag.Error(DiagnosticCodes.PoorFit, tasks.Place, text, Hint);
            return false;
        }

        bag.Warning(DiagnosticCodes.PoorFit, tasks.Place, text, Hint);
        return true;
    }

    /// <summary>What a curve makes of the times, as the end of a sentence whose subject is several figures.</summary>
    public static string Explained(RegressionFit fit) => fit.RSquared >= FitLimits.LeastRSquared
        ? $"explain {Ratio.Dimension.Print(fit.RSquared, 3)} of the times"
        : $"lie in the middle of times that scatter by {(fit.Errors == ErrorModel.Proportional ? Ratio.Dimension.Print(fit.Scale, 2) : Duration.Dimension.Print(fit.Scale, 2))}";

    /// <summary>Tells of a deviation from the curve; false where it is too large to go on.</summary>
    /// <param name="curve">What does not describe the times, as the beginning of a sentence.</param>
    public static bool Tell(Misfit misfit, string curve, string hint, SourceSpan span, DiagnosticBag bag)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{curve} does not describe these times: {misfit.Test}, p = {Math.Max(misfit.Probability, 1e-6):0.0#####}; at {Count.Dimension.Print(misfit.At)} items it is {Ratio.Dimension.Print(Math.Abs(misfit.Relative), 2)} too {(misfit.Relative > 0 ? "high" : "low")}");
        if (Math.Abs(misfit.Relative) > FitLimits.Material && misfit.Probability < FitLimits.Refusal)
        {
            bag.Error(DiagnosticCodes.PoorFit, span, text, hint);
            return false;
        }

        bag.Warning(DiagnosticCodes.PoorFit, span, text, hint);
        return true;
    }

    /// <summary>Names the measurements that hardly count.</summary>
    public static void TellOutliers(RegressionFit fit, ImmutableArray<SourceSpan> spans, DiagnosticBag bag)
    {
        const double Hardly = 0.1;
        var outliers = Enumerable.Range(0, spans.Length).Where(row => fit.Weights[row] < Hardly).ToArray();
        if (outliers.Length == 0)
        {
            return;
        }

        var lines = string.Join(", ", outliers.Take(MostNamed).Select(row => spans[row].Line.ToString(CultureInfo.InvariantCulture)));
        var more = outliers.Length > MostNamed ? $" and {outliers.Length - MostNamed} more" : "";
        bag.Warning(
            DiagnosticCodes.OutlyingMeasurements,
            spans[outliers[0]] with { Column = 1 },
            $"of {spans.Length} measurements {(outliers.Length == 1 ? "one lies so far from the curve that it hardly counts" : $"{outliers.Length} lie so far from the curve that they hardly count")}: line {lines}{more}",
            "find out what happened there: the fit is right only if that does not happen in service as well");
    }

    private static string Counted(int count) => count == 1 ? "1 measurement" : $"{count} measurements";
}
