namespace CapacityCalc.Core.Simulation;

/// <summary>Where requests enter a stage that is more than one queue.</summary>
internal sealed class StageEntry(SlotTable<(long Tag, double Time)> inside, IStep body) : IStep
{
    private long[] _tags = [];

    public bool NeedsOrder => body.NeedsOrder;

    public void Push(RequestBlock block)
    {
        if (_tags.Length < block.Count)
        {
            _tags = new long[block.Count * 2];
        }

        for (var i = 0; i < block.Count; i++)
        {
            _tags[i] = inside.Take((block.Tags[i], block.Times[i]));
        }

        body.Push(new RequestBlock(block.Times, _tags.AsSpan(0, block.Count), block.Watermark));
    }
}

/// <summary>Where they leave it: their time in the stage is counted.</summary>
internal sealed class StageExit(SlotTable<(long Tag, double Time)> inside, MeasuredWindow window, StageMeasures measures, IStep next) : IStep
{
    private long[] _tags = [];
    private double[] _latencies = [];

    public bool NeedsOrder => next.NeedsOrder;

    public void Push(RequestBlock block)
    {
        if (_tags.Length < block.Count)
        {
            _tags = new long[block.Count * 2];
            _latencies = new double[block.Count * 2];
        }

        var count = 0;
        for (var i = 0; i < block.Count; i++)
        {
            var (tag, entry) = inside[block.Tags[i]];
            inside.Free(block.Tags[i]);
            _tags[i] = tag;
            _latencies[count] = block.Times[i] - entry;
            count += entry >= window.From ? 1 : 0;
        }

        measures.Latencies.Record(_latencies.AsSpan(0, count));
        next.Push(new RequestBlock(block.Times, _tags.AsSpan(0, block.Count), block.Watermark));
    }
}
