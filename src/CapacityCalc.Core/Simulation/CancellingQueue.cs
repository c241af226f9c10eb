namespace CapacityCalc.Core.Simulation;

/// <summary>Hosts that are sent a second copy of every task that is late, and drop the other copy when one has its answer.</summary>
/// <remarks>A calendar of ends, as a worker that drops a copy is free sooner than was known when the next task came.</remarks>
/// <param name="hosts">Queues; 1 where the workers of all hosts share one.</param>
/// <param name="copies">Times of second copies, a stream of their own.</param>
internal sealed class CancellingQueue(
    int hosts, int workersPerHost, HedgeDelay delay, Sampler services, Sampler copies, Sampler uniform, LateQueueStep pool, MeasuredWindow window, StageMeasures measures)
    : LateQueue
{
    private readonly SlotTable<HedgedTask> _tasks = new();
    private readonly SlotTable<Copy> _copies = new();
    private readonly Queue<int>?[] _waiting = new Queue<int>?[hosts];
    private readonly int[] _idle = CreateIdle(hosts, workersPerHost);
    private readonly PriorityQueue<int, double> _ends = new();
    private readonly Queue<(double Time, int Task)> _timers = new();
    private double _lastTimer;

    public override void Arrive(double time, long slot, int tasks)
    {
        Advance(time);
        for (var i = 0; i < tasks; i++)
        {
            var task = (int)_tasks.Take(new HedgedTask(slot, time, -1, -1, false, double.PositiveInfinity));
            _lastTimer = Math.Max(_lastTimer, time + delay.Seconds);
            _timers.Enqueue((_lastTimer, task));
            var host = HedgeHosts.Draw(uniform, hosts);
            var service = services.Next();
            if (time >= window.From)
            {
                measures.Tasks++;
                measures.FirstSeconds += IsLargest ? service : 0;
            }

            _tasks[task].First = Send(task, host, service, time);
        }
    }

    public override void Advance(double watermark)
    {
        while (true)
        {
            var end = _ends.TryPeek(out _, out var first) ? first : double.PositiveInfinity;
            var timer = _timers.TryPeek(out var next) ? next.Time : double.PositiveInfinity;
            if (Math.Min(end, timer) >= watermark)
            {
                return;
            }

            if (end <= timer)
            {
                End(_ends.Dequeue(), end);
            }
            else
            {
                _timers.Dequeue();
                Fire(next.Task, timer);
            }
        }
    }

    private void Fire(int task, double time)
    {
        delay.Learn(_tasks[task].Answered - _tasks[task].Arrival);
        if (_tasks[task].Answered <= time)
        {
            _tasks.Free(task);
            return;
        }

        if (_tasks[task].Arrival >= window.From)
        {
            measures.Hedged++;
        }

        var host = HedgeHosts.DrawOther(uniform, hosts, _copies[_tasks[task].First].Host);
        var copy = Send(task, host, copies.Next(), time);
        _tasks[task].Second = copy;
    }

    private int Send(int task, int host, double service, double time)
    {
        var copy = (int)_copies.Take(new Copy(task, host, service, double.NaN, false, _tasks[task].Arrival >= window.From));
        if (_idle[host] > 0)
        {
            _idle[host]--;
            Begin(copy, time);
        }
        else
        {
            (_waiting[host] ??= new Queue<int>()).Enqueue(copy);
        }

        return copy;
    }

    private void Begin(int copy, double time)
    {
        ref var begun = ref _copies[copy];
        begun.Start = time;
        _ends.Enqueue(copy, time + begun.Service);
        ref var task = ref _tasks[begun.Task];
        if (!task.IsBegun)
        {
            task.IsBegun = true;
            var wait = time - task.Arrival;
            if (task.Arrival >= window.From)
            {
                measures.Waits!.Record(wait);
            }

            measures.Trend?.Add(task.Arrival, wait, 1);
        }
    }

    private void End(int copy, double time)
    {
        if (_copies[copy].IsDropped)
        {
            _copies.Free(copy);
            return;
        }

        var task = _copies[copy].Task;
        var (answered, loser) = (_tasks[task], copy == _tasks[task].First ? _tasks[task].Second : _tasks[task].First);
        _tasks[task].Answered = time;

        // Dropped before a worker looks for the next that waits: it may be the one.
        var isLoserBegun = loser >= 0 && !double.IsNaN(_copies[loser].Start);
        if (loser >= 0)
        {
            _copies[loser].IsDropped = true;
        }

        Release(copy, time);
        _copies.Free(copy);
        if (isLoserBegun)
        {
            Release(loser, time);
        }

        pool.Complete(answered.Slot, time);
        if (answered.Second >= 0)
        {
            _tasks.Free(task);
        }
    }

    /// <summary>The worker of a copy takes the next one that waits.</summary>
    private void Release(int copy, double time)
    {
        var host = _copies[copy].Host;
        if (_copies[copy].IsMeasured && IsLargest)
        {
            measures.BusySeconds += time - _copies[copy].Start;
        }

        while (_waiting[host] is { Count: > 0 } waiting)
        {
            var next = waiting.Dequeue();
            if (_copies[next].IsDropped)
            {
                _copies.Free(next);
                continue;
            }

            Begin(next, time);
            return;
        }

        _idle[host]++;
    }

    private static int[] CreateIdle(int hosts, int workersPerHost)
    {
        var idle = new int[hosts];
        Array.Fill(idle, workersPerHost);
        return idle;
    }

    private record struct HedgedTask(long Slot, double Arrival, int First, int Second, bool IsBegun, double Answered);

    private record struct Copy(int Task, int Host, double Service, double Start, bool IsDropped, bool IsMeasured);
}
