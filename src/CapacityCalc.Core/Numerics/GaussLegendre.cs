namespace CapacityCalc.Core.Numerics;

/// <summary>Sixteen-point Gauss–Legendre quadrature on one panel, exact for polynomials of degree 31.</summary>
public static class GaussLegendre
{
    /// <summary>The positive nodes on [−1, 1]; source: NIST DLMF §3.5, table 3.5.4 continued to n = 16.</summary>
    public static ReadOnlySpan<double> Nodes =>
    [
        0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863, 0.6178762444026437484,
        0.7554044083550030339, 0.8656312023878317439, 0.9445750230732325761, 0.9894009349916499326,
    ];

    /// <summary>The weights of <see cref="Nodes"/>; they add up to 1.</summary>
    public static ReadOnlySpan<double> Weights =>
    [
        0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382, 0.1495959888165767321,
        0.1246289712555338720, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949,
    ];

    /// <summary>∫ f over [from, to] by one panel.</summary>
    /// <param name="state">Handed to every call of <paramref name="integrand"/>, so that it need not capture.</param>
    public static double Integrate<T>(Func<double, T, double> integrand, T state, double from, double to)
    {
        var half = (to - from) / 2;
        var middle = from + half;
        double sum = 0;
        for (var i = 0; i < 8; i++)
        {
            var reach = half * Nodes[i];
            sum += Weights[i] * (integrand(middle - reach, state) + integrand(middle + reach, state));
        }

        return sum * half;
    }
}
