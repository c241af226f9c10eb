namespace CapacityCalc.Core.Simulation;

/// <summary>After how long a second copy is sent: fixed, or sought so that a given share of the tasks is sent twice.</summary>
/// <remarks>
/// Sought by stochastic approximation, in the system itself with the load of its own copies: after every task ln τ moves by γₙ (sent twice − share)/share,
/// γₙ = ½ (n × share)^−0.6, and what is found is the mean of ln τ over the later half of the tasks. Source: H. Robbins, S. Monro (1951); averaging
/// after B. T. Polyak, A. B. Juditsky (1992).
/// </remarks>
internal sealed class HedgeDelay
{
    private readonly double? _share;
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

    public double Seconds { get; private set; }

    /// <summary>What the search has found so far.</summary>
    public double Found => _averaged > 0 ? Math.Exp(_average) : Seconds;

    /// <param name="sentTwice">1 where the task was, 0 where not.</param>
    public void Learn(int sentTwice)
    {
        if (_share is not { } share)
        {
            return;
        }

        var rarer = Math.Min(share, 1 - share);
        var gain = Math.Min(0.5, 0.5 * Math.Pow(++_tasks * rarer, -0.6));
        _logarithm = Math.Clamp(_logarithm + (gain * (sentTwice - share) / Math.Max(share, rarer)), -60, 60);
        Seconds = Math.Exp(_logarithm);

        // At every power of two, what was averaged before is forgotten: at least the last half counts.
        _averaged = (_tasks & (_tasks - 1)) == 0 ? 0 : _averaged;
        _average += (_logarithm - _average) / ++_averaged;
    }
}
