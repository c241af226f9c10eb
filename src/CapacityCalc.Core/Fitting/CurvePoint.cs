namespace CapacityCalc.Core.Fitting;

/// <summary>The fitted curve at one place.</summary>
/// <param name="Low">Of the band that holds 95% of the measurements; of the curve's own 95% interval where the measurements are no single values.</param>
public readonly record struct CurvePoint(double X, double Y, double Low, double High);
