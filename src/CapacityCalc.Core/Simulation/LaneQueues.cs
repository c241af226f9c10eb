using System.Runtime.Intrinsics;

namespace CapacityCalc.Core.Simulation;

/// <summary>Up to eight shards of one worker each, side by side: Lindley's recursion in every lane.</summary>
/// <param name="shards">1 … 8.</param>
internal sealed class LaneQueues(int shards, int tasks, Sampler services, StageMeasures measures) : WorkerQueue(tasks, measures)
{
    public const int Lanes = 8;

    private readonly double[] _waits = new double[Sampler.Chunk];
    private readonly double[] _services = new double[Sampler.Chunk];
    private Vector512<double> _free;

    public override void Work(ReadOnlySpan<double> arrivals, Span<double> ends, int measured)
    {
        var total = arrivals.Length * TasksOfRequest;
        var (request, task) = (0, 0);
        var free = _free;
        var inUse = Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)shards));
        var last = Vector512<double>.Zero;
        for (var done = 0; done < total;)
        {
            var times = services.Take((int)Math.Min((long)(total - done) * Lanes, int.MaxValue));
            var rows = times.Length / Lanes;
            for (var row = 0; row < rows; row++)
            {
                var arrival = Vector512.Create(arrivals[request]);
                var start = Vector512.MaxNative(arrival, free);
                free = start + Vector512.Create(times[(row * Lanes)..]);
                (start - arrival).CopyTo(_waits, row * Lanes);
                last = Vector512.MaxNative(last, free);
                if (++task == TasksOfRequest)
                {
                    ends[request] = double.MaxNative(ends[request], Largest(Vector512.ConditionalSelect(inUse, last, Vector512<double>.Zero)));
                    last = Vector512<double>.Zero;
                    task = 0;
                    request++;
                }
            }

            Record(times, rows, done, measured * TasksOfRequest, arrivals[done / TasksOfRequest]);
            done += rows;
        }

        _free = free;
    }

    private void Record(ReadOnlySpan<double> times, int rows, int first, int measured, double time)
    {
        if (shards == Lanes)
        {
            Measure(_waits.AsSpan(0, times.Length), times, first * Lanes, measured * Lanes, time);
            return;
        }

        for (var row = 0; row < rows; row++)
        {
            for (var lane = 0; lane < shards; lane++)
            {
                _waits[(row * shards) + lane] = _waits[(row * Lanes) + lane];
                _services[(row * shards) + lane] = times[(row * Lanes) + lane];
            }
        }

        Measure(_waits.AsSpan(0, rows * shards), _services.AsSpan(0, rows * shards), first * shards, measured * shards, time);
    }

    private static double Largest(Vector512<double> lanes)
    {
        var four = Vector256.MaxNative(lanes.GetLower(), lanes.GetUpper());
        var two = Vector128.MaxNative(four.GetLower(), four.GetUpper());
        return double.MaxNative(two.ToScalar(), two.GetElement(1));
    }
}
