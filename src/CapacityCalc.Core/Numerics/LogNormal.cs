namespace CapacityCalc.Core.Numerics;

/// <summary>The lognormal distribution: ln X is normal.</summary>
public sealed record LogNormal : IDistribution
{
    /// <summary>The standard normal distribution's 99th percentile.</summary>
    internal const double NormalP99 = 2.32634787404084110;

    private LogNormal(double median, double sigma)
    {
        Median = median;
        Sigma = sigma;
        Cv2 = Elementary.ExpM1(sigma * sigma);
        Mean = median * Math.Exp(sigma * sigma / 2);
        Mu = Math.Log(median);
    }

    /// <summary>The median, in seconds.</summary>
    public double Median { get; }

    /// <summary>Standard deviation of ln X.</summary>
    public double Sigma { get; }

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double Cv2 { get; }

    public double ThirdMoment => Mean * Mean * Mean * (1 + Cv2) * (1 + Cv2) * (1 + Cv2);

    private double Mu { get; }

    /// <param name="mean">Seconds; &gt; 0 and finite.</param>
    /// <param name="cv">Standard deviation ÷ mean; &gt; 0 and finite.</param>
    public static LogNormal FromMean(double mean, double cv)
    {
        Check.Positive(mean, nameof(mean));
        var variance = Elementary.LogP1(Check.Positive(cv * cv, nameof(cv)));
        return new(mean * Math.Exp(-variance / 2), Math.Sqrt(variance));
    }

    /// <param name="p50">Seconds; &gt; 0 and finite.</param>
    /// <param name="p99">Seconds; &gt; <paramref name="p50"/> and finite.</param>
    public static LogNormal FromPercentiles(double p50, double p99)
    {
        Check.Positive(p50, nameof(p50));
        return new(p50, Check.Positive(Math.Log(Check.Positive(p99, nameof(p99)) / p50), nameof(p99)) / NormalP99);
    }

    public double Cdf(double x) => x <= 0 ? 0 : StandardNormal.Cdf((Math.Log(x) - Mu) / Sigma);

    public double Survival(double x) => x <= 0 ? 1 : StandardNormal.Survival((Math.Log(x) - Mu) / Sigma);

    public double PartialMoment(int order, double x) => x <= 0
        ? 0
        : order switch
        {
            1 => Mean * StandardNormal.Cdf((Math.Log(x) - Mu) / Sigma - Sigma),
            2 => Mean * Mean * (1 + Cv2) * StandardNormal.Cdf((Math.Log(x) - Mu) / Sigma - 2 * Sigma),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "The order is 1 or 2."),
        };

    public double Quantile(double p) => Median * Math.Exp(Sigma * StandardNormal.Quantile(Check.Probability(p, nameof(p))));

    public IDistribution Scale(double factor) => factor > 0 ? new LogNormal(Median * factor, Sigma) : new Deterministic(factor);
}
