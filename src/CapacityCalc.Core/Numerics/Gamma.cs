namespace CapacityCalc.Core.Numerics;

/// <summary>The gamma distribution; an Erlang distribution where 1/cv² is a whole number.</summary>
public sealed record Gamma : IDistribution
{
    /// <param name="mean">Seconds; &gt; 0 and finite.</param>
    /// <param name="cv">Standard deviation ÷ mean; &gt; 0 and finite.</param>
    public Gamma(double mean, double cv)
    {
        Mean = Check.Positive(mean, nameof(mean));
        Cv2 = Check.Positive(cv * cv, nameof(cv));
        Shape = 1 / Cv2;
        Unit = Mean * Cv2;
    }

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double Cv2 { get; }

    /// <summary>1/cv².</summary>
    public double Shape { get; }

    public double ThirdMoment => Mean * Mean * Mean * (1 + Cv2) * (1 + 2 * Cv2);

    /// <summary>The scale parameter, mean × cv², in seconds.</summary>
    private double Unit { get; }

    public double Cdf(double x) => x <= 0 ? 0 : GammaFunction.P(Shape, x / Unit);

    public double Survival(double x) => x <= 0 ? 1 : GammaFunction.Q(Shape, x / Unit);

    public double PartialMoment(int order, double x) => x <= 0
        ? 0
        : order switch
        {
            1 => Mean * GammaFunction.P(Shape + 1, x / Unit),
            2 => Mean * Mean * (1 + Cv2) * GammaFunction.P(Shape + 2, x / Unit),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "The order is 1 or 2."),
        };

    public double Quantile(double p) => Unit * GammaFunction.InverseP(Shape, Check.Probability(p, nameof(p)));

    public IDistribution Scale(double factor) => factor > 0 ? new Gamma(Mean * factor, Math.Sqrt(Cv2)) : new Deterministic(factor);
}
