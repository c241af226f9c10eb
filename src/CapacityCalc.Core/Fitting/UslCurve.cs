using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting;

/// <summary>Which coefficients of the Universal Scalability Law are free; the others are 0.</summary>
[Flags]
internal enum UslTerms
{
    None = 0,
    Contention = 1,
    Coherency = 2,
    Both = Contention | Coherency,
}

/// <summary>The Universal Scalability Law: X(N) = λ N ÷ (1 + σ (N − 1) + κ N (N − 1)).</summary>
/// <param name="concurrency">N of every measurement; ≥ 1.</param>
/// <param name="terms">Parameters are λ, then σ and κ as far as they are free.</param>
/// <remarks>Source: N. J. Gunther (2007), "Guerrilla Capacity Planning", chapter 6; λ as in B. Schwartz, E. Fortune (2015), "Practical Scalability Analysis with the Universal Scalability Law".</remarks>
internal sealed class UslCurve(double[] concurrency, UslTerms terms) : Curve
{
    public override int Count => concurrency.Length;

    public override int Parameters => 1 + int.PopCount((int)terms);

    public static double Throughput(double concurrency, double rate, double contention, double coherency) =>
        rate * concurrency / (1 + (contention * (concurrency - 1)) + (coherency * concurrency * (concurrency - 1)));

    /// <summary>λ, σ and κ.</summary>
    public (double Rate, double Contention, double Coherency) Of(ReadOnlySpan<double> parameters) =>
        (parameters[0], terms.HasFlag(UslTerms.Contention) ? parameters[1] : 0, terms.HasFlag(UslTerms.Coherency) ? parameters[^1] : 0);

    public override double At(int place, ReadOnlySpan<double> parameters)
    {
        var (rate, contention, coherency) = Of(parameters);
        var value = Throughput(concurrency[place], rate, contention, coherency);
        return value > 0 ? value : double.NaN;
    }

    public override void Gradient(int place, ReadOnlySpan<double> parameters, Span<double> into)
    {
        var n = concurrency[place];
        var (rate, contention, coherency) = Of(parameters);
        var below = 1 + (contention * (n - 1)) + (coherency * n * (n - 1));
        into[0] = n / below;
        if (terms.HasFlag(UslTerms.Contention))
        {
            into[1] = -rate * n * (n - 1) / below / below;
        }

        if (terms.HasFlag(UslTerms.Coherency))
        {
            into[^1] = -rate * n * n * (n - 1) / below / below;
        }
    }

    /// <summary>N ÷ X is linear in 1 ÷ λ, σ ÷ λ and κ ÷ λ; multiplied by X ÷ N, its errors are relative.</summary>
    public override double[]? Through(ReadOnlySpan<int> places, double[] measured)
    {
        var rows = places.ToArray();
        double[] Column(Func<double, double> of) => [.. rows.Select(row => of(concurrency[row]) * measured[row] / concurrency[row])];
        var columns = new List<double[]> { Column(_ => 1) };
        if (terms.HasFlag(UslTerms.Contention))
        {
            columns.Add(Column(n => n - 1));
        }

        if (terms.HasFlag(UslTerms.Coherency))
        {
            columns.Add(Column(n => n * (n - 1)));
        }

        return SmallLeastSquares.Solve(columns, [.. rows.Select(_ => 1.0)]) is [> 0 and var inverse, ..] solved ? [1 / inverse, .. solved[1..].Select(value => value / inverse)] : null;
    }
}
