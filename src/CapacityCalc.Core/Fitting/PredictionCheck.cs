using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Fitting;

/// <summary>What a scenario predicts, held against what was measured.</summary>
/// <param name="Stage">Null for the whole service.</param>
/// <param name="Accuracy">Relative error that the prediction states of its p99.</param>
/// <param name="Count">Latencies that were measured; null where only their percentiles are known.</param>
public sealed record PredictionCheck(string Scenario, string Source, string? Stage, Method Method, double Accuracy, long? Count, ImmutableArray<CheckedFigure> Figures)
{
    /// <summary>Mean of the signed relative errors of the percentiles, without the mean; above 0 where the prediction is too slow.</summary>
    public double? Bias => Figures.Where(figure => figure.Objective != Objective.Mean && figure.RelativeError is not null).ToArray() is { Length: > 0 } known
        ? known.Average(figure => figure.RelativeError!.Value)
        : null;

    /// <summary>Whether every figure is within its interval or the stated accuracy.</summary>
    public bool IsWithin => Figures.All(figure => figure.Verdict != CheckVerdict.Outside);

    /// <summary>The figures that both sides know.</summary>
    public static ImmutableArray<CheckedFigure> Compare(Percentiles predicted, IEnumerable<MeasuredFigure> measured, double accuracy) =>
        [.. measured.Select(figure => new CheckedFigure(figure.Objective, predicted.Figure(figure.Objective), figure.Seconds, figure.Low, figure.High, accuracy))];
}

/// <param name="Low">Of the measurement's own 95% interval; null where it has none.</param>
public readonly record struct MeasuredFigure(Objective Objective, double Seconds, double? Low, double? High);

/// <param name="Predicted">In seconds; null where there is none, as of an overloaded stage.</param>
/// <param name="Accuracy">Relative error that the prediction states.</param>
public sealed record CheckedFigure(Objective Objective, double? Predicted, double Measured, double? Low, double? High, double Accuracy)
{
    /// <summary>(predicted − measured) ÷ measured.</summary>
    public double? RelativeError => Measured > 0 ? (Predicted - Measured) / Measured : null;

    public CheckVerdict Verdict => Predicted is not { } predicted ? CheckVerdict.Outside
        : predicted >= Low && predicted <= High ? CheckVerdict.WithinInterval
        : Math.Abs(RelativeError ?? double.PositiveInfinity) <= Accuracy ? CheckVerdict.WithinAccuracy
        : predicted * (1 + Accuracy) >= Low && predicted * (1 - Accuracy) <= High ? CheckVerdict.WithinBoth
        : CheckVerdict.Outside;
}

public enum CheckVerdict
{
    /// <summary>The prediction lies in the 95% interval of the measurement.</summary>
    WithinInterval,

    /// <summary>The prediction misses the measurement by no more than it says of itself.</summary>
    WithinAccuracy,

    /// <summary>Interval and accuracy reach each other, but neither the other's value.</summary>
    WithinBoth,

    Outside,
}
