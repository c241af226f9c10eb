using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The wait D of a request that has to wait in M/G/c, c ≥ 2, first come first served, for any service.</summary>
/// <remarks>
/// <para>With c = 1, E[D] and E[D²] depend on the service by the moments of its residual time R. With more workers and time to spare the queue
/// empties before
/// the longest residuals can be felt: here R is cut off by an independent exponential time of mean θ. In units of the mean service, with β = (1 − ρ)√c
/// and u = c_s²/(1 + c_s²):</para>
/// <para>E[D] c(1 − ρ) = 1 + E[min(R, θ)] − θ/(1 + θ), which is M/M/c's 1 for exponential services and (1 + c_s²)/2 where θ is long;</para>
/// <para>c_D² = 1 + β w (E[min(R, κθ)²]/E[min(R, κθ)]² − 2), likewise, κ = 0.87, w = e^(−β(0.634 − 0.809/√c)) (1 − 0.297 (1 − 1/√c));</para>
/// <para>θ = (5.43 + 7.11/√c)/((1 − 1/c) β) e^(−β(0.118 + 0.981/√c)) (1 + u (0.546 + 0.307/√c)).</para>
/// <para>D is given a Weibull distribution. That one θ serves services of every shape was found here; its constants, and those of w and κ, were fitted to
/// exact values of M/D/c and to simulations of 40 to 200 M requests with gamma, lognormal and hyperexponential services (c_s² ¼, 1, 4), c 2 … 512, ρ 0.3
/// … 0.95. How far it is off elsewhere, see <see cref="QueueAccuracy"/>.</para>
/// </remarks>
internal static class MGc
{
    private const double ShapeHorizon = 0.87;
    private const double Negligible = 1e-7;
    private const int MostPanels = 60;

    /// <summary>Below it nothing was measured; the least of M/D/c is ½.</summary>
    private const double LeastCv2 = 0.3;
    private const double MostCv2 = 1e6;

    /// <summary>D for c ≥ 2 servers.</summary>
    /// <param name="idle">1 − ρ in (0, 1), which may be given more exactly than by subtraction.</param>
    public static LatencyDistribution Delay(IDistribution service, int servers, double idle)
    {
        double c = servers, root = Math.Sqrt(c), cv2 = service.Cv2, mean = service.Mean;
        var beta = idle * root;
        var horizon = (5.43 + 7.11 / root) / ((1 - 1 / c) * beta) * Math.Exp(-beta * (0.118 + 0.981 / root))
            * (1 + cv2 / (1 + cv2) * (0.546 + 0.307 / root));
        var (cut, first, second) = CutResidual(new ResidualService(service), mean, horizon, ShapeHorizon * horizon);
        var ratio = 1 + cut - 1 / (1 + 1 / horizon);
        var weight = beta * Math.Exp(-beta * (0.634 - 0.809 / root)) * (1 - 0.297 * (1 - 1 / root));
        return Shape(ratio * mean / (c * idle), 1 + weight * (second / (first * first) - 2));
    }

    /// <summary>A wait with this mean, in seconds, and c_D².</summary>
    public static LatencyDistribution Shape(double mean, double cv2) =>
        LatencyDistribution.From(new Weibull(mean, Math.Sqrt(Math.Clamp(cv2, LeastCv2, MostCv2))));

    /// <summary>E[min(R, E)] of an exponential E with mean θ, and the first two moments of another with mean θ′, in mean services.</summary>
    /// <remarks>∫ e^(−t/θ) P(R &gt; t) dt and so on, on panels that grow as t does.</remarks>
    private static (double Cut, double First, double Second) CutResidual(ResidualService residual, double mean, double horizon, double shapeHorizon)
    {
        double cut = 0, first = 0, second = 0, from = 0, to = Math.Min(0.5, horizon);
        for (var panel = 0; panel < MostPanels; panel++)
        {
            double half = (to - from) / 2, last = 0;
            for (var i = 0; i < 2 * GaussLegendre.Nodes.Length; i++)
            {
                var node = GaussLegendre.Nodes[i / 2];
                var t = from + half * (1 + (i % 2 == 0 ? node : -node));
                var survival = residual.Survival(t * mean) * half * GaussLegendre.Weights[i / 2];
                var atShape = survival * Math.Exp(-t / shapeHorizon);
                last += survival * Math.Exp(-t / horizon);
                first += atShape;
                second += 2 * t * atShape;
            }

            cut += last;
            if (last < Negligible * cut)
            {
                break;
            }

            (from, to) = (to, 3 * to);
        }

        return (cut, first, second);
    }
}
