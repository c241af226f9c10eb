namespace CapacityCalc.Core.Simulation;

/// <summary>The part of a replication that is measured: from the end of its warm-up on.</summary>
internal sealed class MeasuredWindow
{
    /// <summary>Infinite until the first measured request arrives.</summary>
    public double From { get; set; } = double.PositiveInfinity;

    public double To { get; set; }

    public double Length => To - From;

    /// <summary>The first of the rising times that lies in the window.</summary>
    public int FirstIn(ReadOnlySpan<double> times)
    {
        if (times.Length == 0 || times[0] >= From)
        {
            return 0;
        }

        int low = 0, high = times.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle] >= From ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}

/// <summary>What is counted at one stage during one replication.</summary>
internal sealed class StageMeasures
{
    /// <summary>Of a task; null without a pool.</summary>
    public LatencyHistogram? Waits { get; init; }

    public LatencyHistogram Latencies { get; } = new();

    /// <summary>Waits over the whole replication, warm-up included; null unless asked for.</summary>
    public Trend? Trend { get; init; }

    /// <summary>Seconds that the workers of the largest shard spend on the tasks that arrive in the window.</summary>
    public double BusySeconds { get; set; }

    /// <summary>Of those, what they would spend if every task were sent once; 0 where none is sent twice.</summary>
    public double FirstSeconds { get; set; }

    /// <summary>Workers of the largest shard.</summary>
    public double Workers { get; init; }

    public long Tasks { get; set; }

    /// <summary>Tasks that are sent a second time.</summary>
    public long Hedged { get; set; }

    public long Batches { get; set; }

    public long Batched { get; set; }

    /// <summary>Requests that pass a timeout of this stage, and those that go on at it without the rest.</summary>
    public long Timed { get; set; }

    public long Degraded { get; set; }
}

/// <summary>The mean of something over equal parts of a replication.</summary>
internal sealed class Trend(int parts, double length)
{
    private readonly double[] _sums = new double[parts];
    private readonly long[] _counts = new long[parts];

    public void Add(double time, double sum, int count)
    {
        var part = (int)Math.Clamp(time / length * parts, 0, parts - 1);
        _sums[part] += sum;
        _counts[part] += count;
    }

    public int Parts => parts;

    public double Sum(int part) => _sums[part];

    public long Count(int part) => _counts[part];

    public double Mean(int part) => _counts[part] > 0 ? _sums[part] / _counts[part] : 0;
}
