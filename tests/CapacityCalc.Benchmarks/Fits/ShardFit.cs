using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Benchmarks.Fits;

/// <summary>Fits the constants of <see cref="CommonArrivals"/> to simulated pools with the same arrivals.</summary>
/// <remarks><c>fit shards [configurations] [requests]</c>. The marginal distribution is the estimate's own, exact or close to it for a single pool, so that what is
/// left is the dependence.</remarks>
internal static class ShardFit
{
    private const ulong Seed = 31;

    public static void Run(int configurations, int requests)
    {
        var random = new Random((int)Seed);
        var pools = Enumerable.Range(0, configurations).Select(_ => Draw(random)).ToArray();
        var (fitted, heldOut) = FitReport.Split(pools.Select((pool, i) => ShardObservation.Of(pool, requests, Seed + (ulong)i)));
        double[] constants = [.. CommonArrivals.Constants];
        PatternSearch.Minimise(constants, candidate => fitted.Sum(pair => pair.Sum(o => o.Loss(candidate))));
        FitReport.Constants("CommonArrivals", CommonArrivals.Constants, constants);
        foreach (var (name, set) in new[] { ("fitted to", fitted), ("held out", heldOut) })
        {
            foreach (var level in set.SelectMany(pair => pair).GroupBy(o => o.Level))
            {
                FitReport.Errors($"p{100 * level.Key:0}, {name}, half-width of the simulation", level.Select(o => o.Uncertainty));
                FitReport.Errors($"p{100 * level.Key:0}, {name}, independent", level.Select(o => o.Error(0)));
                FitReport.Errors($"p{100 * level.Key:0}, {name}, the code's constants", level.Select(o => o.Error(o.Correlation(CommonArrivals.Constants))));
                FitReport.Errors($"p{100 * level.Key:0}, {name}, fitted now", level.Select(o => o.Error(o.Correlation(constants))));
                Console.WriteLine(FormattableString.Invariant(
                    $"p{100 * level.Key:0}, {name}: correlation that the simulation asks for {level.Average(o => o.Implied):0.000} on average, the code's {level.Average(o => o.Correlation(CommonArrivals.Constants)):0.000}, fitted now {level.Average(o => o.Correlation(constants)):0.000}"));
            }
        }
    }

    /// <summary>The configurations that <see cref="CommonArrivals"/> names.</summary>
    private static DrawnPool Draw(Random random)
    {
        int[] shards = [2, 4, 16, 100, 1000], workers = [1, 1, 8, 8, 32];
        string[] distributions = ["lognormal", "lognormal", "gamma", "gamma", "exponential"];
        double[] cvs = [0.1, 0.25, 0.5, 0.5, 1, 1, 1.5, 2];
        var distribution = distributions[random.Next(distributions.Length)];
        return new DrawnPool(
            shards[random.Next(shards.Length)],
            workers[random.Next(workers.Length)],
            Math.Round(0.3 + (0.6 * random.NextDouble()), 3),
            distribution,
            distribution == "exponential" ? 1 : cvs[random.Next(cvs.Length)]);
    }
}
