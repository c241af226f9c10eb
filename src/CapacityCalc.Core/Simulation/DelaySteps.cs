namespace CapacityCalc.Core.Simulation;

/// <summary>The same delay for every request.</summary>
internal sealed class ConstantDelayStep(double seconds, IStep next) : IStep
{
    private double[] _times = [];

    public bool NeedsOrder => next.NeedsOrder;

    public void Push(RequestBlock block)
    {
        if (_times.Length < block.Count)
        {
            _times = new double[block.Count * 2];
        }

        for (var i = 0; i < block.Count; i++)
        {
            _times[i] = block.Times[i] + seconds;
        }

        next.Push(new RequestBlock(_times.AsSpan(0, block.Count), block.Tags, block.Watermark + seconds));
    }
}

/// <summary>Tasks without a queue, each of which takes a time of its own; the last to end ends the delay.</summary>
/// <param name="again">Where a task is sent a second time: after how long; infinite for never.</param>
internal sealed class RandomDelayStep(Sampler times, Sampler seconds, int tasks, double again, MeasuredWindow window, StageMeasures? measures, double width, IStep next) : IStep
{
    private readonly DepartureSorter _sorter = new(width, next);

    public bool NeedsOrder => true;

    public void Push(RequestBlock block)
    {
        var measured = window.FirstIn(block.Times);
        for (var i = 0; i < block.Count; i++)
        {
            double last = 0;
            long hedged = 0;
            for (var left = tasks; left > 0;)
            {
                var taken = times.Take(left);
                left -= taken.Length;
                foreach (var time in taken)
                {
                    var end = time;
                    if (time > again)
                    {
                        end = Math.Min(time, again + seconds.Next());
                        hedged++;
                    }

                    last = double.MaxNative(last, end);
                }
            }

            if (i >= measured && measures is not null)
            {
                measures.Tasks += tasks;
                measures.Hedged += hedged;
            }

            _sorter.Add(block.Times[i] + last, block.Tags[i]);
        }

        _sorter.Flush(block.Watermark);
    }
}
