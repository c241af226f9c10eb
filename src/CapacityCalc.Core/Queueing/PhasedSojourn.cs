using System.Numerics;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A wait that is a sum of exponentials, and then a service of phases, independent of it.</summary>
/// <param name="probability">Of a wait.</param>
/// <param name="wait">Where there is one.</param>
/// <param name="phases">Of the service.</param>
/// <param name="service">The same as a distribution.</param>
/// <remarks>P(T &gt; t) = P(S &gt; t) + P(W &gt; 0) ∑ Re(w K(t; θ)), K the convolution of the service's density with e^(−θt).</remarks>
internal sealed class PhasedSojourn(double probability, ExponentialSum wait, ServicePhases phases, IDistribution service) : LatencyDistribution
{
    /// <summary>Phases whose rates are closer than this are taken for equal; what that changes is of its square.</summary>
    private const double NearlyEqual = 1e-5;

    private readonly double first = phases.Rates[0] / service.Mean;
    private readonly double second = phases.Rates[^1] / service.Mean;
    private readonly LatencyDistribution known = From(service);

    public override double Mean => probability * wait.Mean + service.Mean;

    public override double Survival(double t)
    {
        if (t <= 0)
        {
            return 1;
        }

        double sum = 0, atFirst = Math.Exp(-first * t), atSecond = Math.Exp(-second * t);
        foreach (var term in wait.Terms)
        {
            sum += term.Rate.Imaginary is 0
                ? term.Weight.Real * Convolved(term.Rate.Real, t, atFirst, atSecond)
                : (term.Weight * Series(term.Rate, t, atFirst)).Real;
        }

        return Math.Clamp(service.Survival(t) + probability * sum, 0, 1);
    }

    public override double SurvivalQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.Quantile(static (t, d) => d.Survival(t), this, s, low, high);
    }

    /// <summary>No sooner than the service; wait and service are not both beyond what each exceeds with half the probability.</summary>
    internal override (double Low, double High) Bracket(double s) => s >= 1
        ? (0, 0)
        : (known.SurvivalQuantile(s) * (1 - 1e-12), known.SurvivalQuantile(s / 2) + wait.Bracket(s / 2).High);

    internal override double Low => 0;

    internal override double RoughQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.RoughQuantile(static (t, d) => d.Survival(t), this, s, low, high);
    }

    private double Convolved(double theta, double t, double atFirst, double atSecond)
    {
        if (phases.Count > 2)
        {
            return Series(theta, t, atFirst).Real;
        }

        var at = Math.Exp(-theta * t);
        if (phases.Shape == PhaseShape.Parallel)
        {
            return phases.Start[0] * One(first, theta, t, atFirst, at) + phases.Start[1] * One(second, theta, t, atSecond, at);
        }

        return Math.Abs(first - second) <= NearlyEqual * first
            ? Series(theta, t, Math.Exp(-(first + second) / 2 * t)).Real
            : (first * One(second, theta, t, atSecond, at) - second * One(first, theta, t, atFirst, at)) / (first - second);
    }

    /// <summary>μ (e^(−θt) − e^(−μt))/(μ − θ), given both exponentials.</summary>
    private static double One(double rate, double theta, double t, double atRate, double atTheta)
    {
        var z = (rate - theta) * t;
        return Math.Abs(z) > 0.5 ? rate * t * (atTheta - atRate) / z
            : Math.Abs(z) > 0 ? rate * t * atTheta * -Elementary.ExpM1(-z) / z
            : rate * t * atTheta;
    }

    /// <summary>K for k equal phases of rate μ, with r = 1 − θ/μ: K₀ = e^(−θt), Kᵢ₊₁ = (Kᵢ − e^(−μt)(μt)ⁱ/i!)/r, or, where that would cancel,
    /// ∑ over j ≥ k of r^(j−k) e^(−μt)(μt)ʲ/j!.</summary>
    private Complex Series(Complex theta, double t, double atRate)
    {
        var count = phases.Count;
        var rate = (first + second) / 2;
        var ratio = 1 - theta / rate;
        double poisson = atRate, x = rate * t;
        Complex sum;
        if (ratio.Magnitude >= 0.5 || ratio.Magnitude * x >= 2 * count)
        {
            sum = Complex.Exp(-theta * t);
            for (var i = 0; i < count; i++)
            {
                sum = (sum - poisson) / ratio;
                poisson *= x / (i + 1);
            }

            return sum;
        }

        for (var i = 1; i <= count; i++)
        {
            poisson *= x / i;
        }

        sum = 0;
        var power = Complex.One;
        for (var j = count + 1; j < 200; j++)
        {
            var term = power * poisson;
            sum += term;
            if (term.Magnitude <= 1e-17 * sum.Magnitude)
            {
                break;
            }

            power *= ratio;
            poisson *= x / j;
        }

        return sum;
    }
}
