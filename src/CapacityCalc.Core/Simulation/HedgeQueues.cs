namespace CapacityCalc.Core.Simulation;

/// <summary>Hosts that are sent a second copy of every task that is late, and work both to their ends.</summary>
/// <remarks>A copy is one more arrival, and the ends of what is already queued stay as they are: two streams of arrivals are merged by time.</remarks>
/// <param name="hosts">Queues; 1 where the workers of all hosts share one.</param>
/// <param name="copies">Times of second copies, a stream of their own.</param>
internal sealed class HedgeQueue(
    int hosts, int workersPerHost, HedgeDelay delay, Sampler services, Sampler copies, Sampler uniform, LateQueueStep pool, MeasuredWindow window, StageMeasures measures)
    : LateQueue
{
    private readonly double[] _free = new double[(long)hosts * workersPerHost];
    private readonly Queue<Copy> _copies = new();
    private double _lastCopy;

    public override void Arrive(double time, long slot, int tasks)
    {
        Advance(time);
        for (var task = 0; task < tasks; task++)
        {
            var host = HedgeHosts.Draw(uniform, hosts);
            var service = services.Next();
            var start = FreeTimes.Assign(_free.AsSpan(host * workersPerHost, workersPerHost), time, service);
            var isLate = start + service > time + delay.Seconds;
            Count(time, service, isLate ? 1 : 0);
            if (isLate)
            {
                _lastCopy = Math.Max(_lastCopy, time + delay.Seconds);
                _copies.Enqueue(new Copy(_lastCopy, slot, host, time, start, start + service));
            }
            else
            {
                Wait(time, start - time);
                pool.Complete(slot, start + service);
            }

            delay.Learn(start + service - time);
        }
    }

    public override void Advance(double watermark)
    {
        while (_copies.TryPeek(out var copy) && copy.Time < watermark)
        {
            _copies.Dequeue();
            var host = HedgeHosts.DrawOther(uniform, hosts, copy.Host);
            var service = copies.Next();
            var start = FreeTimes.Assign(_free.AsSpan(host * workersPerHost, workersPerHost), copy.Time, service);
            if (copy.Arrival >= window.From && IsLargest)
            {
                measures.BusySeconds += service;
            }

            Wait(copy.Arrival, Math.Min(start, copy.FirstStart) - copy.Arrival);
            pool.Complete(copy.Slot, Math.Min(copy.FirstEnd, start + service));
        }
    }

    private void Count(double arrival, double service, int hedged)
    {
        if (arrival >= window.From)
        {
            measures.Tasks++;
            measures.Hedged += hedged;
            measures.BusySeconds += IsLargest ? service : 0;
            measures.FirstSeconds += IsLargest ? service : 0;
        }
    }

    private void Wait(double arrival, double wait)
    {
        if (arrival >= window.From)
        {
            measures.Waits!.Record(wait);
        }

        measures.Trend?.Add(arrival, wait, 1);
    }

    /// <param name="Time">When it is sent.</param>
    private readonly record struct Copy(double Time, long Slot, int Host, double Arrival, double FirstStart, double FirstEnd);
}

/// <summary>Which host gets a task, and which its second copy.</summary>
internal static class HedgeHosts
{
    public static int Draw(Sampler uniform, int hosts) => hosts == 1 ? 0 : Math.Min((int)(uniform.Next() * hosts), hosts - 1);

    /// <summary>Another one, where there is another.</summary>
    public static int DrawOther(Sampler uniform, int hosts, int host)
    {
        if (hosts == 1)
        {
            return 0;
        }

        var drawn = Math.Min((int)(uniform.Next() * (hosts - 1)), hosts - 2);
        return drawn >= host ? drawn + 1 : drawn;
    }
}
