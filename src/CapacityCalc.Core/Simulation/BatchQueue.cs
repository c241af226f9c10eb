namespace CapacityCalc.Core.Simulation;

/// <summary>The time of a batch: one stream of the shape of a task's time, stretched to the mean of so many tasks.</summary>
/// <param name="meanSeconds">Mean time of a batch of so many tasks.</param>
internal sealed class BatchTimes(Sampler shape, double shapeMean, Func<int, double> meanSeconds, int most)
{
    private readonly double[] _factors = CreateFactors(most);

    public int Most => most;

    public double Next(int tasks)
    {
        ref var factor = ref _factors[tasks];
        if (factor < 0)
        {
            factor = shapeMean > 0 ? meanSeconds(tasks) / shapeMean : 0;
        }

        return shape.Next() * factor;
    }

    private static double[] CreateFactors(int most)
    {
        var factors = new double[most + 1];
        Array.Fill(factors, -1);
        return factors;
    }
}

/// <summary>One queue before some workers, each of whom takes several tasks at once when idle.</summary>
/// <remarks>
/// The worker who is free first starts as soon as so many tasks wait as a batch holds, or the oldest has waited so long. Tasks that come at the moment of
/// a start, such as those of the same request, are in the batch. Nothing needs a calendar: a batch is known once everything up to its start has come.
/// </remarks>
internal sealed class BatchQueue(int workers, BatchTimes times, double maxWait, LateQueueStep pool, MeasuredWindow window, StageMeasures measures) : LateQueue
{
    private readonly double[] _free = new double[workers];
    private readonly double[] _waits = new double[times.Most];
    private (double Time, long Slot)[] _waiting = new (double, long)[16];
    private int _first;
    private int _count;

    public override void Arrive(double time, long slot, int tasks)
    {
        while (_count + tasks > _waiting.Length)
        {
            Grow();
        }

        for (var task = 0; task < tasks; task++)
        {
            Waiting(_count++) = (time, slot);
        }
    }

    public override void Advance(double watermark)
    {
        while (_count > 0)
        {
            var start = Math.Max(_free[0], Waiting(0).Time + maxWait);
            if (_count >= times.Most)
            {
                start = Math.Max(_free[0], Math.Min(start, Waiting(times.Most - 1).Time));
            }

            if (start >= watermark && !(_count >= times.Most && Waiting(times.Most - 1).Time <= start))
            {
                return;
            }

            Start(start);
        }
    }

    private void Start(double start)
    {
        var tasks = 0;
        while (tasks < _count && tasks < times.Most && Waiting(tasks).Time <= start)
        {
            _waits[tasks] = start - Waiting(tasks).Time;
            tasks++;
        }

        var seconds = times.Next(tasks);
        for (var task = 0; task < tasks; task++)
        {
            pool.Complete(Waiting(task).Slot, start + seconds);
        }

        if (Waiting(0).Time >= window.From)
        {
            measures.Waits!.Record(_waits.AsSpan(0, tasks));
            measures.Tasks += tasks;
            measures.Batches++;
            measures.Batched += tasks;
            measures.BusySeconds += IsLargest ? seconds : 0;
        }

        measures.Trend?.Add(start, VectorMath.Sum(_waits.AsSpan(0, tasks)), tasks);
        _first = (_first + tasks) & (_waiting.Length - 1);
        _count -= tasks;
        FreeTimes.Assign(_free, start, seconds);
    }

    private ref (double Time, long Slot) Waiting(int place) => ref _waiting[(_first + place) & (_waiting.Length - 1)];

    private void Grow()
    {
        var larger = new (double, long)[_waiting.Length * 2];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = Waiting(i);
        }

        (_waiting, _first) = (larger, 0);
    }
}

/// <summary>A queue with batches before each host; every task goes to a host drawn at random.</summary>
internal sealed class BatchHosts(LateQueue[] hosts, Sampler uniform) : LateQueue
{
    public override void Arrive(double time, long slot, int tasks)
    {
        for (var task = 0; task < tasks; task++)
        {
            hosts[Math.Min((int)(uniform.Next() * hosts.Length), hosts.Length - 1)].Arrive(time, slot, 1);
        }
    }

    public override void Advance(double watermark)
    {
        foreach (var host in hosts)
        {
            host.Advance(watermark);
        }
    }
}
