namespace CapacityCalc.Core.Fitting.Regression;

/// <summary>What a regression makes of values far from its curve.</summary>
public enum Estimator
{
    /// <summary>They count like all others: least squares.</summary>
    LeastSquares,

    /// <summary>They count the less the farther they are, and from so far on not at all: Tukey's biweight.</summary>
    Biweight,
}
