using System.Diagnostics;
using CapacityCalc.Fuzzing.Mutations;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>One thread of a campaign.</summary>
internal sealed class Worker(Corpus corpus, CampaignOptions options, Func<long?> next, Action<Finding> found)
{
    /// <summary>Nothing that a person writes needs more.</summary>
    private const long MostAllocated = 1L << 30;

    /// <summary>Once in so many inputs everything is asked, and once in so many something is explored.</summary>
    public const int EverythingOneIn = 12, ExplorationOneIn = 50;

    private readonly long[] _endings = new long[Enum.GetValues<Ending>().Length];
    private ThreadClock? _clock;
    private long _index = -1;
    private long _since;
    private long _began;

    public IReadOnlyList<long> Endings => _endings;

    public long Failures { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public void Run()
    {
        _clock = ThreadClock.OfThisThread();
        while (next() is { } index)
        {
            Volatile.Write(ref _since, _clock.Now.Ticks);
            Volatile.Write(ref _began, Stopwatch.GetTimestamp());
            Volatile.Write(ref _index, index);
            Take(FuzzInput.Make(corpus, options.Seed, index));
            Volatile.Write(ref _index, -1);
        }
    }

    /// <summary>The input that it is at, and how long, by the processor and by the wall; null between inputs.</summary>
    public (long Index, TimeSpan Since, TimeSpan Wall)? At() => _clock is { } clock && Volatile.Read(ref _index) is >= 0 and var index
        ? (index, clock.Now - new TimeSpan(Volatile.Read(ref _since)), Stopwatch.GetElapsedTime(Volatile.Read(ref _began)))
        : null;

    /// <summary>How much is asked about an input, which follows from its index.</summary>
    public static Depth DepthOf(long index) =>
        index % ExplorationOneIn == 0 ? Depth.Exploration : index % EverythingOneIn == 0 ? Depth.Everything : Depth.Estimate;

    private void Take(FuzzInput input)
    {
        var depth = DepthOf(input.Index);
        if (Judge(input, depth) is { } finding)
        {
            Failures++;
            found(finding);
        }
    }

    /// <returns>Null where it is taken as it should be.</returns>
    private Finding? Judge(FuzzInput input, Depth depth)
    {
        var (began, allocated) = (_clock!.Now, GC.GetAllocatedBytesForCurrentThread());
        Ending ending;
        try
        {
            ending = Trial.Run(input.Bytes, depth, DiceOf(input, options.Seed));
        }
#pragma warning disable CA1031 // Whatever is thrown is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Finding.Of(input, depth, e);
        }

        var (took, used) = (_clock.Now - began, GC.GetAllocatedBytesForCurrentThread() - allocated);
        var longest = depth == Depth.Exploration ? options.LongestExploration : options.Longest;

        // The first inputs also compile the program: what is slow is slow twice.
        if (took > longest && TimeAgain(input, depth) is var again && again > longest)
        {
            return new(input, depth, "an input takes no longer than it may", $"{again.TotalSeconds:0.00} s of {longest.TotalSeconds:0} s at depth {depth}");
        }

        if (used > MostAllocated)
        {
            return new(input, depth, "an input takes no more memory than it may", $"{used >> 20} MiB at depth {depth}");
        }

        Slowest = took <= longest && took > Slowest ? took : Slowest;
        _endings[(int)ending]++;
        return null;
    }

    private TimeSpan TimeAgain(FuzzInput input, Depth depth)
    {
        var began = _clock!.Now;
        _ = Trial.Run(input.Bytes, depth, DiceOf(input, options.Seed));
        return _clock.Now - began;
    }

    /// <summary>Others than those that made the input.</summary>
    public static Dice DiceOf(FuzzInput input, ulong seed) => new(~seed, (ulong)input.Index);
}
