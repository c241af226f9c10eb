namespace CapacityCalc.Core.Simulation;

/// <summary>A request under a timeout; it is in the table until both its work has ended and its deadline has passed.</summary>
internal record struct Timed(long Tag, double Deadline, bool IsAnswered);

/// <summary>Lets every request go on by its deadline, while its work runs to its end.</summary>
internal sealed class Timeout(double seconds, MeasuredWindow window, StageMeasures? measures, double width, IStep next)
{
    private double Seconds => seconds;

    private readonly SlotTable<Timed> _inside = new();
    private readonly Queue<long> _byDeadline = new();
    private readonly DepartureSorter _sorter = new(width, next);

    public IStep End => new BodyEnd(this);

    public IStep Entry(IStep body) => new BodyEntry(this, body);

    private void Leave(RequestBlock block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            ref var timed = ref _inside[block.Tags[i]];
            if (timed.IsAnswered)
            {
                _inside.Free(block.Tags[i]);
            }
            else
            {
                Answer(ref timed, Math.Min(block.Times[i], timed.Deadline), block.Times[i] > timed.Deadline);
            }
        }

        // All that ends before the watermark has come: who is still without an answer then, has none at the deadline.
        while (_byDeadline.TryPeek(out var slot) && _inside[slot].Deadline <= block.Watermark)
        {
            _byDeadline.Dequeue();
            if (_inside[slot].IsAnswered)
            {
                _inside.Free(slot);
            }
            else
            {
                Answer(ref _inside[slot], _inside[slot].Deadline, true);
            }
        }

        _sorter.Flush(block.Watermark);
    }

    private void Answer(ref Timed timed, double time, bool isDegraded)
    {
        timed.IsAnswered = true;
        _sorter.Add(time, timed.Tag);
        if (measures is not null && timed.Deadline - seconds >= window.From)
        {
            measures.Timed++;
            measures.Degraded += isDegraded ? 1 : 0;
        }
    }

    private sealed class BodyEntry(Timeout timeout, IStep body) : IStep
    {
        private long[] _tags = [];

        public bool NeedsOrder => true;

        public void Push(RequestBlock block)
        {
            if (_tags.Length < block.Count)
            {
                _tags = new long[block.Count * 2];
            }

            for (var i = 0; i < block.Count; i++)
            {
                _tags[i] = timeout._inside.Take(new Timed(block.Tags[i], block.Times[i] + timeout.Seconds, false));
                timeout._byDeadline.Enqueue(_tags[i]);
            }

            body.Push(new RequestBlock(block.Times, _tags.AsSpan(0, block.Count), block.Watermark));
        }
    }

    private sealed class BodyEnd(Timeout timeout) : IStep
    {
        public bool NeedsOrder => false;

        public void Push(RequestBlock block) => timeout.Leave(block);
    }
}
