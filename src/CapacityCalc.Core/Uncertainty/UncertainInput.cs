using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>A quantity of a scenario that is known as a range.</summary>
/// <param name="Path">The scenario path.</param>
/// <param name="Belief">In the base unit of the dimension; every value of it is one that the parameter takes.</param>
/// <param name="Written">As the person wrote it, on one line.</param>
/// <param name="CountsWholes">Whether it counts things, which come whole: a value is rounded to the nearest.</param>
public sealed record UncertainInput(string Path, Dimension Dimension, Belief Belief, string Written, SourceSpan Span, bool CountsWholes)
{
    /// <summary>What a whole value may be.</summary>
    public (double Least, double Most) Wholes { get; init; } = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>What an estimate takes.</summary>
    public double Median => At(0.5);

    /// <summary>The value that lies above so much of the belief, whole where it must be.</summary>
    /// <param name="p">In (0, 1).</param>
    public double At(double p) => CountsWholes ? Math.Clamp(Math.Round(Belief.Quantile(p)), Wholes.Least, Wholes.Most) : Belief.Quantile(p);
}

/// <summary>Two inputs that vary together.</summary>
/// <param name="Coefficient">Correlation of the normal deviates behind the two (of the logarithms, where both are lognormal); in [−1, 1].</param>
public sealed record InputCorrelation(string First, string Second, double Coefficient);
