using System.Buffers;
using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The wait D of a request that has to wait, with Poisson arrivals and any service.</summary>
/// <remarks>
/// D = min(R₁ … R_c) + (R′₁ + … + R′_N)/c with residual service times R and a geometric number N, P(N = n) = (1 − ρ) ρⁿ: the first of
/// the c services in progress ends, and what is queued drains like a single server c times as fast. Exact for M/G/1 and M/M/c.
/// Source: H. C. Tijms, M. H. van Hoorn, A. Federgruen (1981), "Approximations for the steady-state probabilities in the M/G/c queue",
/// Advances
/// in Applied Probability 13; M. H. van Hoorn, H. C. Tijms (1982), for the waiting time.
/// </remarks>
internal readonly struct DelayWhenBusy
{
    /// <summary>Beyond this load the lattice would be too coarse for one service; D is exponential but for O(1 − ρ), and two moments say
    /// it.</summary>
    private const double LatticeUtilization = 0.98;

    /// <summary>With more servers than this two moments replace the lattice: D is then an approximation with a greater error of its
    /// own.</summary>
    private const double LatticeServers = 16;

    private readonly IDistribution service;
    private readonly double servers;
    private readonly double utilization;
    private readonly double idle;

    /// <param name="service">Of one task; random or constant, with a mean &gt; 0.</param>
    /// <param name="servers">c ≥ 1.</param>
    /// <param name="utilization">ρ in (0, 1).</param>
    /// <param name="idle">1 − ρ, which may be given more exactly than by subtraction; &gt; 0.</param>
    public DelayWhenBusy(IDistribution service, int servers, double utilization, double idle)
    {
        this.service = service;
        this.servers = servers;
        this.utilization = utilization;
        this.idle = idle;
        var residual = new ResidualService(service);
        double step = residual.Mean / servers, step2 = residual.SecondMoment / ((double)servers * servers);
        (FirstEnd, var firstEnd2) = servers == 1 ? (step, step2) : Moments(residual, servers, service.Mean);
        var odds = utilization / idle;
        Mean = FirstEnd + odds * step;

        // E[(X + Y)²] with Y a geometric sum: E[Y²] = odds E[R²]/c² + 2 odds² (E[R]/c)².
        var second = firstEnd2 + 2 * FirstEnd * odds * step + odds * step2 + 2 * odds * odds * step * step;
        Cv2 = Math.Max(0, second / (Mean * Mean) - 1);
    }

    /// <summary>E[D], in seconds.</summary>
    public double Mean { get; }

    /// <summary>Of D.</summary>
    public double Cv2 { get; }

    /// <summary>E[min(R₁ … R_c)], in seconds.</summary>
    public double FirstEnd { get; }

    /// <summary>A distribution with the first two moments of D.</summary>
    public LatencyDistribution Fit() => LatencyDistribution.From(TwoMoments.Fit(Mean, Cv2));

    /// <summary>The distribution of D.</summary>
    public LatencyDistribution Distribution()
    {
        if (utilization > LatticeUtilization || servers > LatticeServers)
        {
            return Fit();
        }

        var scale = Mean * Math.Max(1, Cv2);
        var heavy = service.Cv2 > 1 ? service.Quantile(1 - 1e-9 * idle) / servers : 0;
        var steps = Convolution.Steps(Math.Max(24 * scale, heavy), Mean / 2);
        var buffer = ArrayPool<double>.Shared.Rent(2 * Convolution.TransformSize);
        var levels = ImmutableArray.CreateBuilder<LatticeLevel>(steps.Length);
        foreach (var step in steps)
        {
            levels.Add(Level(step, buffer.AsSpan(0, Convolution.TransformSize), buffer.AsSpan(Convolution.TransformSize, Convolution.TransformSize)));
        }

        ArrayPool<double>.Shared.Return(buffer);
        return new LatticeLatency(new Lattice(0, 0, levels.MoveToImmutable()), Mean);
    }

    /// <summary>First and second moment of the least of c residual services, on panels that double in width.</summary>
    private static (double First, double Second) Moments(ResidualService residual, double servers, double mean)
    {
        double first = 0, second = 0, from = 0, width = mean / (2 * servers);
        for (var panel = 0; panel < 80; panel++)
        {
            var to = from + width;
            first += GaussLegendre.Integrate(static (t, s) => Math.Pow(s.residual.Survival(t), s.servers), (residual, servers), from, to);
            second += GaussLegendre.Integrate(static (t, s) => 2 * t * Math.Pow(s.residual.Survival(t), s.servers), (residual, servers), from, to);
            (from, width) = (to, panel > 0 ? to : width);
            if (to * Math.Pow(residual.Survival(to), servers) < 1e-10 * first)
            {
                break;
            }
        }

        return (first, second);
    }

    /// <remarks>The steps of the geometric sum keep their mean on the lattice (mass is split between neighbours), so that its tail decays
    /// at the right rate; the first end is rounded to the nearest point.</remarks>
    private LatticeLevel Level(double step, Span<double> real, Span<double> imaginary)
    {
        var residual = new ResidualService(service);
        real.Clear();
        imaginary.Clear();
        double before = 0, at = 0, survivalBefore = 1;
        for (var j = 0; j < Lattice.Points; j++)
        {
            var next = residual.LimitedMean((j + 1) * step * servers) / servers;
            real[j] = Math.Max(0, j == 0 ? 1 - next / step : (2 * at - before - next) / step);
            (before, at) = (at, next);
            var survival = Math.Pow(residual.Survival((j + 0.5) * step), servers);
            imaginary[j] = survivalBefore - survival;
            survivalBefore = survival;
        }

        Convolution.Damp(real);
        Convolution.Damp(imaginary);
        Convolution.Transform.Forward(real, imaginary);
        Compound(real, imaginary);
        Convolution.Transform.Backward(real, imaginary);
        Convolution.Undamp(real);
        return new LatticeLevel(step, 0, Convolution.Accumulate(real, 0, 1.0 / Convolution.TransformSize, 0));
    }

    /// <summary>Of the spectrum of a + ib makes the spectrum of b (1 − ρ)/(1 − ρ a).</summary>
    private void Compound(Span<double> real, Span<double> imaginary)
    {
        for (var i = 0; i < real.Length; i++)
        {
            var m = FourierTransform.Mirror(i);
            if (m < i)
            {
                continue;
            }

            double ar = (real[i] + real[m]) / 2, ai = (imaginary[i] - imaginary[m]) / 2;
            double br = (imaginary[i] + imaginary[m]) / 2, bi = (real[m] - real[i]) / 2;
            double dr = 1 - utilization * ar, di = -utilization * ai;
            var scale = idle / (dr * dr + di * di);
            double wr = (br * dr + bi * di) * scale, wi = (bi * dr - br * di) * scale;
            (real[i], imaginary[i]) = (wr, wi);
            (real[m], imaginary[m]) = (wr, m == i ? wi : -wi);
        }
    }
}
