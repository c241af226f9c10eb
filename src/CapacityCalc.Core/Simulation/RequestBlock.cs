namespace CapacityCalc.Core.Simulation;

/// <summary>Requests on their way from one step to the next.</summary>
/// <param name="times">When each leaves the one and reaches the other.</param>
/// <param name="tags">Each request's mark, which a step passes on as it came.</param>
/// <param name="watermark">Every request that comes up to this time is in this block or was in one before; infinite at the end.</param>
internal readonly ref struct RequestBlock(ReadOnlySpan<double> times, ReadOnlySpan<long> tags, double watermark)
{
    public ReadOnlySpan<double> Times { get; } = times;

    public ReadOnlySpan<long> Tags { get; } = tags;

    public double Watermark { get; } = watermark;

    public int Count => Times.Length;
}

/// <summary>What requests pass.</summary>
internal interface IStep
{
    /// <summary>Whether the requests must come in the order of their times, none later than the watermark.</summary>
    bool NeedsOrder { get; }

    void Push(RequestBlock block);
}
