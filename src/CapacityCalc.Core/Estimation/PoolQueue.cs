using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Estimation;

/// <summary>The queue of a pool, with its routing, its split and its shards.</summary>
internal static class PoolQueue
{
    /// <summary>Error of a p99 from letting every host that a split request visits get the same number of its tasks, which are binomial.</summary>
    private const double UnevenSpread = 0.15;

    /// <summary>Error of a p99 from taking the copies' queues as independent, for one host; among many they are.</summary>
    private const double FewHosts = 0.6;

    /// <summary>Above half their load few hosts may at any time come to send everything twice: in simulations the p99 was then up to a hundred times as long.</summary>
    private const double Tipping = 10;
    private const long ManyHosts = 10;

    /// <summary>At so small a share of the rate no request meets another.</summary>
    private const double Rarely = 1e-9;

    /// <param name="hosts">Of one shard; <see cref="Evaluator.Unlimited"/> for no waiting at all.</param>
    /// <param name="rate">Requests/s, all of which visit every shard.</param>
    /// <param name="arrivals">How irregularly they come.</param>
    public static PoolOutcome Solve(Pool pool, long hosts, double rate, Arrivals arrivals)
    {
        var isRandom = pool.Routing == Routing.Random && hosts is > 1 and not Evaluator.Unlimited;
        var visited = isRandom ? Visited.Of(pool.Split, hosts) : new Visited(pool.Split, 1, 1);
        arrivals = isRandom ? arrivals.Thin(visited.Share) : arrivals;
        var isPlain = pool.Batching is null && pool.Hedge is null;
        var arrivalCv2 = visited.TasksAtHost == 1 && isPlain ? arrivals.OutsideCv2 : arrivals.Cv2;
        var input = isRandom
            ? new QueueInput(rate * visited.Share, arrivalCv2, pool.WorkersPerHost, pool.Service, visited.TasksAtHost)
            : new QueueInput(rate, arrivalCv2, Workers(pool, hosts), pool.Service, pool.Split);
        var largest = OfShard(pool, input, hosts, pool.BatchService);
        if (!largest.IsStable || largest.Sojourn is null)
        {
            return new PoolOutcome(largest, TimedNode.Overloaded);
        }

        var felt = visited.TasksAtHost == 1 ? arrivals : arrivals.AsTheyAre();
        largest = isPlain ? Felt(pool, input, hosts, largest, felt) : largest;
        QueueOutcome? other = null;
        if (!ReferenceEquals(pool.Service, pool.OtherService))
        {
            var others = input with { Service = pool.OtherService };
            other = OfShard(pool, others, hosts, pool.OtherBatchService);
            other = isPlain ? Felt(pool, others, hosts, other, felt) : other;
        }

        var (latency, method, accuracy) = isRandom || pool.Hedge is not null
            ? Independent(largest, other, pool.Shards, visited.Hosts)
            : Dependent(pool, largest, other);
        if (isRandom && pool.Split > 1)
        {
            (method, accuracy) = (Method.Approximate, accuracy + UnevenSpread);
        }

        if (isRandom && pool.Hedge is { } hedge && largest.WaitProbability > Evaluator.NegligibleWait)
        {
            accuracy += (FewHosts / hosts) + (!hedge.Cancels && hosts < ManyHosts && rate * pool.OfferedLoad(1) > 0.5 * hosts * pool.WorkersPerHost ? Tipping : 0);
        }

        var visit = new QueueVisit(0, StationOf(pool, hosts, rate), largest.WaitProbability, largest.MeanWaitSeconds, IsDownstream: arrivals is { AreDisturbed: true, AreSpaced: false });
        var error = new QueueError(latency, method, accuracy, largest.Wait ?? LatencyDistribution.Zero, visit);
        var leaf = isRandom || !isPlain || other is not null ? null : new Leaf(largest, pool.Shards, visit.Station);
        return new PoolOutcome(largest, new TimedNode(latency, [error], Leaf: leaf), other);
    }

    /// <summary>The queue as its requests come from upstream.</summary>
    /// <remarks>Requests so far apart that none meets another still keep more tasks than there are workers, which wait for each other as if the request were the only one.</remarks>
    private static QueueOutcome Felt(Pool pool, QueueInput input, long hosts, QueueOutcome queue, Arrivals arrivals) =>
        arrivals.AreSpaced && input.TasksPerRequest > input.Servers
            ? OfShard(pool, input with { ArrivalRatePerSecond = input.ArrivalRatePerSecond * Rarely }, hosts, pool.BatchService) with { Utilization = queue.Utilization }
            : Downstream.Follow(queue, arrivals);

    /// <summary>One shard as the streams feel it that pass it; hosts that queue for themselves are taken as one queue.</summary>
    public static Station StationOf(Pool pool, long hosts, double rate)
    {
        var workers = Workers(pool, hosts);
        var station = pool.Batching is null
            ? Station.Of(rate, workers, pool.Split, pool.Service)
            : new Station(workers, pool.OfferedLoad(rate) / workers, pool.Service.Mean, pool.Service.Cv2);
        return pool.Hedge is not null || (pool.Routing == Routing.Random && hosts > 1)
            ? station with { IsConstant = false, IsMemoryless = false }
            : station;
    }

    /// <summary>One shard's queue.</summary>
    /// <param name="batchTime">Of so many of its tasks.</param>
    private static QueueOutcome OfShard(Pool pool, QueueInput input, long hosts, Func<int, IDistribution> batchTime)
    {
        if (pool.Batching is { } batching)
        {
            return BatchService.Solve(new BatchServiceInput(
                input.ArrivalRatePerSecond,
                input.ArrivalCv2,
                hosts == Evaluator.Unlimited ? int.MaxValue : input.Servers,
                batching.MaxRequests,
                batching.MaxWaitSeconds,
                batchTime,
                input.TasksPerRequest));
        }

        if (pool.Hedge is { } hedge)
        {
            var copies = new HedgeInput(
                hedge.AfterSeconds,
                hedge.AfterQuantile,
                pool.Routing == Routing.Random && hosts > 1 ? SecondCopy.OtherQueue : SecondCopy.SameQueue,
                hedge.Cancels ? SlowerCopy.IsCancelled : SlowerCopy.RunsToItsEnd);
            return hosts == Evaluator.Unlimited ? Hedging.NoWait(input, copies) : Hedging.Solve(input, copies);
        }

        return hosts == Evaluator.Unlimited ? Queue.NoWait(input) : Queue.Solve(input);
    }

    /// <summary>Randomly routed tasks of one request queue at hosts of their own, which share few of their arrivals; and second copies, which only late tasks
    /// have, put shards out of step.</summary>
    private static (LatencyDistribution Latency, Method Method, double Accuracy) Independent(QueueOutcome largest, QueueOutcome? other, int shards, int hostsOfEach)
    {
        if (other is null)
        {
            return ForkJoin.Independent(largest, shards * hostsOfEach);
        }

        var (hot, method, accuracy) = ForkJoin.Independent(largest, hostsOfEach);
        var rest = ForkJoin.Independent(other, (shards - 1) * hostsOfEach);
        return (LatencyDistribution.Max(hot, rest.Sojourn), rest.Method > method ? rest.Method : method, Math.Max(accuracy, rest.Accuracy));
    }

    /// <summary>Shards that get the same requests; where a batch always takes the same time they are in the same state, and end together.</summary>
    private static (LatencyDistribution Latency, Method Method, double Accuracy) Dependent(Pool pool, QueueOutcome largest, QueueOutcome? other) => other switch
    {
        null when pool is { Batching: not null, Service.Cv2: <= 0 } => ForkJoin.Independent(largest, 1),
        null => ForkJoin.Shards(largest, pool.Shards),
        _ => ForkJoin.Shards(largest, other, pool.Shards),
    };

    /// <summary>How the tasks of one request, each to a host drawn at random, spread over the hosts.</summary>
    /// <param name="TasksAtHost">As a task finds them at its host, itself included: 1 + (K − 1)/H, rounded up.</param>
    /// <param name="Hosts">That then hold the K tasks.</param>
    /// <param name="Share">Of the requests that a host so gets, which keeps its load what it is.</param>
    private readonly record struct Visited(int TasksAtHost, int Hosts, double Share)
    {
        public static Visited Of(int tasks, long hosts)
        {
            var together = (int)Math.Ceiling(1 + ((tasks - 1) / (double)hosts));
            return new Visited(together, (int)Math.Min(hosts, (tasks + together - 1) / together), tasks / ((double)hosts * together));
        }
    }

    private static int Workers(Pool pool, long hosts) =>
        hosts == Evaluator.Unlimited ? int.MaxValue : (int)Math.Min(int.MaxValue - 1, hosts * pool.WorkersPerHost);
}
