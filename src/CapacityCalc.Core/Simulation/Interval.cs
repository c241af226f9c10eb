namespace CapacityCalc.Core.Simulation;

/// <summary>A simulated figure with its 95% confidence interval, <see cref="Value"/> ± <see cref="HalfWidth"/>.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="HalfWidth">≥ 0, by Student's t over the replications.</param>
public readonly record struct Interval(double Value, double HalfWidth)
{
    public double Low => Value - HalfWidth;

    public double High => Value + HalfWidth;

    /// <summary>Half-width ÷ value; 0 where the half-width is.</summary>
    public double Relative => HalfWidth > 0 && Value > 0 ? HalfWidth / Value : 0;

    public bool Contains(double value) => Math.Abs(value - Value) <= HalfWidth;
}
