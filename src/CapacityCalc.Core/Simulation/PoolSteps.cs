using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Simulation;

/// <summary>What a step needs to know of the replication it belongs to.</summary>
/// <param name="Width">Of the buckets in which departures are sorted, in seconds.</param>
internal sealed record ReplicationScope(ulong Seed, int Replication, MeasuredWindow Window, double Width, CancellationToken Cancellation)
{
    public RandomLanes Random(string stage, string purpose, int part = 0) => RandomLanes.Named(Seed, Replication, stage, purpose, part);
}

/// <summary>Makes the queues of a pool.</summary>
/// <param name="hosts">In service, of one shard.</param>
internal sealed class PoolSteps(Pool pool, long hosts, string stage, HedgeDelay? delay, StageMeasures measures, ReplicationScope scope)
{
    /// <summary>Tasks that are worked through in one piece, so that a cancellation is seen soon.</summary>
    private const long TasksOfBlock = 1 << 20;
    private const int LongestBlock = 2048;

    /// <summary>Beyond so many streams each draws few times ahead.</summary>
    private const int ManyStreams = 256;

    /// <summary>Of the shards but the largest.</summary>
    private readonly HedgeDelay? _otherDelay = ReferenceEquals(pool.Service, pool.OtherService) || !(pool.Service.Mean > 0)
        ? delay
        : delay?.ForShard(pool.OtherService.Mean / pool.Service.Mean);

    private readonly bool _isRandom = pool.Routing == Routing.Random && hosts > 1;

    private int Streams => Math.Max(pool.Shards, pool.Batching is not null && _isRandom ? (int)Math.Min(int.MaxValue, pool.Shards * hosts) : 1);

    private int Chunk => Streams > ManyStreams ? Sampler.SmallChunk : Sampler.Chunk;

    private int Workers => checked((int)(hosts * pool.WorkersPerHost));

    /// <param name="lead">A constant time from the stage's entry to the pool, in seconds.</param>
    /// <param name="latencies">Where the time from the stage's entry on is counted; null where the stage does it.</param>
    public IStep Step(double lead, LatencyHistogram? latencies, IStep next)
    {
        var tasks = (long)pool.Shards * pool.Split;
        var block = (int)Math.Clamp(TasksOfBlock / tasks, 1, LongestBlock);
        if (pool.Batching is null && delay is null)
        {
            return new QueueStep([.. Queues()], block, lead, scope.Window, latencies, scope.Width, next, scope.Cancellation);
        }

        var step = new LateQueueStep(block, lead, checked((int)Math.Min(tasks, int.MaxValue)), scope.Window, latencies, scope.Width, next, scope.Cancellation)
        {
            TasksInQueue = pool.Split,
        };
        step.Queues = [.. Enumerable.Range(0, pool.Shards).Select(shard => Late(shard, step))];
        return step;
    }

    private IEnumerable<WorkerQueue> Queues()
    {
        var isEven = ReferenceEquals(pool.Service, pool.OtherService);
        if (pool.Shards > 1 && hosts * pool.WorkersPerHost == 1)
        {
            if (!isEven)
            {
                yield return new SharedQueue(1, pool.Split, Times(pool.Service, 0), measures);
            }

            for (var shard = isEven ? 0 : 1; shard < pool.Shards; shard += LaneQueues.Lanes)
            {
                yield return new LaneQueues(Math.Min(LaneQueues.Lanes, pool.Shards - shard), pool.Split, Times(pool.OtherService, shard), measures) { IsLargest = isEven };
            }

            yield break;
        }

        for (var shard = 0; shard < pool.Shards; shard++)
        {
            var services = Times(shard == 0 ? pool.Service : pool.OtherService, shard);
            var isLargest = isEven || shard == 0;
            yield return _isRandom
                ? new HostQueues((int)hosts, pool.WorkersPerHost, pool.Split, services, Uniform(shard), measures) { IsLargest = isLargest }
                : new SharedQueue(Workers, pool.Split, services, measures) { IsLargest = isLargest };
        }
    }

    private LateQueue Late(int shard, LateQueueStep step)
    {
        var isLargest = shard == 0 || ReferenceEquals(pool.Service, pool.OtherService);
        if (pool.Batching is { } batching)
        {
            return Batches(shard, batching, step, isLargest);
        }

        var services = Times(shard == 0 ? pool.Service : pool.OtherService, shard);
        var copies = Sampler.Of(shard == 0 ? pool.Service : pool.OtherService, scope.Random(stage, "copies", shard), Chunk);
        var (queues, workers) = _isRandom ? ((int)hosts, pool.WorkersPerHost) : (1, Workers);
        var after = (shard == 0 ? delay : _otherDelay)!;
        return pool.Hedge!.Cancels
            ? new CancellingQueue(queues, workers, after, services, copies, Uniform(shard), step, scope.Window, measures) { IsLargest = isLargest }
            : new HedgeQueue(queues, workers, after, services, copies, Uniform(shard), step, scope.Window, measures) { IsLargest = isLargest };
    }

    private LateQueue Batches(int shard, Batching batching, LateQueueStep step, bool isLargest)
    {
        Func<int, IDistribution> time = shard == 0 ? pool.BatchService : pool.OtherBatchService;
        var shape = time(batching.MaxRequests);
        BatchTimes BatchTimes(int part) => new(Sampler.Of(shape, scope.Random(stage, "service", part), Chunk), shape.Mean, tasks => time(tasks).Mean, batching.MaxRequests);

        if (!_isRandom)
        {
            return new BatchQueue(Workers, BatchTimes(shard), batching.MaxWaitSeconds, step, scope.Window, measures) { IsLargest = isLargest };
        }

        var queues = new LateQueue[hosts];
        var times = BatchTimes(shard);
        for (var host = 0; host < queues.Length; host++)
        {
            queues[host] = new BatchQueue(pool.WorkersPerHost, times, batching.MaxWaitSeconds, step, scope.Window, measures) { IsLargest = isLargest };
        }

        return new BatchHosts(queues, Uniform(shard));
    }

    private Sampler Times(IDistribution service, int shard) => Sampler.Of(service, scope.Random(stage, "service", shard), Chunk);

    private UniformSampler Uniform(int shard) => new(scope.Random(stage, "host", shard), Chunk);
}
