namespace CapacityCalc.Core.Simulation;

/// <summary>A queue whose tasks' ends depend on what comes after them.</summary>
internal abstract class LateQueue
{
    /// <summary>Whether these are the workers whose utilization is told: the largest shard's.</summary>
    public bool IsLargest { get; init; } = true;

    /// <summary>Tasks of one request come in, all at once.</summary>
    /// <param name="time">Not before that of the last call.</param>
    /// <param name="slot">The request.</param>
    public abstract void Arrive(double time, long slot, int tasks);

    /// <summary>Works through all that is decided by what has come until now.</summary>
    /// <param name="watermark">Nothing comes before it any more.</param>
    public abstract void Advance(double watermark);
}

/// <summary>A request in a pool whose tasks' ends are known late.</summary>
internal record struct Working(long Tag, double Entry, int Open, double Last);

/// <summary>A pool of queues whose tasks' ends depend on what comes after them.</summary>
internal sealed class LateQueueStep(
    int block, double lead, int tasksOfRequest, MeasuredWindow window, LatencyHistogram? latencies, double width, IStep next, CancellationToken cancellation) : IStep
{
    private readonly SlotTable<Working> _inside = new();
    private readonly DepartureSorter _sorter = new(width, next);
    private readonly long[] _slots = new long[block];

    /// <summary>Every shard's queue.</summary>
    public LateQueue[] Queues { get; set; } = [];

    public int TasksInQueue { get; init; }

    public bool NeedsOrder => true;

    public void Push(RequestBlock requests)
    {
        for (var from = 0; from < requests.Count; from += block)
        {
            var length = Math.Min(block, requests.Count - from);
            var times = requests.Times.Slice(from, length);
            var tags = requests.Tags.Slice(from, length);
            for (var i = 0; i < length; i++)
            {
                _slots[i] = _inside.Take(new Working(tags[i], times[i], tasksOfRequest, 0));
            }

            foreach (var queue in Queues)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var i = 0; i < length; i++)
                {
                    queue.Arrive(times[i] + lead, _slots[i], TasksInQueue);
                }

                queue.Advance(times[^1] + lead);
            }
        }

        foreach (var queue in Queues)
        {
            queue.Advance(requests.Watermark + lead);
        }

        _sorter.Flush(requests.Watermark + lead);
    }

    /// <summary>One task of a request has its answer.</summary>
    public void Complete(long slot, double time)
    {
        ref var working = ref _inside[slot];
        working.Last = Math.Max(working.Last, time);
        if (--working.Open > 0)
        {
            return;
        }

        if (latencies is not null && working.Entry >= window.From)
        {
            latencies.Record(working.Last - working.Entry);
        }

        _sorter.Add(working.Last, working.Tag);
        _inside.Free(slot);
    }
}
