using System.Buffers;
using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The wait D of a request that has to wait for a single server, with Poisson arrivals and any service: exact.</summary>
/// <remarks>
/// D = R + R₁ + … + R_N with residual service times R and a geometric number N, P(N = n) = (1 − ρ) ρⁿ.
/// Source: F. Pollaczek (1930), A. Y. Khinchine (1932).
/// </remarks>
internal readonly struct DelayWhenBusy
{
    /// <summary>Beyond this load the lattice would be too coarse for one service; D is exponential but for O(1 − ρ), and two moments say
    /// it.</summary>
    private const double LatticeUtilization = 0.98;

    private readonly IDistribution service;
    private readonly double utilization;
    private readonly double idle;

    /// <param name="service">Random or constant, with a mean &gt; 0.</param>
    /// <param name="utilization">ρ in (0, 1).</param>
    /// <param name="idle">1 − ρ, which may be given more exactly than by subtraction; &gt; 0.</param>
    public DelayWhenBusy(IDistribution service, double utilization, double idle)
    {
        this.service = service;
        this.utilization = utilization;
        this.idle = idle;
        var residual = new ResidualService(service);
        var odds = utilization / idle;
        Mean = residual.Mean * (1 + odds);

        // E[(R + Y)²] with Y the geometric sum: E[Y²] = odds E[R²] + 2 odds² E[R]².
        var second = (1 + odds) * (residual.SecondMoment + 2 * odds * residual.Mean * residual.Mean);
        Cv2 = Math.Max(0, second / (Mean * Mean) - 1);
    }

    /// <summary>E[D], in seconds.</summary>
    public double Mean { get; }

    /// <summary>Of D.</summary>
    public double Cv2 { get; }

    public (double Mean, double Cv2) Moments => (Mean, Cv2);

    /// <summary>A distribution with the first two moments of D.</summary>
    public LatencyDistribution Fit() => LatencyDistribution.From(TwoMoments.Fit(Mean, Cv2));

    /// <summary>The distribution of D.</summary>
    public LatencyDistribution Distribution()
    {
        if (utilization > LatticeUtilization)
        {
            return Fit();
        }

        var scale = Mean * Math.Max(1, Cv2);
        var heavy = service.Cv2 > 1 ? service.Quantile(1 - 1e-9 * idle) : 0;
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

    /// <remarks>The steps of the geometric sum keep their mean on the lattice (mass is split between neighbours), so that its tail decays
    /// at the right rate; the first residual is rounded to the nearest point.</remarks>
    private LatticeLevel Level(double step, Span<double> real, Span<double> imaginary)
    {
        var residual = new ResidualService(service);
        real.Clear();
        imaginary.Clear();
        double before = 0, at = 0, survivalBefore = 1;
        for (var j = 0; j < Lattice.Points; j++)
        {
            var next = residual.LimitedMean((j + 1) * step);
            real[j] = Math.Max(0, j == 0 ? 1 - next / step : (2 * at - before - next) / step);
            (before, at) = (at, next);
            var survival = residual.Survival((j + 0.5) * step);
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
