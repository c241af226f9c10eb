namespace CapacityCalc.Core.Numerics;

/// <summary>The Weibull distribution, P(X &gt; x) = e^(−(x/s)^k): exponential at cv 1, with a heavier tail above and a lighter one below.</summary>
public sealed record Weibull : IDistribution
{
    private const double Tolerance = 1e-13;

    /// <summary>1/k.</summary>
    private readonly double root;

    private readonly double scale;

    /// <param name="mean">Seconds; &gt; 0 and finite.</param>
    /// <param name="cv">Standard deviation ÷ mean; from 0.01 to 10⁶.</param>
    public Weibull(double mean, double cv)
    {
        Mean = Check.Positive(mean, nameof(mean));
        Cv2 = cv is >= 0.01 and <= 1e6 ? cv * cv : throw new ArgumentOutOfRangeException(nameof(cv), cv, "A Weibull distribution is made for cv 0.01 to 10⁶.");
        root = Root(Cv2);
        scale = mean * Math.Exp(-GammaFunction.Log(1 + root));
    }

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double Cv2 { get; }

    public double ThirdMoment => Moment(3);

    public double Cdf(double x) => x <= 0 ? 0 : -Elementary.ExpM1(-Math.Pow(x / scale, 1 / root));

    public double Survival(double x) => x <= 0 ? 1 : Math.Exp(-Math.Pow(x / scale, 1 / root));

    public double PartialMoment(int order, double x) => order is not (1 or 2)
        ? throw new ArgumentOutOfRangeException(nameof(order), order, "The order is 1 or 2.")
        : x <= 0 ? 0 : Moment(order) * GammaFunction.P(1 + order * root, Math.Pow(x / scale, 1 / root));

    public double Quantile(double p) => scale * Math.Pow(-Elementary.LogP1(-Check.Probability(p, nameof(p))), root);

    public IDistribution Scale(double factor) => factor > 0 ? new Weibull(Mean * factor, Math.Sqrt(Cv2)) : new Deterministic(factor);

    /// <summary>E[Xⁿ] = sⁿ Γ(1 + n/k).</summary>
    private double Moment(int order) => Math.Pow(scale, order) * Math.Exp(GammaFunction.Log(1 + order * root));

    /// <summary>The 1/k with Γ(1 + 2/k)/Γ(1 + 1/k)² = 1 + cv², by secants: its logarithm rises almost as a straight line.</summary>
    private static double Root(double cv2)
    {
        var target = Math.Log(1 + cv2);
        double before = 1, at = Math.Pow(cv2, 0.543), valueBefore = Math.Log(2) - target;
        for (var i = 0; i < 60 && Math.Abs(at - before) > Tolerance * at; i++)
        {
            var value = GammaFunction.Log(1 + 2 * at) - 2 * GammaFunction.Log(1 + at) - target;
            var slope = (value - valueBefore) / (at - before);
            (before, valueBefore) = (at, value);
            at = slope > 0 ? Math.Clamp(at - value / slope, at / 4, 4 * at) : at;
        }

        return at;
    }
}
