namespace CapacityCalc.Core.Numerics;

/// <summary>The sum of two independent exponentials.</summary>
/// <param name="FirstMean">Seconds; &gt; 0 and finite.</param>
/// <param name="SecondMean">Seconds; &gt; 0 and finite; may equal the first.</param>
public sealed record Hypoexponential(double FirstMean, double SecondMean) : IDistribution
{
    /// <summary>The longer of the two means.</summary>
    private readonly double slow = Check.Positive(Math.Max(FirstMean, SecondMean), nameof(FirstMean));
    private readonly double fast = Check.Positive(Math.Min(FirstMean, SecondMean), nameof(SecondMean));

    public double Mean => slow + fast;

    public double Cv2 => (slow * slow + fast * fast) / (Mean * Mean);

    public double ThirdMoment => 6 * (slow * slow * slow + slow * slow * fast + slow * fast * fast + fast * fast * fast);

    public double Cdf(double x) => x <= 0 ? 0 : x < fast / 2 ? NearZero(x) : 1 - Survival(x);

    /// <remarks>e^(−x/s) (1 + f (1 − e^(−y))/(s − f)) with y = x (s − f)/(s f), which is continuous where the means meet.</remarks>
    public double Survival(double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        var y = x * (slow - fast) / (slow * fast);
        return Math.Exp(-x / slow) * (1 + x / slow * (y > 0 ? -Elementary.ExpM1(-y) / y : 1));
    }

    public double PartialMoment(int order, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        if (slow - fast < 1e-6 * slow)
        {
            return Math.Pow(Mean / 2, order) * (order == 1 ? 2 : 6) * GammaFunction.P(2 + order, 2 * x / Mean);
        }

        return (slow * new Exponential(slow).PartialMoment(order, x) - fast * new Exponential(fast).PartialMoment(order, x)) / (slow - fast);
    }

    public double Quantile(double p) => Check.Probability(p, nameof(p)) >= 1
        ? double.PositiveInfinity
        : RootFinding.Quantile(this, p, 0, -Mean * Elementary.LogP1(-p) + 2 * Mean);

    public IDistribution Scale(double factor) =>
        factor > 0 ? new Hypoexponential(FirstMean * factor, SecondMean * factor) : new Deterministic(factor);

    /// <summary>∫ of the density x e^(−x/s) (1 − e^(−y))/y/(s f), without the cancellation of 1 − survival.</summary>
    private double NearZero(double x)
    {
        var difference = 1 / fast - 1 / slow;
        return GaussLegendre.Integrate(
            static (t, d) =>
            {
                var y = d.difference * t;
                return t / (d.slow * d.fast) * Math.Exp(-t / d.slow) * (y > 0 ? -Elementary.ExpM1(-y) / y : 1);
            },
            (slow, fast, difference),
            0,
            x);
    }
}
