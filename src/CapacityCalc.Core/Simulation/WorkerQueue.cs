using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CapacityCalc.Core.Simulation;

/// <summary>First come, first served: one queue before some workers, or several such queues alike.</summary>
/// <param name="tasks">Of one request in each queue; they come together.</param>
internal abstract class WorkerQueue(int tasks, StageMeasures measures)
{
    protected int TasksOfRequest { get; } = tasks;

    /// <summary>Whether these are the workers whose utilization is told: the largest shard's.</summary>
    public bool IsLargest { get; init; } = true;

    /// <summary>Lets each request in and sets its end to that of its last task, where that is later.</summary>
    /// <param name="arrivals">Rising; not before those of the last call.</param>
    /// <param name="measured">The first of them to be measured.</param>
    public abstract void Work(ReadOnlySpan<double> arrivals, Span<double> ends, int measured);

    /// <param name="first">Place of the first of these tasks among those of the call.</param>
    /// <param name="measured">Place of the first task that is measured.</param>
    protected void Measure(ReadOnlySpan<double> waits, ReadOnlySpan<double> services, int first, int measured, double time)
    {
        var skipped = Math.Clamp(measured - first, 0, waits.Length);
        if (skipped < waits.Length)
        {
            measures.Waits!.Record(waits[skipped..]);
            measures.Tasks += waits.Length - skipped;
            if (IsLargest)
            {
                measures.BusySeconds += VectorMath.Sum(services[skipped..]);
            }
        }

        measures.Trend?.Add(time, VectorMath.Sum(waits), waits.Length);
    }
}

/// <summary>Workers of one queue by the times at which they are free.</summary>
internal static class FreeTimes
{
    /// <summary>Up to so many workers a sorted row is shorter to mend than a heap.</summary>
    public const int MostSorted = 40;

    /// <summary>Takes the worker who is free first until <paramref name="end"/>; the row stays sorted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Insert(ref double free, int workers, double end)
    {
        var carried = end;
        for (var i = 1; i < workers; i++)
        {
            var next = Unsafe.Add(ref free, i);
            Unsafe.Add(ref free, i - 1) = double.MinNative(next, carried);
            carried = double.MaxNative(next, carried);
        }

        Unsafe.Add(ref free, workers - 1) = carried;
    }

    /// <summary>Takes the worker at the top of the heap until <paramref name="end"/>; the earliest stays on top.</summary>
    public static void Sift(ref double free, int workers, double end)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child + 1 >= workers)
            {
                if (child < workers && Unsafe.Add(ref free, child) < end)
                {
                    Unsafe.Add(ref free, place) = Unsafe.Add(ref free, child);
                    place = child;
                }

                break;
            }

            child += Unsafe.Add(ref free, child + 1) < Unsafe.Add(ref free, child) ? 1 : 0;
            var least = Unsafe.Add(ref free, child);
            if (!(least < end))
            {
                break;
            }

            Unsafe.Add(ref free, place) = least;
            place = child;
        }

        Unsafe.Add(ref free, place) = end;
    }

    /// <returns>When a task that comes at <paramref name="arrival"/> is begun.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Assign(Span<double> row, double arrival, double service)
    {
        ref var free = ref MemoryMarshal.GetReference(row);
        var start = double.MaxNative(arrival, free);
        if (row.Length <= MostSorted)
        {
            Insert(ref free, row.Length, start + service);
        }
        else
        {
            Sift(ref free, row.Length, start + service);
        }

        return start;
    }
}

/// <summary>One queue before any number of workers, after J. Kiefer and J. Wolfowitz (1955): a task takes the worker who is free first.</summary>
internal sealed class SharedQueue(int workers, int tasks, Sampler services, StageMeasures measures) : WorkerQueue(tasks, measures)
{
    private readonly double[] _free = new double[workers];
    private readonly double[] _waits = new double[Sampler.Chunk];

    public override void Work(ReadOnlySpan<double> arrivals, Span<double> ends, int measured)
    {
        var total = arrivals.Length * TasksOfRequest;
        var (request, task) = (0, 0);
        for (var done = 0; done < total;)
        {
            var times = services.Take(total - done);
            var waits = _waits.AsSpan(0, times.Length);
            if (TasksOfRequest == 1)
            {
                One(arrivals.Slice(done, times.Length), ends.Slice(done, times.Length), times, waits);
            }
            else
            {
                for (var i = 0; i < times.Length; i++)
                {
                    var arrival = arrivals[request];
                    var start = FreeTimes.Assign(_free, arrival, times[i]);
                    waits[i] = start - arrival;
                    ends[request] = double.MaxNative(ends[request], start + times[i]);
                    if (++task == TasksOfRequest)
                    {
                        task = 0;
                        request++;
                    }
                }
            }

            Measure(waits, times, done, measured * TasksOfRequest, arrivals[done / TasksOfRequest]);
            done += times.Length;
        }
    }

    private void One(ReadOnlySpan<double> arrivals, Span<double> ends, ReadOnlySpan<double> times, Span<double> waits)
    {
        ref var free = ref MemoryMarshal.GetArrayDataReference(_free);
        var length = _free.Length;
        if (length == 1)
        {
            Lindley(ref free, arrivals, ends, times, waits);
            return;
        }

        for (var i = 0; i < waits.Length; i++)
        {
            var arrival = arrivals[i];
            var start = double.MaxNative(arrival, free);
            var end = start + times[i];
            waits[i] = start - arrival;
            ends[i] = double.MaxNative(ends[i], end);
            if (length <= FreeTimes.MostSorted)
            {
                FreeTimes.Insert(ref free, length, end);
            }
            else
            {
                FreeTimes.Sift(ref free, length, end);
            }
        }
    }

    /// <summary>D. V. Lindley (1952): one worker is free when the last task has ended.</summary>
    private static void Lindley(ref double worker, ReadOnlySpan<double> arrivals, Span<double> ends, ReadOnlySpan<double> times, Span<double> waits)
    {
        var free = worker;
        for (var i = 0; i < waits.Length; i++)
        {
            var start = double.MaxNative(arrivals[i], free);
            free = start + times[i];
            waits[i] = start - arrivals[i];
            ends[i] = double.MaxNative(ends[i], free);
        }

        worker = free;
    }
}

/// <summary>A queue before each host; every task goes to a host drawn at random.</summary>
internal sealed class HostQueues(int hosts, int workersPerHost, int tasks, Sampler services, Sampler uniform, StageMeasures measures) : WorkerQueue(tasks, measures)
{
    private readonly double[] _free = new double[(long)hosts * workersPerHost];
    private readonly double[] _waits = new double[Sampler.Chunk];

    public override void Work(ReadOnlySpan<double> arrivals, Span<double> ends, int measured)
    {
        var total = arrivals.Length * TasksOfRequest;
        var (request, task) = (0, 0);
        for (var done = 0; done < total;)
        {
            // Both streams are taken in the same portions, so neither runs ahead of the other.
            var times = services.Take(total - done);
            var draws = uniform.Take(times.Length);
            var waits = _waits.AsSpan(0, times.Length);
            for (var i = 0; i < times.Length; i++)
            {
                var arrival = arrivals[request];
                var host = Math.Min((int)(draws[i] * hosts), hosts - 1);
                var start = FreeTimes.Assign(_free.AsSpan(host * workersPerHost, workersPerHost), arrival, times[i]);
                waits[i] = start - arrival;
                ends[request] = double.MaxNative(ends[request], start + times[i]);
                if (++task == TasksOfRequest)
                {
                    task = 0;
                    request++;
                }
            }

            Measure(waits, times, done, measured * TasksOfRequest, arrivals[done / TasksOfRequest]);
            done += times.Length;
        }
    }
}
