namespace CapacityCalc.Core.Numerics;

/// <summary>A mixture of two exponentials with balanced means: each phase carries half of the mean.</summary>
/// <remarks>p₁ = (1 + √((cv² − 1)/(cv² + 1)))/2, mᵢ = mean/(2 pᵢ). Source: W. Whitt (1982), "Approximating a point process by a
/// renewal process, I", eq. (3.7).</remarks>
public sealed record Hyperexponential : IDistribution
{
    /// <param name="mean">Seconds; &gt; 0 and finite.</param>
    /// <param name="cv">Standard deviation ÷ mean; ≥ 1 and finite.</param>
    public Hyperexponential(double mean, double cv)
    {
        Mean = Check.Positive(mean, nameof(mean));
        Cv2 = double.IsFinite(cv * cv) && cv >= 1
            ? cv * cv
            : throw new ArgumentOutOfRangeException(nameof(cv), cv, "A hyperexponential varies at least as much as an exponential.");
        SlowProbability = 1 / (Cv2 + 1 + Math.Sqrt((Cv2 - 1) * (Cv2 + 1)));
        FastMean = mean / (2 * (1 - SlowProbability));
        SlowMean = mean / (2 * SlowProbability);
    }

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double Cv2 { get; }

    /// <summary>The probability of the phase with the longer mean.</summary>
    public double SlowProbability { get; }

    /// <summary>Seconds.</summary>
    public double FastMean { get; }

    /// <summary>Seconds.</summary>
    public double SlowMean { get; }

    public double ThirdMoment =>
        6 * ((1 - SlowProbability) * FastMean * FastMean * FastMean + SlowProbability * SlowMean * SlowMean * SlowMean);

    public double Cdf(double x) => x <= 0
        ? 0
        : -(1 - SlowProbability) * Elementary.ExpM1(-x / FastMean) - SlowProbability * Elementary.ExpM1(-x / SlowMean);

    public double Survival(double x) => x <= 0
        ? 1
        : (1 - SlowProbability) * Math.Exp(-x / FastMean) + SlowProbability * Math.Exp(-x / SlowMean);

    public double PartialMoment(int order, double x) =>
        (1 - SlowProbability) * new Exponential(FastMean).PartialMoment(order, x)
        + SlowProbability * new Exponential(SlowMean).PartialMoment(order, x);

    public double Quantile(double p) => Check.Probability(p, nameof(p)) >= 1
        ? double.PositiveInfinity
        : RootFinding.Quantile(this, p, 0, -SlowMean * Elementary.LogP1(-p));

    public IDistribution Scale(double factor) => factor > 0 ? new Hyperexponential(Mean * factor, Math.Sqrt(Cv2)) : new Deterministic(factor);
}
