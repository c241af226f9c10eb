namespace CapacityCalc.Core.Numerics;

/// <summary>A constant and a lognormal time after it.</summary>
/// <remarks>With three moments of a sum of lognormal times it follows their upper tail, which two moments leave too light.</remarks>
internal sealed record ShiftedLogNormal : IDistribution
{
    private readonly double shift;
    private readonly LogNormal rest;

    private ShiftedLogNormal(double shift, LogNormal rest)
    {
        this.shift = shift;
        this.rest = rest;
        Mean = shift + rest.Mean;
        Cv2 = rest.Cv2 * (rest.Mean / Mean) * (rest.Mean / Mean);
    }

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double Cv2 { get; }

    public double ThirdMoment
    {
        get
        {
            double m = rest.Mean, square = m * m * (1 + rest.Cv2);
            return shift * shift * (shift + 3 * m) + 3 * shift * square + rest.ThirdMoment;
        }
    }

    /// <summary>The time of n services one after the other, by three moments.</summary>
    /// <param name="one">A single service.</param>
    /// <param name="n">≥ 1.</param>
    /// <remarks>The lognormal part's cv w solves w³ + 3w = skewness, that of one service divided by √n.</remarks>
    public static IDistribution Total(LogNormal one, int n)
    {
        var cv = Math.Sqrt(one.Cv2);
        var half = cv * (3 + one.Cv2) / Math.Sqrt(n) / 2;
        var w = 2 * Math.Sinh(Math.Asinh(half) / 3);
        double mean = n * one.Mean, own = one.Mean * cv * Math.Sqrt(n) / w;
        return n == 1 || own >= mean ? LogNormal.FromMean(mean, cv / Math.Sqrt(n)) : new ShiftedLogNormal(mean - own, LogNormal.FromMean(own, w));
    }

    public double Cdf(double x) => rest.Cdf(x - shift);

    public double Survival(double x) => rest.Survival(x - shift);

    public double PartialMoment(int order, double x)
    {
        var y = x - shift;
        return y <= 0
            ? 0
            : order switch
            {
                1 => rest.PartialMoment(1, y) + shift * rest.Cdf(y),
                2 => rest.PartialMoment(2, y) + shift * (2 * rest.PartialMoment(1, y) + shift * rest.Cdf(y)),
                _ => throw new ArgumentOutOfRangeException(nameof(order), order, "The order is 1 or 2."),
            };
    }

    public double Quantile(double p) => shift + rest.Quantile(p);

    public IDistribution Scale(double factor) => factor > 0
        ? new ShiftedLogNormal(shift * factor, (LogNormal)rest.Scale(factor))
        : new Deterministic(factor);
}
