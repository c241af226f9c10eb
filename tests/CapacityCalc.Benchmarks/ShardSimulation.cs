using System.Globalization;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Benchmarks;

/// <summary>Pools that share their arrivals, simulated side by side, beside what <see cref="ForkJoin"/> says of the slowest.</summary>
/// <remarks>
/// The work of each pool's workers follows the recursion of J. Kiefer and J. Wolfowitz (1955): the next task goes to the worker with the least work. Services are drawn from
/// equally likely quantiles in a random order, so that a run's error is that of its arrivals. The constants of <c>CommonArrivals</c> are the least squares of ln quantiles
/// over such runs, with the simulated distribution of one pool in the place of the estimated one.
/// </remarks>
public static class ShardSimulation
{
    private const int Pools = 1000;
    private const int Quantiles = 1 << 20;

    /// <summary>Prints a line per pool count: mean, median and p99 of the slowest by simulation, and by estimate.</summary>
    public static void Print(int requests)
    {
        Console.WriteLine("workers\tload\tservice\tcv\tpools\tmean\tp50\tp99\testimated mean\tp50\tp99\taccuracy");
        foreach (var servers in new[] { 1, 8, 32 })
        {
            foreach (var load in new[] { 0.3, 0.5, 0.7, 0.8, 0.9 })
            {
                foreach (var service in Services)
                {
                    Print(servers, load, service, requests);
                }
            }
        }
    }

    private static IDistribution[] Services =>
        [LogNormal.FromMean(1, 0.5), LogNormal.FromMean(1, 1), LogNormal.FromMean(1, 2), new Gamma(1, 0.5), new Exponential(1), new Gamma(1, 2)];

    private static void Print(int servers, double load, IDistribution service, int requests)
    {
        int[] counts = [2, 4, 16, 100, Pools];
        var slowest = Run(servers, load, service, requests, counts);
        var leaf = Queue.Solve(new QueueInput(load * servers, 1, servers, service));
        for (var i = 0; i < counts.Length; i++)
        {
            var (sojourn, _, accuracy) = ForkJoin.Shards(leaf, counts[i]);
            Array.Sort(slowest[i]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{servers}\t{load}\t{service.GetType().Name}\t{Math.Sqrt(service.Cv2):g3}\t{counts[i]}\t{slowest[i].Average():g5}\t{At(slowest[i], 0.5):g5}\t{At(slowest[i], 0.99):g5}\t{sojourn.Mean:g5}\t{sojourn.Quantile(0.5):g5}\t{sojourn.Quantile(0.99):g5}\t{accuracy:p1}"));
        }
    }

    private static float At(float[] sorted, double p) => sorted[(int)(p * sorted.Length)];

    /// <summary>The sojourns of the slowest of the first so many pools, of every request after the first twentieth.</summary>
    private static float[][] Run(int servers, double load, IDistribution service, int requests, int[] counts)
    {
        var random = new Random(20_261_123);
        var services = new float[Quantiles + Pools];
        for (var i = 0; i < Quantiles; i++)
        {
            services[i] = (float)service.Quantile((i + 0.5) / Quantiles);
        }

        random.Shuffle(services.AsSpan(0, Quantiles));
        services.AsSpan(0, Pools).CopyTo(services.AsSpan(Quantiles));
        var work = new float[Pools * servers];
        var warmUp = requests / 20;
        var slowest = counts.Select(_ => new float[requests - warmUp]).ToArray();
        for (var request = 0; request < requests; request++)
        {
            var gap = (float)(-Math.Log(1 - random.NextDouble()) / (load * servers));
            var drawn = services.AsSpan(random.Next(Quantiles), Pools);
            float latest = 0;
            var next = 0;
            for (var pool = 0; pool < Pools; pool++)
            {
                latest = Math.Max(latest, Serve(work.AsSpan(pool * servers, servers), gap, drawn[pool]));
                if (pool + 1 == counts[next])
                {
                    if (request >= warmUp)
                    {
                        slowest[next][request - warmUp] = latest;
                    }

                    next++;
                }
            }
        }

        return slowest;
    }

    /// <summary>Lets a gap pass and gives a task to the worker with the least work.</summary>
    /// <param name="work">Of each worker, rising.</param>
    /// <returns>The task's sojourn.</returns>
    private static float Serve(Span<float> work, float gap, float service)
    {
        var sojourn = Math.Max(work[0] - gap, 0) + service;
        var carried = sojourn;
        for (var worker = 1; worker < work.Length; worker++)
        {
            var left = Math.Max(work[worker] - gap, 0);
            work[worker - 1] = Math.Min(carried, left);
            carried = Math.Max(carried, left);
        }

        work[^1] = carried;
        return sojourn;
    }
}
