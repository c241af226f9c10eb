namespace CapacityCalc.Core.Simulation;

/// <summary>A request that is in several branches at once.</summary>
internal record struct Forked(long Tag, int Open, double Last);

/// <summary>Sends every request into every branch.</summary>
internal sealed class ForkStep(SlotTable<Forked> inside, IStep[] branches) : IStep
{
    private long[] _tags = [];

    public bool NeedsOrder => true;

    public void Push(RequestBlock block)
    {
        if (_tags.Length < block.Count)
        {
            _tags = new long[block.Count * 2];
        }

        var tags = _tags.AsSpan(0, block.Count);
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = inside.Take(new Forked(block.Tags[i], branches.Length, 0));
        }

        foreach (var branch in branches)
        {
            branch.Push(new RequestBlock(block.Times, tags, block.Watermark));
        }
    }
}

/// <summary>Lets a request go on when its last branch has ended.</summary>
internal sealed class Join(SlotTable<Forked> inside, int branches, double width, IStep next)
{
    private readonly double[] _watermarks = new double[branches];
    private readonly DepartureSorter _sorter = new(width, next);

    public IStep End(int branch) => new BranchEnd(this, branch);

    private void Push(int branch, RequestBlock block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            var slot = block.Tags[i];
            ref var forked = ref inside[slot];
            forked.Last = Math.Max(forked.Last, block.Times[i]);
            if (--forked.Open == 0)
            {
                _sorter.Add(forked.Last, forked.Tag);
                inside.Free(slot);
            }
        }

        _watermarks[branch] = Math.Max(_watermarks[branch], block.Watermark);
        if (branch == branches - 1 && block.Watermark >= 0)
        {
            _sorter.Flush(_watermarks.Min());
        }
    }

    private sealed class BranchEnd(Join join, int branch) : IStep
    {
        public bool NeedsOrder => false;

        public void Push(RequestBlock block) => join.Push(branch, block);
    }
}

/// <summary>Sends every request one way or the other.</summary>
internal sealed class MixStep(double firstShare, Sampler uniform, IStep first, IStep second) : IStep
{
    private readonly List<double>[] _times = [[], []];
    private readonly List<long>[] _tags = [[], []];

    public bool NeedsOrder => true;

    public void Push(RequestBlock block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            var way = uniform.Next() < firstShare ? 0 : 1;
            _times[way].Add(block.Times[i]);
            _tags[way].Add(block.Tags[i]);
        }

        Push(first, 0, block.Watermark);
        Push(second, 1, block.Watermark);
    }

    private void Push(IStep step, int way, double watermark)
    {
        step.Push(new RequestBlock(
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_times[way]),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tags[way]),
            watermark));
        _times[way].Clear();
        _tags[way].Clear();
    }
}

/// <summary>Brings the two ways together again.</summary>
internal sealed class Merge(double width, IStep next)
{
    private readonly DepartureSorter _sorter = new(width, next);
    private double _firstWatermark;

    public IStep End(int way) => new WayEnd(this, way);

    private void Push(int way, RequestBlock block)
    {
        _sorter.Add(block.Times, block.Tags);
        if (way == 0)
        {
            _firstWatermark = Math.Max(_firstWatermark, block.Watermark);
        }
        else if (block.Watermark >= 0)
        {
            _sorter.Flush(Math.Min(_firstWatermark, block.Watermark));
        }
    }

    private sealed class WayEnd(Merge merge, int way) : IStep
    {
        public bool NeedsOrder => false;

        public void Push(RequestBlock block) => merge.Push(way, block);
    }
}
