namespace CapacityCalc.Core.Simulation;

/// <summary>After how long a second copy is sent: fixed, or sought so that a given share of the tasks is sent twice.</summary>
/// <remarks>
/// Sought by stochastic approximation, in the system itself with the load of its own copies: with every task ln τ moves by γₙ (1{latency > τ} − share),
/// γₙ = (1 + n × share/20)^−0.7/20, and what is found is the mean of ln τ over the later tasks. Source: H. Robbins, S. Monro (1951); averaging
/// after B. T. Polyak, A. B. Juditsky (1992). A system that measures its own latency goes on doing so: while figures are taken, τ follows at a constant pace.
/// </remarks>
internal sealed class HedgeDelay
{
    /// <summary>Steps of so much keep ln τ within about a hundredth of where it belongs, over some thousands of tasks.</summary>
    private const double FollowingGain = 0.002;

    private readonly double? _share;
    private readonly double? _gain;
    private double _logarithm;
    private double _average;
    private long _tasks;
    private long _averaged;

    public HedgeDelay(double seconds) => Seconds = seconds;

    /// <param name="quantile">1 − the share of the tasks that are sent twice; in (0, 1).</param>
    /// <param name="start">Where the search begins, in seconds.</param>
    public HedgeDelay(double quantile, double start)
    {
        _share = 1 - quantile;
        _logarithm = Math.Log(Math.Max(start, 1e-12));
        Seconds = Math.Exp(_logarithm);
    }

    private HedgeDelay(double quantile, double start, double gain)
        : this(quantile, start) => _gain = gain;

    /// <summary>Found already, and followed on.</summary>
    public static HedgeDelay Following(double quantile, double start) => new(quantile, start, FollowingGain);

    /// <summary>That of a smaller shard, which is sought, or followed, for itself; a fixed one is the same.</summary>
    /// <param name="size">Its tasks' time ÷ this one's.</param>
    public HedgeDelay ForShard(double size) => _share is not { } share ? this
        : _gain is { } gain ? new HedgeDelay(1 - share, Seconds * size, gain)
        : new HedgeDelay(1 - share, Seconds * size);

    public double Seconds { get; private set; }

    /// <summary>What the search has found so far.</summary>
    public double Found => _averaged > 0 ? Math.Exp(_average) : Seconds;

    /// <param name="latency">Of a task's first copy, in seconds; infinite where it had no answer when its second was sent.</param>
    public void Learn(double latency)
    {
        if (_share is not { } share)
        {
            return;
        }

        var rarer = Math.Min(share, 1 - share);
        var gain = _gain ?? (0.05 * Math.Pow(1 + (++_tasks * rarer / 20), -0.7));
        _logarithm = Math.Clamp(_logarithm + (gain * ((latency > Seconds ? 1 : 0) - share)), -60, 60);
        Seconds = Math.Exp(_logarithm);

        // At every power of two, what was averaged before is forgotten: at least the last third counts.
        _averaged = (_tasks & (_tasks - 1)) == 0 ? 0 : _averaged;
        _average += (_logarithm - _average) / ++_averaged;
    }
}
