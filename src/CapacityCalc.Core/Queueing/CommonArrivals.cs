namespace CapacityCalc.Core.Queueing;

/// <summary>How far pools that get the same arrivals rise and fall together.</summary>
/// <remarks>
/// <para>The correlation r of two pools' sojourns, as normal variables, is towards saturation that of the work that arrives at them,
/// K c_a²/(K c_a² + c_s²): the number of arrivals is common, the services are each pool's own (F. Baccelli, A. Makowski, A. Shwartz, 1989, show the
/// sign). Below that it is less, and none where nobody waits. By how much is a logistic function fitted to 106 simulations of up to 1000 pools
/// with 0.3 … 20 M requests each: c 1, 8, 32; ρ 0.3 … 0.9; lognormal, gamma and exponential services of cv 0.1 … 2; Poisson arrivals. Inputs
/// besides ρ and c_s²: the share of the wait in a sojourn as long as the slowest, whether that sojourn comes from the waiting of many or from a
/// single heavy service, the number of pools, and the level. <c>fit shards</c> in the benchmarks repeats the fit on the simulator of this
/// project.</para>
/// </remarks>
internal static class CommonArrivals
{
    /// <summary>Of the logistic function; they multiply 1 and what <see cref="CommonArrivalsTerms"/> says, in the order of its sum.</summary>
    public static ReadOnlySpan<double> Constants => [0.579, 0.858, 0.189, -1.328, 2.339, -2.08, -0.475, 1.749, 0.469, 1.175, -0.02825];

    /// <summary>Numbers of pools beyond this are taken as this: the fit ends at 1000, and says more than nothing above.</summary>
    private const double MostPools = 3000;

    /// <summary>The correlation of like pools, where the slowest is at its p-quantile.</summary>
    /// <param name="leaf">Stable.</param>
    /// <param name="pools">S ≥ 1.</param>
    /// <param name="p">In (0, 1).</param>
    /// <param name="survival">Of the leaf there, in (0, 1): for independent pools 1 − p^(1/S).</param>
    /// <returns>In [0, 1].</returns>
    public static double Correlation(QueueOutcome leaf, double pools, double p, double survival) =>
        Terms(leaf, pools, p, survival)?.Correlation(Constants) ?? 0;

    /// <summary>What the correlation is made of; null where there is none.</summary>
    public static CommonArrivalsTerms? Terms(QueueOutcome leaf, double pools, double p, double survival)
    {
        double sojourn = leaf.Sojourn!.SurvivalQuantile(survival), service = leaf.Service?.SurvivalQuantile(survival) ?? 0;
        var waiting = sojourn > 0 ? Math.Clamp(1 - service / sojourn, 0, 1) : 0;
        if (waiting <= 0 || leaf.WaitProbability <= 0)
        {
            return null;
        }

        // The wait of those who wait, were its tail exponential, at the same level: near 1 where it is, less where one long service makes the tail.
        var light = Math.Clamp(leaf.MeanWaitSeconds / leaf.WaitProbability * -Math.Log(survival) / sojourn, 0.02, 1.2);

        // Bursts are felt less far from saturation.
        var common = leaf.TasksPerRequest * (leaf.ArrivalCv2 > 1 ? Math.Pow(leaf.ArrivalCv2, leaf.Utilization) : leaf.ArrivalCv2);
        if (common <= 0)
        {
            return null;
        }

        return new CommonArrivalsTerms(
            common / (common + leaf.ServiceCv2),
            Math.Clamp(Math.Log(common / Math.Max(leaf.ServiceCv2, 1e-12)), -12, 12),
            waiting,
            1 - leaf.Utilization,
            Math.Log(light),
            Math.Log(Math.Min(pools, MostPools)) / 5,
            Math.Log(1 - p));
    }
}

/// <summary>What the correlation of pools with the same arrivals is made of.</summary>
/// <param name="Limit">The correlation in heavy traffic.</param>
/// <param name="Odds">Logarithm of its odds.</param>
/// <param name="Waiting">Share of the wait in a sojourn as long as the slowest; in (0, 1].</param>
/// <param name="Idle">1 − ρ.</param>
/// <param name="Shape">Logarithm; near 0 where that sojourn comes from the waiting of many, less where from a single service.</param>
/// <param name="Size">ln S/5.</param>
/// <param name="Level">ln(1 − p).</param>
internal readonly record struct CommonArrivalsTerms(double Limit, double Odds, double Waiting, double Idle, double Shape, double Size, double Level)
{
    /// <summary>Below this share of waiting pools count as independent.</summary>
    private const double LeastWaiting = 1e-3;

    /// <param name="k">As <see cref="CommonArrivals.Constants"/>.</param>
    /// <returns>In [0, 1].</returns>
    public double Correlation(ReadOnlySpan<double> k)
    {
        double own = 1 - Limit, share = Math.Log(Math.Max(Waiting, 1e-4));
        var logit = k[0] + k[1] * Odds + k[2] * share + k[3] * Idle + k[4] * Shape + k[5] * own
            + k[6] * Size + k[7] * Size * own + k[8] * Size * share + k[9] * Size * Shape + k[10] * Limit * Level;
        return Math.Clamp(Math.Min(Limit, 1 / (1 + Math.Exp(-logit))) * Waiting / (Waiting + LeastWaiting), 0, 1);
    }
}
