using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Estimation;

/// <summary>The queue of a pool, with its routing, its split and its shards.</summary>
internal static class PoolQueue
{
    /// <param name="hosts">Of one shard; <see cref="Evaluator.Unlimited"/> for no waiting at all.</param>
    /// <param name="rate">Requests/s, all of which visit every shard.</param>
    /// <param name="arrivalCv2">Squared coefficient of variation of the gaps between them.</param>
    public static PoolOutcome Solve(Pool pool, long hosts, double rate, double arrivalCv2)
    {
        var isRandom = pool.Routing == Routing.Random && hosts is > 1 and not Evaluator.Unlimited;
        var input = isRandom
            ? new QueueInput(rate * pool.Split / hosts, Departures.Thin(arrivalCv2, 1.0 / hosts), pool.WorkersPerHost, pool.Service)
            : new QueueInput(rate, arrivalCv2, Workers(pool, hosts), pool.Service, pool.Split);
        var queue = hosts == Evaluator.Unlimited ? Queue.NoWait(input) : Queue.Solve(input);
        if (!queue.IsStable || queue.Sojourn is null)
        {
            return new PoolOutcome(queue, TimedNode.Overloaded, queue.DepartureCv2);
        }

        // Randomly routed tasks of one request queue at hosts of their own, as shards do.
        var (latency, method, accuracy) = ForkJoin.Shards(queue, isRandom ? pool.Shards * pool.Split : pool.Shards);
        var error = new QueueError(latency, method, accuracy, queue.Wait ?? LatencyDistribution.Zero);
        return new PoolOutcome(queue, new TimedNode(latency, [error]), queue.DepartureCv2);
    }

    private static int Workers(Pool pool, long hosts) =>
        hosts == Evaluator.Unlimited ? int.MaxValue : (int)Math.Min(int.MaxValue, hosts * pool.WorkersPerHost);
}
