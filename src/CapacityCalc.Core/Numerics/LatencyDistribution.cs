namespace CapacityCalc.Core.Numerics;

/// <summary>The distribution of a latency that is composed of others: in series, in parallel, or one or the other.</summary>
/// <remarks>
/// Shifts, maxima and mixtures keep their parts and evaluate exactly; constants stay constants. Only a sum of two or more random
/// parts is worked out on a lattice (see <see cref="Convolution"/>): its p10 … p99.99 are then within 1e-3 relative of the truth, within
/// 1e-4
/// where the parts are smooth, and its mean is exact. An atom inside a sum's part that is neither that part's least value nor a
/// constant is placed to half a lattice step, at most 1/250 of the latency itself.
/// </remarks>
public abstract class LatencyDistribution
{
    /// <summary>The probability below which the lower end of a part is cut off, and above which the upper end of a lattice lies.</summary>
    internal const double LowerCut = 1e-13;
    internal const double UpperCut = 1e-10;

    private protected LatencyDistribution()
    {
    }

    /// <summary>A latency of 0.</summary>
    public static LatencyDistribution Zero { get; } = new ConstantLatency(0);

    /// <summary>The mean, in seconds.</summary>
    public abstract double Mean { get; }

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Seconds.</param>
    public abstract double Survival(double t);

    /// <summary>P(T ≤ t).</summary>
    /// <param name="t">Seconds.</param>
    public virtual double Cdf(double t) => 1 - Survival(t);

    /// <summary>The least t with P(T &gt; t) ≤ s: the quantile of the upper tail.</summary>
    /// <param name="s">In (0, 1].</param>
    public abstract double SurvivalQuantile(double s);

    /// <summary>The least t with P(T ≤ t) ≥ p, in seconds.</summary>
    /// <param name="p">In [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside [0, 1).</exception>
    public double Quantile(double p) => p is >= 0 and < 1
        ? SurvivalQuantile(1 - p)
        : throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile is asked for a probability in [0, 1).");

    /// <summary>The value, where the latency is a constant; null otherwise.</summary>
    public virtual double? ConstantValue => null;

    /// <param name="seconds">≥ 0, finite.</param>
    public static LatencyDistribution Constant(double seconds) => new ConstantLatency(Check.NonNegative(seconds, nameof(seconds)));

    public static LatencyDistribution From(IDistribution distribution) =>
        distribution.Cv2 > 0 ? new KnownLatency(distribution) : Constant(distribution.Mean);

    /// <summary>Zero, or with some probability a wait.</summary>
    /// <param name="probability">Of a wait; in [0, 1].</param>
    /// <param name="conditional">The wait where there is one.</param>
    public static LatencyDistribution Wait(double probability, LatencyDistribution conditional) =>
        Check.Probability(probability, nameof(probability)) > 0 ? new WaitLatency(probability, conditional) : Zero;

    /// <summary>A wait with another probability, and other waits of those who wait.</summary>
    /// <param name="wait">Zero but with probability <paramref name="before"/>, which is &gt; 0.</param>
    /// <param name="before">In (0, 1].</param>
    /// <param name="probability">Of a wait, now; in (0, 1].</param>
    /// <param name="factor">On the mean of those who wait; &gt; 0, finite.</param>
    /// <param name="power">γ &gt; 0, finite: the waits D of those who wait become proportional to D^γ.</param>
    public static LatencyDistribution Rescaled(LatencyDistribution wait, double before, double probability, double factor, double power) =>
        new RescaledWait(
            wait,
            Check.Probability(Check.Positive(before, nameof(before)), nameof(before)),
            Check.Probability(Check.Positive(probability, nameof(probability)), nameof(probability)),
            Check.Positive(factor, nameof(factor)),
            Check.Positive(power, nameof(power)));

    /// <summary>One after the other, independent of each other.</summary>
    public static LatencyDistribution Sum(params ReadOnlySpan<LatencyDistribution> parts) => Convolution.Sum(parts);

    /// <summary>The slowest of several, independent of each other.</summary>
    public static LatencyDistribution Max(params ReadOnlySpan<LatencyDistribution> parts) => MaximumLatency.Of(parts);

    /// <summary>One of several.</summary>
    /// <param name="parts">Each with its weight ≥ 0; the weights are divided by their sum, which is positive.</param>
    public static LatencyDistribution Mixture(params ReadOnlySpan<(double Weight, LatencyDistribution Part)> parts) => MixtureLatency.Of(parts);

    /// <summary>The earlier of this one and of another that is independent of it and starts later: min(T, delay + T′).</summary>
    /// <param name="delaySeconds">≥ 0, finite.</param>
    public LatencyDistribution OrLater(double delaySeconds, LatencyDistribution other) =>
        Check.NonNegative(delaySeconds, nameof(delaySeconds)) >= (ConstantValue ?? double.PositiveInfinity) ? this
        : ConstantValue is { } own && other.ConstantValue is { } later ? Constant(Math.Min(own, delaySeconds + later))
        : new EarlierLatency(this, delaySeconds, other);

    /// <summary>This one, but ended at a limit at the latest: min(T, limit).</summary>
    /// <param name="limitSeconds">≥ 0, finite.</param>
    public LatencyDistribution CutAt(double limitSeconds) => Check.NonNegative(limitSeconds, nameof(limitSeconds)) >= ConstantValue ? this
        : ConstantValue is not null ? Constant(limitSeconds)
        : new CutLatency(this, limitSeconds);

    /// <summary>The slowest of n like this one, independent of each other: F(t)ⁿ.</summary>
    /// <param name="n">≥ 1.</param>
    public LatencyDistribution MaxOf(int n) => Check.AtLeast(1, n, nameof(n)) == 1 ? this : MaximumLatency.Power(this, n);

    /// <param name="seconds">≥ 0, finite.</param>
    public LatencyDistribution Shift(double seconds) => Check.NonNegative(seconds, nameof(seconds)) > 0
        ? AffineLatency.Of(this, 1, seconds)
        : this;

    /// <summary>This one, but every value shorter by so much, or nothing: max(0, T − d).</summary>
    /// <param name="seconds">≥ 0, finite.</param>
    public LatencyDistribution Shorten(double seconds) => Check.NonNegative(seconds, nameof(seconds)) <= 0 ? this
        : ConstantValue is { } value ? Constant(Math.Max(0, value - seconds))
        : High <= seconds ? Zero
        : new ShortenedLatency(this, seconds);

    /// <param name="factor">≥ 0, finite.</param>
    public LatencyDistribution Scale(double factor) => Check.NonNegative(factor, nameof(factor)) > 0 ? AffineLatency.Of(this, factor, 0) : Zero;

    /// <summary>The distance of every value from the mean multiplied, the mean and the least value kept.</summary>
    /// <param name="factor">&gt; 0, finite; 1 keeps the latency.</param>
    public LatencyDistribution Stretch(double factor) =>
        ConstantValue is not null || Math.Abs(Check.Positive(factor, nameof(factor)) - 1) <= 0 ? this : new StretchedLatency(this, factor);

    /// <summary>The least value that counts; the probability below it is at most <see cref="LowerCut"/>.</summary>
    internal virtual double Low => Bracket(1 - LowerCut).Low;

    /// <summary>The value above which at most <see cref="UpperCut"/> lies.</summary>
    internal virtual double High => Bracket(UpperCut).High;

    /// <summary>Bounds on <see cref="SurvivalQuantile"/> that cost little.</summary>
    internal virtual (double Low, double High) Bracket(double s)
    {
        var quantile = SurvivalQuantile(s);
        return (quantile, quantile);
    }

    /// <summary><see cref="SurvivalQuantile"/> to a relative 1e-2, for the choice of a lattice.</summary>
    internal virtual double RoughQuantile(double s) => SurvivalQuantile(s);

    /// <summary>∫ P(T &gt; t) dt, for parts whose mean has no formula.</summary>
    /// <remarks>Gauss–Legendre on panels that widen with the distance from the lower end. Relative error ≤ 1e-6 without atoms.</remarks>
    private protected double IntegrateSurvival()
    {
        double low = Low, high = High, width = (RoughQuantile(0.5) - low) / 2;
        width = Math.Max(width, Math.Max((high - low) * 1e-6, high * 1e-12));
        var mean = low;
        for (var from = low; from < high; width = Math.Max(width, (from - low) / 2))
        {
            var to = Math.Min(high, from + width);
            mean += GaussLegendre.Integrate(static (t, d) => d.Survival(t), this, from, to);
            from = to;
        }

        return mean;
    }
}
