namespace CapacityCalc.Core.Queueing;

/// <summary>How far pools that get the same arrivals rise and fall together.</summary>
/// <remarks>
/// <para>The correlation r of two pools' sojourns, as normal variables, is towards saturation that of the work that arrives at them,
/// K c_a²/(K c_a² + c_s²): the number of arrivals is common, the services are each pool's own (F. Baccelli, A. Makowski, A. Shwartz, 1989, show the
/// sign). Below that it is less, and none where nobody waits. By how much is a logistic function fitted to 108 simulations of up to 1000 pools
/// with 0.3 … 20 M requests each: c 1, 8, 32; ρ 0.3 … 0.9; lognormal, gamma and exponential services of cv 0.1 … 2; Poisson arrivals. Inputs
/// besides ρ and c_s²: the share of the wait in a sojourn as long as the slowest, whether that sojourn comes from the waiting of many or from a
/// single heavy service, the number of pools, and the level.</para>
/// </remarks>
internal static class CommonArrivals
{
    /// <summary>Numbers of pools beyond this are taken as this: the fit ends at 1000, and says more than nothing above.</summary>
    private const double MostPools = 3000;

    /// <summary>Below this share of waiting pools count as independent.</summary>
    private const double LeastWaiting = 1e-3;

    /// <summary>The correlation of like pools, where the slowest is at its p-quantile.</summary>
    /// <param name="leaf">Stable.</param>
    /// <param name="pools">S ≥ 1.</param>
    /// <param name="p">In (0, 1).</param>
    /// <param name="survival">Of the leaf there, in (0, 1): for independent pools 1 − p^(1/S).</param>
    /// <returns>In [0, 1).</returns>
    public static double Correlation(QueueOutcome leaf, double pools, double p, double survival)
    {
        double sojourn = leaf.Sojourn!.SurvivalQuantile(survival), service = leaf.Service?.SurvivalQuantile(survival) ?? 0;
        var waiting = sojourn > 0 ? Math.Clamp(1 - service / sojourn, 0, 1) : 0;
        if (waiting <= 0 || leaf.WaitProbability <= 0)
        {
            return 0;
        }

        // The wait of those who wait, were its tail exponential, at the same level: near 1 where it is, less where one long service makes the tail.
        var light = Math.Clamp(leaf.MeanWaitSeconds / leaf.WaitProbability * -Math.Log(survival) / sojourn, 0.02, 1.2);

        // Bursts are felt less far from saturation.
        var common = leaf.TasksPerRequest * (leaf.ArrivalCv2 > 1 ? Math.Pow(leaf.ArrivalCv2, leaf.Utilization) : leaf.ArrivalCv2);
        if (common <= 0)
        {
            return 0;
        }

        var limit = common / (common + leaf.ServiceCv2);
        var odds = Math.Clamp(Math.Log(common / Math.Max(leaf.ServiceCv2, 1e-12)), -12, 12);
        double size = Math.Log(Math.Min(pools, MostPools)) / 5, own = 1 - limit, share = Math.Log(Math.Max(waiting, 1e-4)), shape = Math.Log(light);
        var logit = 0.579 + 0.858 * odds + 0.189 * share - 1.328 * (1 - leaf.Utilization) + 2.339 * shape - 2.08 * own
            - 0.475 * size + 1.749 * size * own + 0.469 * size * share + 1.175 * size * shape - 0.02825 * limit * Math.Log(1 - p);
        return Math.Clamp(Math.Min(limit, 1 / (1 + Math.Exp(-logit))) * waiting / (waiting + LeastWaiting), 0, 1);
    }
}
