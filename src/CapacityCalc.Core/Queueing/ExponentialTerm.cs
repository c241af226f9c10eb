using System.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A term Re(w e^(−θt)) of a survival function.</summary>
/// <param name="Weight">w.</param>
/// <param name="Rate">θ in 1/s; Re θ &gt; 0.</param>
internal readonly record struct ExponentialTerm(Complex Weight, Complex Rate)
{
    public double At(double t) => Rate.Imaginary is 0
        ? Weight.Real * Math.Exp(-Rate.Real * t)
        : (Weight * Complex.Exp(-Rate * t)).Real;

    /// <summary>The integral over t ≥ 0, in seconds.</summary>
    public double Mean => (Weight / Rate).Real;
}
