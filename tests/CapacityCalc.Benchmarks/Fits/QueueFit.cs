using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Benchmarks.Fits;

/// <summary>Fits the constants of <see cref="MGc"/> and the powers of <see cref="OtherArrivals"/> to simulated pools.</summary>
/// <remarks><c>fit queues [configurations] [requests]</c>: so many of either kind. First the mean wait of those who wait, then its shape, then what other arrivals
/// make of the mean. So many constants need some hundred configurations, and near saturation some ten million requests, before they mean more than those in the
/// code.</remarks>
internal static class QueueFit
{
    /// <summary>Of the constants of <see cref="MGc"/>, so many make the mean.</summary>
    private const int OfMean = 7;

    private const ulong Seed = 57;

    public static void Run(int configurations, int requests)
    {
        var constants = FitPoisson(configurations, requests);
        FitPowers(configurations, requests, constants);
    }

    private static double[] FitPoisson(int configurations, int requests)
    {
        var (fitted, heldOut) = Observe(configurations, requests, seed: Seed, random => DrawPoisson(random));
        double[] mean = [.. MGc.Constants[..OfMean]], shape = [.. MGc.Constants[OfMean..]];
        PatternSearch.Minimise(mean, candidate => fitted.Sum(o => o.MeanLoss([.. candidate, .. shape])));
        PatternSearch.Minimise(shape, candidate => fitted.Sum(o => o.ShapeLoss([.. mean, .. candidate])));
        double[] constants = [.. mean, .. shape];
        FitReport.Constants("MGc", MGc.Constants, constants);
        foreach (var (name, set) in new[] { ("fitted to", fitted), ("held out", heldOut) })
        {
            FitReport.Errors($"mean wait of all, {name}, half-width of the simulation", set.Select(o => o.Uncertainty));
            FitReport.Errors($"mean wait of those who wait, {name}, the code's constants", set.Select(o => o.MeanError(MGc.Constants)));
            FitReport.Errors($"mean wait of those who wait, {name}, fitted now", set.Select(o => o.MeanError(constants)));
            FitReport.Errors($"p99 of the wait ÷ mean, {name}, the code's constants", set.Select(o => o.ShapeError(MGc.Constants)));
            FitReport.Errors($"p99 of the wait ÷ mean, {name}, fitted now", set.Select(o => o.ShapeError(constants)));
        }

        return constants;
    }

    private static void FitPowers(int configurations, int requests, double[] poisson)
    {
        var (fitted, heldOut) = Observe(configurations, requests, seed: Seed + (ulong)configurations, random => DrawOther(random));
        double[] powers = [.. OtherArrivals.Powers];
        PatternSearch.Minimise(powers, candidate => fitted.Sum(o => o.RatioLoss(poisson, candidate)));
        FitReport.Constants("OtherArrivals", OtherArrivals.Powers, powers);
        foreach (var (name, set) in new[] { ("fitted to", fitted), ("held out", heldOut) })
        {
            FitReport.Errors($"mean wait of all, {name}, half-width of the simulation", set.Select(o => o.Uncertainty));
            FitReport.Errors($"mean wait of those who wait, other arrivals, {name}, the code's constants", set.Select(o => o.RatioError(MGc.Constants, OtherArrivals.Powers)));
            FitReport.Errors($"mean wait of those who wait, other arrivals, {name}, fitted now", set.Select(o => o.RatioError(poisson, powers)));
        }
    }

    private static (QueueObservation[] Fitted, QueueObservation[] HeldOut) Observe(int configurations, int requests, ulong seed, Func<Random, DrawnPool> draw)
    {
        var random = new Random((int)seed);
        return FitReport.Split(Enumerable.Range(0, configurations)
            .Select(i => (Pool: draw(random), Seed: seed + (ulong)i))
            .Select(drawn => QueueObservation.Of(drawn.Pool, requests, drawn.Seed))
            .OfType<QueueObservation>());
    }

    /// <summary>The configurations that <see cref="MGc"/> names, without the services that no scenario has.</summary>
    private static DrawnPool DrawPoisson(Random random)
    {
        int[] workers = [2, 4, 8, 16, 32, 64, 128, 512];
        return Draw(random, workers[random.Next(workers.Length)], arrivalCv2: 1);
    }

    private static DrawnPool DrawOther(Random random)
    {
        int[] workers = [1, 2, 4, 8, 16, 32, 128];
        double[] arrivals = [0.25, 0.5, 2, 4];
        return Draw(random, workers[random.Next(workers.Length)], arrivals[random.Next(arrivals.Length)]);
    }

    private static DrawnPool Draw(Random random, int workers, double arrivalCv2)
    {
        double[] cvs = [0.5, 1, 2];
        var cv = cvs[random.Next(cvs.Length)];

        // More workers wait at higher loads only.
        var least = Math.Max(0.3, 1 - (2 / Math.Sqrt(workers)));
        var load = least + ((0.95 - least) * random.NextDouble());
        return new DrawnPool(1, workers, Math.Round(load, 3), random.Next(2) == 0 ? "lognormal" : "gamma", cv, arrivalCv2);
    }
}
