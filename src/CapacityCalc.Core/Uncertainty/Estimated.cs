namespace CapacityCalc.Core.Uncertainty;

/// <summary>A figure found by sampling.</summary>
/// <param name="StandardError">Of the figure, over independent randomizations of the sample; ≥ 0.</param>
public readonly record struct Estimated(double Value, double StandardError);
