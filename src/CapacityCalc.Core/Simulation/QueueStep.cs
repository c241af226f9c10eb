namespace CapacityCalc.Core.Simulation;

/// <summary>A pool whose tasks' ends are known as soon as they come: first come, first served, nothing taken back.</summary>
internal sealed class QueueStep : IStep
{
    private readonly WorkerQueue[] _queues;
    private readonly int _block;
    private readonly double _lead;
    private readonly MeasuredWindow _window;
    private readonly LatencyHistogram? _latencies;
    private readonly IStep _next;
    private readonly DepartureSorter? _sorter;
    private readonly CancellationToken _cancellation;
    private readonly double[] _arrivals;
    private readonly double[] _ends;

    /// <param name="block">Requests that are worked through at once.</param>
    /// <param name="lead">A constant time from the stage's entry to the pool, in seconds.</param>
    /// <param name="latencies">Where the time from the stage's entry to the last task's end is counted; null where the stage does it.</param>
    public QueueStep(
        WorkerQueue[] queues, int block, double lead, MeasuredWindow window, LatencyHistogram? latencies, double width, IStep next, CancellationToken cancellation)
    {
        _queues = queues;
        _block = block;
        _lead = lead;
        _window = window;
        _latencies = latencies;
        _next = next;
        _sorter = next.NeedsOrder ? new DepartureSorter(width, next) : null;
        _cancellation = cancellation;
        _arrivals = new double[block];
        _ends = new double[block];
    }

    public bool NeedsOrder => true;

    public void Push(RequestBlock block)
    {
        for (var from = 0; from < block.Count; from += _block)
        {
            var length = Math.Min(_block, block.Count - from);
            Work(block.Times.Slice(from, length), block.Tags.Slice(from, length));
        }

        if (_sorter is not null)
        {
            _sorter.Flush(block.Watermark + _lead);
        }
        else
        {
            _next.Push(new RequestBlock([], [], block.Watermark + _lead));
        }
    }

    private void Work(ReadOnlySpan<double> entries, ReadOnlySpan<long> tags)
    {
        var arrivals = _arrivals.AsSpan(0, entries.Length);
        var ends = _ends.AsSpan(0, entries.Length);
        for (var i = 0; i < arrivals.Length; i++)
        {
            arrivals[i] = entries[i] + _lead;
        }

        ends.Clear();
        var measured = _window.FirstIn(entries);
        foreach (var queue in _queues)
        {
            _cancellation.ThrowIfCancellationRequested();
            queue.Work(arrivals, ends, measured);
        }

        if (_latencies is not null)
        {
            for (var i = measured; i < arrivals.Length; i++)
            {
                arrivals[i] = ends[i] - entries[i];
            }

            _latencies.Record(arrivals[measured..]);
        }

        if (_sorter is not null)
        {
            _sorter.Add(ends, tags);
        }
        else
        {
            // What comes early is told without moving the watermark.
            _next.Push(new RequestBlock(ends, tags, double.NegativeInfinity));
        }
    }
}
