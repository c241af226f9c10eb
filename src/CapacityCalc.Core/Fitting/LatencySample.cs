using System.Collections.Immutable;

namespace CapacityCalc.Core.Fitting;

/// <summary>Latencies by rising value, each with how often it was measured.</summary>
public sealed class LatencySample
{
    private readonly ImmutableArray<LatencyCount> _counts;
    private readonly double[] _cumulative;

    /// <param name="counts">At least one; values ≥ 0, counts &gt; 0, in any order.</param>
    public LatencySample(IEnumerable<LatencyCount> counts)
    {
        _counts = [.. counts.OrderBy(count => count.Seconds)];
        _cumulative = new double[_counts.Length];
        var sum = 0.0;
        for (var index = 0; index < _cumulative.Length; index++)
        {
            sum += _counts[index].Count;
            _cumulative[index] = sum;
        }

        Count = (long)Math.Round(sum);
        Mean = Average(value => value);
    }

    public long Count { get; }

    /// <summary>In seconds.</summary>
    public double Mean { get; }

    public double Least => _counts[0].Seconds;

    public double Largest => _counts[^1].Seconds;

    public bool IsConstant => !(Largest > Least);

    /// <summary>The mean of a function of the latencies.</summary>
    public double Average(Func<double, double> of)
    {
        var sum = 0.0;
        foreach (var (seconds, count) in _counts)
        {
            sum += of(seconds) * count;
        }

        return sum / _cumulative[^1];
    }

    /// <summary>The least latency that at least so large a share of all is at or below.</summary>
    /// <param name="share">In (0, 1].</param>
    public double Quantile(double share) => AtRank(share * _cumulative[^1]);

    /// <summary>The 95% interval of a quantile, whatever the distribution; null where the sample is too small for one.</summary>
    public (double Low, double High)? Interval(double share) =>
        OrderStatistics.Ranks(Count, share) is var (low, high) ? (AtRank(low), AtRank(high)) : null;

    private double AtRank(double rank)
    {
        var index = Array.BinarySearch(_cumulative, rank * (1 - 1e-12));
        return _counts[Math.Min(index < 0 ? ~index : index, _counts.Length - 1)].Seconds;
    }
}
