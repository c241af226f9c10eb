using System.Numerics;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>All geometric solutions of M/PH/c with its servers busy.</summary>
/// <remarks>
/// With a departure counted as x, a busy server's phases follow the matrix T + x tα. Servers are independent of each other, so that v is the
/// product of one left eigenvector of it for each server, and λ(1 − 1/x) is the sum of their eigenvalues: a scalar equation for each way to
/// choose the eigenvectors, with one root in the unit disc. Source: J. H. A. de Smit (1983), "The queue GI/M/s with customers of different
/// types or the queue GI/Hm/s"; D. Bertsimas (1990), "An analytic approach to a general class of G/G/s queueing systems".
/// </remarks>
internal static class BusyModes
{
    private const int FixedPointSteps = 8;
    private const int NewtonSteps = 12;

    /// <param name="rate">λ: arrivals per mean service time.</param>
    /// <param name="idle">1 − ρ.</param>
    public static List<BusyMode> Of(PhaseConfigurations configurations, ServicePhases service, int servers, double rate, double idle) =>
        service.Count == 2
            ? OfTwoPhases(configurations, service, servers, rate, idle)
            : OfEqualPhases(configurations, service.Count, servers, rate, idle);

    private static List<BusyMode> OfTwoPhases(PhaseConfigurations configurations, ServicePhases service, int servers, double rate, double idle)
    {
        var modes = new List<BusyMode>(servers + 1);
        var (_, longest) = new TwoPhaseSpectrum(service, 1, 0).Values;
        var highest = servers * Math.Max(Math.Max(service.Rates[0], service.Rates[1]), -longest) * (1 + 1e-9);
        for (var slow = servers; slow >= 0; slow--)
        {
            var theta = slow == servers
                ? Slowest(service, servers, rate, idle)
                : SignChange.Find(Balance, (service, servers, slow, rate), 0, highest);
            var spectrum = new TwoPhaseSpectrum(service, rate / (rate + theta), theta / (rate + theta));
            double[] v = [1];
            for (var n = 0; n < servers; n++)
            {
                var (first, second) = n < slow ? spectrum.SlowVector : spectrum.FastVector;
                var next = new double[n + 2];
                for (var state = 0; state <= n; state++)
                {
                    next[state] += second * v[state];
                    next[state + 1] += first * v[state];
                }

                v = next;
            }

            modes.Add(Normalized(theta, v, null));
        }

        return modes;
    }

    private static double Balance(double theta, (ServicePhases Service, int Servers, int Slow, double Rate) at)
    {
        var (slow, fast) = new TwoPhaseSpectrum(at.Service, at.Rate / (at.Rate + theta), theta / (at.Rate + theta)).Values;
        return at.Slow * slow + (at.Servers - at.Slow) * fast + theta;
    }

    /// <summary>θ/c solves E[e^{sS}] = 1 + cs/λ, less its root 0: a quadratic whose smaller root loses no digit where ρ nears 1.</summary>
    private static double Slowest(ServicePhases service, int servers, double rate, double idle)
    {
        double first = 1 / service.Rates[0], second = 1 / service.Rates[1], product = first * second;
        var excess = idle * servers / rate;
        var linear = service.Shape == PhaseShape.Parallel
            ? service.Start[0] * first * first + service.Start[1] * second * second + excess * (first + second)
            : 1 + excess - product;
        return servers * 2 * excess / (linear + Math.Sqrt(Math.Max(0, linear * linear - 4 * product * (1 + excess) * excess)));
    }

    /// <summary>k equal phases in series: the eigenvalues are k(yε − 1) with yᵏ = x and ε the k-th roots of 1.</summary>
    private static List<BusyMode> OfEqualPhases(PhaseConfigurations configurations, int phases, int servers, double rate, double idle)
    {
        var roots = new Complex[phases];
        for (var j = 0; j < phases; j++)
        {
            roots[j] = Complex.FromPolarCoordinates(1, 2 * Math.PI * j / phases);
        }

        var modes = new List<BusyMode>();
        for (var state = 0; state < configurations.Size(servers); state++)
        {
            // Of two conjugate choices one stands for both; one that is its own conjugate is real.
            var order = CompareToConjugate(configurations, state, phases, servers);
            if (order < 0)
            {
                continue;
            }

            Complex sum = 0;
            for (var j = 0; j < phases; j++)
            {
                sum += configurations.Count(state, j, servers) * roots[j];
            }

            var isReal = order == 0;
            sum = isReal ? sum.Real : sum;
            var y = configurations.Count(state, 0, servers) == servers
                ? 1 - SlowestOfSeries(phases, rate / servers, idle)
                : Root(phases, servers, rate, sum);
            modes.Add(SeriesMode(configurations, state, servers, roots, y, phases * (servers - sum * y), isReal));
        }

        return modes;
    }

    private static int CompareToConjugate(PhaseConfigurations configurations, int state, int phases, int servers)
    {
        for (var j = 1; j < phases; j++)
        {
            var order = configurations.Count(state, j, servers) - configurations.Count(state, phases - j, servers);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>u = θ/(ck) with −k ln(1 − u) = ln(1 + ku/ρ), less its root 0, to full relative accuracy.</summary>
    private static double SlowestOfSeries(int phases, double utilization, double idle) => SignChange.Find(
        static (u, s) =>
        {
            var v = s.phases * u / s.utilization;
            return -s.phases * Elementary.LogP1MinusX(-u) / u - Elementary.LogP1MinusX(v) / u - s.phases * s.idle / s.utilization;
        },
        (phases, utilization, idle),
        1e-3 * idle,
        1 - 1e-15);

    /// <summary>yᵏ (λ + ck − ksy) = λ.</summary>
    private static Complex Root(int phases, int servers, double rate, Complex sum)
    {
        Complex y = Math.Pow(rate / (rate + servers * phases), 1.0 / phases);
        for (var i = 0; i < FixedPointSteps; i++)
        {
            y = Complex.Pow(rate / (rate + phases * (servers - sum * y)), 1.0 / phases);
        }

        for (var i = 0; i < NewtonSteps; i++)
        {
            var rest = rate + phases * (servers - sum * y);
            var step = (rest - rate * Complex.Pow(y, -phases)) / (phases * (rest / y - sum));
            y -= step;
            if (step.Magnitude < 1e-15 * y.Magnitude)
            {
                break;
            }
        }

        return y;
    }

    private static BusyMode SeriesMode(
        PhaseConfigurations configurations, int choice, int servers, Complex[] roots, Complex y, Complex theta, bool isReal)
    {
        var phases = roots.Length;
        var vector = new Complex[phases];
        Complex[] v = [1];
        var n = 0;
        for (var j = 0; j < phases; j++)
        {
            var ratio = y * roots[j];
            for (var (l, power) = (phases - 1, Complex.One); l >= 0; l--, power *= ratio)
            {
                vector[l] = power;
            }

            for (var i = configurations.Count(choice, j, servers); i > 0; i--, n++)
            {
                var next = new Complex[configurations.Size(n + 1)];
                for (var state = 0; state < v.Length; state++)
                {
                    for (var phase = 0; phase < phases; phase++)
                    {
                        next[configurations.With(state, phase)] += v[state] * vector[phase];
                    }
                }

                v = next;
            }
        }

        var real = Array.ConvertAll(v, z => z.Real);
        return isReal ? Normalized(theta.Real, real, null) : Normalized(theta, real, Array.ConvertAll(v, z => z.Imaginary));
    }

    private static BusyMode Normalized(Complex theta, double[] real, double[]? imaginary)
    {
        double sum = 0;
        for (var state = 0; state < real.Length; state++)
        {
            sum += imaginary is null ? Math.Abs(real[state]) : double.Hypot(real[state], imaginary[state]);
        }

        for (var state = 0; state < real.Length; state++)
        {
            real[state] /= sum;
            if (imaginary is not null)
            {
                imaginary[state] /= sum;
            }
        }

        return new BusyMode(theta, real, imaginary);
    }
}
