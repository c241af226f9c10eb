using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Simulation;

/// <summary>What all replications of a simulation have in common.</summary>
/// <param name="HedgeSeconds">After how long each pool sends a second copy; NaN where it does not.</param>
/// <param name="Overloaded">Pools whose queue grows without end: nothing that enters them leaves.</param>
internal sealed record ReplicationPlan(BoundScenario Bound, FleetPlan Fleet, ulong Seed, long WarmUp, long Requests, double[] HedgeSeconds, bool[] Overloaded)
{
    /// <summary>Gaps that are longer than so many times all the work and all the delays of a request are shortened to that: the share of the requests that
    /// meet another is lost in any percentile, and the clock keeps its digits.</summary>
    private const double LongestGap = 1e4;

    /// <summary>Simulated ÷ true seconds between requests; ≤ 1.</summary>
    public double GapFactor { get; } = FactorOf(Bound);

    /// <summary>Mean simulated time between requests of the pipeline, in seconds.</summary>
    public double Gap => GapFactor / Bound.Scenario.PipelinePerSecond;

    private static double FactorOf(BoundScenario bound)
    {
        var seconds = Seconds(bound.Graph.Root, bound);
        return seconds > 0 ? Math.Min(1, LongestGap * seconds * bound.Scenario.PipelinePerSecond) : 1;
    }

    private static double Seconds(PipelineNode node, BoundScenario bound) => node switch
    {
        StageNode stage => Seconds(stage.Body, bound),
        TimeoutNode timeout => timeout.Seconds + Seconds(timeout.Body, bound),
        SeriesNode series => series.Parts.Sum(part => Seconds(part, bound)),
        ForkJoinNode fork => fork.Branches.Sum(branch => Seconds(branch, bound)),
        MixNode mix => Seconds(mix.First, bound) + Seconds(mix.Second, bound),
        DelayNode delay => delay.Time.Mean,
        WorkNode work => Seconds(bound.Graph.Pools[work.Pool]),
        _ => 0,
    };

    private static double Seconds(Pool pool) =>
        (pool.Split * Math.Max(pool.Service.Mean, pool.Batching is { } batching ? pool.BatchService(batching.MaxRequests).Mean : 0))
        + (pool.Batching?.MaxWaitSeconds ?? 0) + (pool.Hedge?.AfterSeconds ?? 0);

    /// <summary>The gaps between requests that come in, hits of the cache among them.</summary>
    public IDistribution Gaps()
    {
        var (mean, cv2) = (Gap * Bound.Scenario.MissRatio, Bound.Scenario.Traffic.ArrivalCv2);

        // Poisson arrivals of which some are answered by a cache are Poisson again.
        return cv2 switch
        {
            0 => new Deterministic(mean),
            1 => new Exponential(Gap),
            < 1 => new Gamma(mean, Math.Sqrt(cv2)),
            _ => new Hyperexponential(mean, Math.Sqrt(cv2)),
        };
    }

    /// <summary>Whether <see cref="Gaps"/> are between requests of which the cache answers some.</summary>
    public bool ThinsArrivals => Bound.Scenario.MissRatio < 1 && Bound.Scenario.Traffic.ArrivalCv2 is not 1.0;
}
