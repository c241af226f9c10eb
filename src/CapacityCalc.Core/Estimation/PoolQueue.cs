using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Estimation;

/// <summary>The queue of a pool, with its routing, its split and its shards.</summary>
internal static class PoolQueue
{
    /// <summary>Error of a p99 from letting every host that a split request visits get the same number of its tasks, which are binomial.</summary>
    private const double UnevenSpread = 0.15;

    /// <param name="hosts">Of one shard; <see cref="Evaluator.Unlimited"/> for no waiting at all.</param>
    /// <param name="rate">Requests/s, all of which visit every shard.</param>
    /// <param name="arrivals">How irregularly they come.</param>
    public static PoolOutcome Solve(Pool pool, long hosts, double rate, Arrivals arrivals)
    {
        var isRandom = pool.Routing == Routing.Random && hosts is > 1 and not Evaluator.Unlimited;
        var visited = isRandom ? Visited.Of(pool.Split, hosts) : new Visited(pool.Split, 1, 1);
        arrivals = isRandom ? arrivals.Thin(visited.Share) : arrivals;
        var arrivalCv2 = visited.TasksAtHost == 1 ? arrivals.OutsideCv2 : arrivals.Cv2;
        var input = isRandom
            ? new QueueInput(rate * visited.Share, arrivalCv2, pool.WorkersPerHost, pool.Service, visited.TasksAtHost)
            : new QueueInput(rate, arrivalCv2, Workers(pool, hosts), pool.Service, pool.Split);
        var queue = hosts == Evaluator.Unlimited ? Queue.NoWait(input) : Queue.Solve(input);
        if (!queue.IsStable || queue.Sojourn is null)
        {
            return new PoolOutcome(queue, TimedNode.Overloaded);
        }

        queue = Downstream.Follow(queue, visited.TasksAtHost == 1 ? arrivals : arrivals.AsTheyAre());

        // Randomly routed tasks of one request queue at hosts of their own, as shards do.
        var (latency, method, accuracy) = ForkJoin.Shards(queue, pool.Shards * visited.Hosts);
        if (isRandom && pool.Split > 1)
        {
            (method, accuracy) = (Method.Approximate, accuracy + UnevenSpread);
        }

        var visit = new QueueVisit(0, StationOf(pool, hosts, rate), queue.WaitProbability, queue.MeanWaitSeconds, IsDownstream: arrivals is { AreDisturbed: true, AreSpaced: false });
        var error = new QueueError(latency, method, accuracy, queue.Wait ?? LatencyDistribution.Zero, visit);
        var leaf = isRandom ? null : new Leaf(queue, pool.Shards, visit.Station);
        return new PoolOutcome(queue, new TimedNode(latency, [error], Leaf: leaf));
    }

    /// <summary>One shard as the streams feel it that pass it; hosts that queue for themselves are taken as one queue.</summary>
    public static Station StationOf(Pool pool, long hosts, double rate) =>
        Station.Of(rate, Workers(pool, hosts), pool.Split, pool.Service) is var station && pool.Routing == Routing.Random && hosts > 1
            ? station with { IsConstant = false, IsMemoryless = false }
            : station;

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
        hosts == Evaluator.Unlimited ? int.MaxValue : (int)Math.Min(int.MaxValue, hosts * pool.WorkersPerHost);
}
