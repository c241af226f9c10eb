namespace CapacityCalc.Core.Numerics;

/// <summary>The exponential distribution, P(X &gt; x) = e^(−x/mean).</summary>
/// <param name="Mean">Seconds; &gt; 0 and finite.</param>
public sealed record Exponential(double Mean) : IDistribution
{
    public double Mean { get; } = Check.Positive(Mean, nameof(Mean));

    public double Cv2 => 1;

    public double ThirdMoment => 6 * Mean * Mean * Mean;

    public double Cdf(double x) => x <= 0 ? 0 : -Elementary.ExpM1(-x / Mean);

    public double Survival(double x) => x <= 0 ? 1 : Math.Exp(-x / Mean);

    public double PartialMoment(int order, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        var t = x / Mean;
        return order switch
        {
            1 => Mean * GammaFunction.P(2, t),
            2 => 2 * Mean * Mean * GammaFunction.P(3, t),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "The order is 1 or 2."),
        };
    }

    public double Quantile(double p) => -Mean * Elementary.LogP1(-Check.Probability(p, nameof(p)));

    public IDistribution Scale(double factor) => factor > 0 ? new Exponential(Mean * factor) : new Deterministic(factor);
}
