using System.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A geometric solution of M/PH/c while all servers are busy: with q waiting, probabilities Re(a x^q v) over the
/// configurations, for any a.</summary>
/// <param name="Rate">θ = λ(1 − x)/x per mean service time, at which its share of the waiting time falls.</param>
/// <param name="Real">Re v; the sum of |v| is 1.</param>
/// <param name="Imaginary">Im v; null where x and v are real.</param>
internal sealed record BusyMode(Complex Rate, double[] Real, double[]? Imaginary);
