namespace CapacityCalc.Benchmarks.Fits;

/// <summary>Fits <c>Departures.Share</c> to simulated tandems, measures it on others, and prints how much of a wait's ratio its probability takes.</summary>
/// <remarks><c>fit tandems [tandems] [requests]</c>; 300 tandems of 1,000,000 requests take some ten minutes.</remarks>
internal static class TandemFit
{
    /// <summary>Those of <c>Departures.Share</c>.</summary>
    private static readonly double[] Committed = [-0.11, 1.67, 1.31, 0.5, 1.27, 0.26, 0.17, 0.53, 1.11, 0.36, 0.36];

    private const double LeastWaits = 500;

    public static void Run(int tandems, int requests)
    {
        var fitted = Observe(tandems, requests, seed: 11);
        double[] constants = [.. Committed];
        PatternSearch.Minimise(constants, candidate => fitted.Sum(o => o.Loss(candidate)));
        FitReport.Constants("Departures.Share", Committed, constants);
        Report("fitted to", fitted, constants);
        Report("not fitted to", Observe(tandems / 3, requests, seed: 77), constants);
    }

    private static void Report(string name, List<TandemObservation> observations, double[] constants)
    {
        var errors = observations.Select(o => o.Weight * Math.Abs(o.Ratio(constants) - o.Simulated)).Order().ToArray();
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {errors.Length} queues; error of the mean wait, in p99 of the wait ÷ p99 end to end: rms {Math.Sqrt(errors.Average(e => e * e)):P1}, median {errors[errors.Length / 2]:P1}, 95% {errors[errors.Length * 95 / 100]:P1}"));
        foreach (var bin in observations.Where(o => Math.Abs(Math.Log(o.Simulated)) > 0.08).GroupBy(o => (Below: o.Simulated < 1, P: Math.Floor(o.Probability * 5) / 5)).OrderBy(g => g.Key))
        {
            var shares = bin.Select(o => Math.Log(o.ProbabilityRatio) / Math.Log(o.Simulated)).Order().ToArray();
            Console.WriteLine(FormattableString.Invariant($"  wait ratio {(bin.Key.Below ? "below" : "above")} 1, P from {bin.Key.P:0.0}: share of the probability in it {shares[shares.Length / 2]:0.00} ({shares.Length})"));
        }
    }

    private static List<TandemObservation> Observe(int tandems, int requests, int seed)
    {
        var random = new Random(seed);
        var observations = new List<TandemObservation>();
        for (var tandem = 0; tandem < tandems; tandem++)
        {
            var stages = Draw(random);
            observations.AddRange(Simulate(stages, requests, random));
        }

        return observations;
    }

    /// <summary>Three stages: equal, of one size with other services, of other loads, or each its own.</summary>
    private static TandemQueue[] Draw(Random random)
    {
        int[] servers = [1, 1, 1, 2, 3, 4, 8, 16, 32, 64];
        double[] cvs = [0, 0, 0.2, 0.35, 0.5, 0.75, 1, 1, 1.5, 2, 2.5];
        TandemQueue Any() => new(servers[random.Next(servers.Length)], 0.2 + (0.75 * random.NextDouble()), cvs[random.Next(cvs.Length)], random.Next(2) == 0);
        TandemQueue first = Any(), second = Any(), third = Any();
        return random.Next(5) switch
        {
            0 or 1 => [first, first, first],
            2 => [first, first with { Cv = second.Cv }, first with { Cv = third.Cv }],
            3 => [first, first with { Utilization = second.Utilization }, first with { Utilization = third.Utilization }],
            _ => [first, second, third],
        };
    }

    /// <summary>Every stage downstream, beside the same services with the arrivals from outside.</summary>
    private static List<TandemObservation> Simulate(TandemQueue[] stages, int requests, Random random)
    {
        var outside = new double[requests];
        double clock = 0;
        foreach (ref var arrival in outside.AsSpan())
        {
            arrival = clock += -Elementary(random);
        }

        var arrivals = (double[])outside.Clone();
        var total = new double[requests];
        var order = Enumerable.Range(0, requests).ToArray();
        var found = new List<(int Stage, double Mean, double Alone, double P, double AloneP, double P99)>();
        for (var index = 0; index < stages.Length; index++)
        {
            var services = stages[index].Services(requests, random);
            var (waits, departures) = stages[index].Serve(arrivals, services);
            var alone = index > 0 ? stages[index].Serve(outside, services).Waits : waits;
            if (index > 0 && alone.Count(w => w > 0) > LeastWaits && waits.Any(w => w > 0))
            {
                var warm = requests / 10;
                found.Add((index, waits.Skip(warm).Average(), alone.Skip(warm).Average(), Waiting(waits), Waiting(alone), Quantile(alone, 0.99)));
            }

            for (var i = 0; i < requests; i++)
            {
                total[order[i]] += departures[i] - arrivals[i];
            }

            Array.Sort(departures, order);
            arrivals = departures;
        }

        var p99 = Quantile(total, 0.99);
        return [.. found.Select(f => new TandemObservation(stages[..f.Stage], stages[f.Stage], f.Mean / f.Alone, f.AloneP, f.P / f.AloneP, Math.Min(1, f.P99 / p99)))];
    }

    private static double Elementary(Random random) => Math.Log(1 - random.NextDouble());

    private static double Waiting(double[] waits) => waits.Count(w => w > 1e-9) / (double)waits.Length;

    private static double Quantile(double[] values, double p)
    {
        var sorted = values.AsSpan(values.Length / 10).ToArray();
        Array.Sort(sorted);
        return sorted[(int)(p * (sorted.Length - 1))];
    }
}
