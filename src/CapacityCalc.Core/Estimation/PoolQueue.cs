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
    /// <param name="arrivalCv2">Squared coefficient of variation of the gaps between them.</param>
    public static PoolOutcome Solve(Pool pool, long hosts, double rate, double arrivalCv2)
    {
        var isRandom = pool.Routing == Routing.Random && hosts is > 1 and not Evaluator.Unlimited;
        var visited = isRandom ? Visited.Of(pool.Split, hosts) : new Visited(pool.Split, 1, 1);
        var input = isRandom
            ? new QueueInput(rate * visited.Share, Departures.Thin(arrivalCv2, visited.Share), pool.WorkersPerHost, pool.Service, visited.TasksAtHost)
            : new QueueInput(rate, arrivalCv2, Workers(pool, hosts), pool.Service, pool.Split);
        var queue = hosts == Evaluator.Unlimited ? Queue.NoWait(input) : Queue.Solve(input);
        if (!queue.IsStable || queue.Sojourn is null)
        {
            return new PoolOutcome(queue, TimedNode.Overloaded, queue.DepartureCv2);
        }

        // Randomly routed tasks of one request queue at hosts of their own, which share few of their arrivals.
        var (latency, method, accuracy) = isRandom
            ? ForkJoin.Independent(queue, pool.Shards * visited.Hosts)
            : ForkJoin.Shards(queue, pool.Shards * visited.Hosts);
        if (isRandom && pool.Split > 1)
        {
            (method, accuracy) = (Method.Approximate, accuracy + UnevenSpread);
        }

        var error = new QueueError(latency, method, accuracy, queue.Wait ?? LatencyDistribution.Zero);
        return new PoolOutcome(queue, new TimedNode(latency, [error]), queue.DepartureCv2);
    }

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
