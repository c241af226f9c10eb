namespace CapacityCalc.Core.Simulation;

/// <summary>The end of the pipeline. A request's tag holds the time at which it came.</summary>
internal sealed class EndStep(MeasuredWindow window, Trend? trend) : IStep
{
    private readonly double[] _latencies = new double[Sampler.Chunk];

    public LatencyHistogram Latencies { get; } = new();

    public bool NeedsOrder => false;

    public static long Tag(double origin) => BitConverter.DoubleToInt64Bits(origin);

    public void Push(RequestBlock block)
    {
        for (var from = 0; from < block.Count; from += _latencies.Length)
        {
            var length = Math.Min(_latencies.Length, block.Count - from);
            var times = block.Times.Slice(from, length);
            var tags = block.Tags.Slice(from, length);
            var count = 0;
            for (var i = 0; i < times.Length; i++)
            {
                var origin = BitConverter.Int64BitsToDouble(tags[i]);
                _latencies[count] = times[i] - origin;
                count += origin >= window.From ? 1 : 0;
                trend?.Add(origin, times[i] - origin, 1);
            }

            Latencies.Record(_latencies.AsSpan(0, count));
        }
    }
}

/// <summary>In place of an overloaded pool: nothing that enters ever leaves.</summary>
internal sealed class SwallowStep(IStep next) : IStep
{
    public bool NeedsOrder => false;

    public void Push(RequestBlock block) => next.Push(new RequestBlock([], [], block.Watermark));
}
