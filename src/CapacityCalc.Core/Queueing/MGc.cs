using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The wait D of a request that has to wait in M/G/c, c ≥ 2, first come first served, for any service.</summary>
/// <remarks>
/// <para>With c = 1, E[D] and E[D²] depend on the service by the moments of its residual time R. With more workers and time to spare the queue
/// empties before
/// the longest residuals can be felt: here R is cut off by an independent exponential time. In units of the mean service, with β = (1 − ρ)√c, u =
/// c_s²/(1 + c_s²), and r(θ) = E[min(R, E)], s(θ) = E[min(R, E)²] for an exponential E with mean θ:</para>
/// <para>E[D] c(1 − ρ) = 1 + r(θ) − θ/(1 + θ) − 0.33 h min(β, 2): without the last term 1 as in M/M/c for exponential services and (1 + c_s²)/2, as for
/// c = 1,
/// where θ is long, with θ = (5.22 + 6.84/√c)/((1 − 1/c) β) e^(−β(0.089 + 1.016/√c)) (1 + u (0.68 + 0.465/√c)), times √((1 + c_s²)/5) where
/// c_s² &gt; 4.</para>
/// <para>c_D² = 1 + β w (s(θ′) − 2 r(θ′)²)/(1 + r(θ′) − θ′/(1 + θ′))² − 3.07 h β/(2.13 + β), θ′ = 0.597 θ, w = e^(β(0.159 + 0.309/√c)) (1 − 0.248 (1 −
/// 1/√c)).</para>
/// <para>h = e/((1 + e)(1 + c_s²)), e = E[S³]E[S]/E[S²]² − (1 + 2c_s²)/(1 + c_s²), tells services that are more skewed than gamma's of the same c_s²,
/// where it is 0.</para>
/// <para>D is given a Weibull distribution. That one θ serves services of every shape was found here; all constants were fitted to
/// exact values of M/D/c and to simulations of 40 to 200 M requests with gamma, lognormal and hyperexponential services (c_s² ¼, 1, 4), c 2 … 512, ρ 0.3
/// … 0.95 (<c>fit queues</c> in the benchmarks repeats the fit with gamma and lognormal services, on the simulator of this project). How far it is off
/// elsewhere, see <see cref="QueueAccuracy"/>.</para>
/// </remarks>
internal static class MGc
{
    /// <summary>In the order of the formulas: seven of E[D], then six of c_D².</summary>
    public static ReadOnlySpan<double> Constants => [5.22, 6.84, 0.089, 1.016, 0.68, 0.465, 0.33, 0.597, 0.159, 0.309, 0.248, 3.07, 2.13];

    private const double Negligible = 1e-7;
    private const int MostPanels = 60;

    /// <summary>Nothing less was measured; the least of M/D/c are ½ and ½.</summary>
    private const double LeastRatio = 0.3;
    private const double LeastCv2 = 0.3;
    private const double MostCv2 = 1e6;

    /// <summary>E[D], in seconds, and c_D² for c ≥ 2 servers.</summary>
    /// <param name="idle">1 − ρ in (0, 1), which may be given more exactly than by subtraction.</param>
    public static (double Mean, double Cv2) Moments(IDistribution service, int servers, double idle) => Moments(service, servers, idle, Constants);

    /// <param name="k">As <see cref="Constants"/>.</param>
    internal static (double Mean, double Cv2) Moments(IDistribution service, int servers, double idle, ReadOnlySpan<double> k)
    {
        double c = servers, root = Math.Sqrt(c), cv2 = service.Cv2, mean = service.Mean;
        var beta = idle * root;
        var horizon = (k[0] + k[1] / root) / ((1 - 1 / c) * beta) * Math.Exp(-beta * (k[2] + k[3] / root))
            * (1 + cv2 / (1 + cv2) * (k[4] + k[5] / root)) * Math.Sqrt(Math.Max(1, (1 + cv2) / 5));
        var shapeHorizon = k[7] * horizon;
        var (cut, first, second) = CutResidual(new ResidualService(service), mean, horizon, shapeHorizon);
        var skewness = Skewness(service);
        var ratio = 1 + cut - 1 / (1 + 1 / horizon) - k[6] * skewness * Math.Min(beta, 2);
        var shapeRatio = 1 + first - 1 / (1 + 1 / shapeHorizon);
        var weight = beta * Math.Exp(beta * (k[8] + k[9] / root)) * (1 - k[10] * (1 - 1 / root));
        var delayCv2 = 1 + weight * (second - 2 * first * first) / (shapeRatio * shapeRatio) - k[11] * skewness * beta / (k[12] + beta);
        return (Math.Max(LeastRatio, ratio) * mean / (c * idle), Math.Clamp(delayCv2, LeastCv2, MostCv2));
    }

    /// <summary>A wait with this mean, in seconds, and c_D².</summary>
    public static LatencyDistribution Shape(double mean, double cv2) =>
        LatencyDistribution.From(new Weibull(mean, Math.Sqrt(Math.Clamp(cv2, LeastCv2, MostCv2))));

    /// <summary>h: in (−1, 1).</summary>
    private static double Skewness(IDistribution service)
    {
        double cv2 = service.Cv2, second = 1 + cv2, mean = service.Mean;
        var excess = service.ThirdMoment / (mean * mean * mean) / (second * second) - (1 + 2 * cv2) / second;
        return double.IsFinite(excess) ? Math.Clamp(excess / (1 + excess) / second, -1, 1) : 1 / second;
    }

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
