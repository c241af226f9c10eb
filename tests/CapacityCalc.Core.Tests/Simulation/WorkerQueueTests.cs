using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Core.Tests.Simulation;

public sealed class WorkerQueueTests
{
    private static readonly double[] Arrivals = CreateArrivals();

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(24)]
    public void SortedRow_AndHeap_AssignTheSameStarts(int workers)
    {
        var (row, heap) = (new double[workers], new double[workers]);
        var services = Services();
        foreach (var arrival in Arrivals)
        {
            var service = services.Next() * workers;
            Assert.Equal(row[0], heap[0]);
            var start = Math.Max(arrival, row[0]);
            FreeTimes.Insert(ref row[0], workers, start + service);
            FreeTimes.Sift(ref heap[0], workers, start + service);
        }
    }

    [Fact]
    public void Lindley_IsKieferAndWolfowitzWithOneWorker()
    {
        var measures = new StageMeasures { Waits = new LatencyHistogram() };
        var lindley = Ends(new SharedQueue(1, 1, Services(), measures));
        var hosts = Ends(new HostQueues(1, 1, 1, Services(), new UniformSampler(RandomLanes.Named(2, 0, "a", "host")), measures));
        Assert.Equal(lindley, hosts);

        // Eight shards side by side are at least as late as the first alone, whose times are every eighth.
        var lanes = Ends(new LaneQueues(8, 1, Services(), measures));
        var first = new double[Arrivals.Length];
        var services = Services();
        var free = new double[8];
        for (var i = 0; i < first.Length; i++)
        {
            for (var lane = 0; lane < 8; lane++)
            {
                free[lane] = Math.Max(free[lane], Arrivals[i]) + services.Next();
            }

            first[i] = free.Max();
        }

        Assert.Equal(first, lanes);
    }

    [Fact]
    public void Sampler_EveryDistribution_HasItsMeanAndSpread()
    {
        IDistribution[] distributions =
        [
            new Deterministic(2), new Exponential(2), new Gamma(2, 0.5), new Gamma(2, 2), LogNormal.FromMean(2, 0.3), LogNormal.FromMean(2, 1),
            new Hyperexponential(2, 2), new Empirical([1, 2, 3, 9]), new Hypoexponential(1, 2),
        ];
        foreach (var distribution in distributions)
        {
            const int Count = 200_000;
            var sampler = Sampler.Of(distribution, RandomLanes.Named(1, 0, "a", "service"));
            double sum = 0, below = 0;
            var median = distribution.Quantile(0.9);
            for (var i = 0; i < Count; i++)
            {
                var time = sampler.Next();
                sum += time;
                below += time <= median ? 1 : 0;
            }

            var error = 4 * Math.Sqrt(distribution.Cv2 / Count) * distribution.Mean;
            Assert.InRange(sum / Count, distribution.Mean - error - 1e-9, distribution.Mean + error + 1e-9);
            Assert.InRange(below / Count, distribution.Cdf(median) - (4 * Math.Sqrt(0.09 / Count)), distribution.Cdf(median) + (4 * Math.Sqrt(0.09 / Count)));
        }
    }

    [Fact]
    public void Sampler_TakenInOtherPortions_IsTheSameStream()
    {
        var (one, other) = (Services(), Services());
        for (var taken = 0; taken < 5_000; taken++)
        {
            Assert.Equal(one.Next(), other.Take(1)[0]);
            foreach (var time in other.Take(taken % 7 + 1).ToArray())
            {
                Assert.Equal(one.Next(), time);
            }
        }
    }

    [Fact]
    public void Histogram_Quantiles_AreWithinABin()
    {
        var histogram = new LatencyHistogram();
        var times = Enumerable.Range(1, 10_000).Select(i => i * 1e-4).ToArray();
        histogram.Record(times);
        Span<double> quantiles = stackalloc double[3];
        histogram.Quantiles([0.1, 0.5, 0.99], quantiles);
        Assert.Equal(0.1, quantiles[0], 0.1 / 512);
        Assert.Equal(0.5, quantiles[1], 0.5 / 512);
        Assert.Equal(0.99, quantiles[2], 0.99 / 512);
        Assert.Equal(0.25, histogram.ShareUpTo(0.25), 1e-3);
    }

    private static double[] Ends(WorkerQueue queue)
    {
        var ends = new double[Arrivals.Length];
        queue.Work(Arrivals, ends, 0);
        return ends;
    }

    private static Sampler Services() => Sampler.Of(new Exponential(0.8), RandomLanes.Named(1, 0, "a", "service"));

    private static double[] CreateArrivals()
    {
        var gaps = Sampler.Of(new Exponential(1), RandomLanes.Named(1, 0, "", "arrivals"));
        var times = new double[3_000];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = (i > 0 ? times[i - 1] : 0) + gaps.Next();
        }

        return times;
    }
}
