using System.Globalization;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Benchmarks;

/// <summary>Fits <c>Departures.Share</c> to simulated tandems, measures it on others, and prints how much of a wait's ratio its probability takes.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project tests/CapacityCalc.Benchmarks -- tandem-fit [tandems] [requests]</c>; 300 tandems of 1,000,000 requests take some ten minutes.</remarks>
internal static class TandemFit
{
    private const double LeastWaits = 500;

    public static void Run(int tandems, int requests)
    {
        var fitted = Observe(tandems, requests, seed: 11);
        double[] constants = [-0.11, 1.67, 1.31, 0.5, 1.27, 0.26, 0.17, 0.53, 1.11, 0.36, 0.36];
        PatternSearch.Minimise(constants, candidate => fitted.Sum(o => o.Loss(candidate)));
        Console.WriteLine("constants: " + string.Join(", ", constants.Select(c => c.ToString("0.00", CultureInfo.InvariantCulture))));
        Report("fitted to", fitted, constants);
        Report("not fitted to", Observe(tandems / 3, requests, seed: 77), constants);
    }

    private static void Report(string name, List<Observation> observations, double[] constants)
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

    private static List<Observation> Observe(int tandems, int requests, int seed)
    {
        var random = new Random(seed);
        var observations = new List<Observation>();
        for (var tandem = 0; tandem < tandems; tandem++)
        {
            var stages = Draw(random);
            observations.AddRange(Simulate(stages, requests, random));
        }

        return observations;
    }

    /// <summary>Three stages: equal, of one size with other services, of other loads, or each its own.</summary>
    private static SimulatedStage[] Draw(Random random)
    {
        int[] servers = [1, 1, 1, 2, 3, 4, 8, 16, 32, 64];
        double[] cvs = [0, 0, 0.2, 0.35, 0.5, 0.75, 1, 1, 1.5, 2, 2.5];
        SimulatedStage Any() => new(servers[random.Next(servers.Length)], 0.2 + (0.75 * random.NextDouble()), cvs[random.Next(cvs.Length)], random.Next(2) == 0);
        SimulatedStage first = Any(), second = Any(), third = Any();
        return random.Next(5) switch
        {
            0 or 1 => [first, first, first],
            2 => [first, first with { Cv = second.Cv }, first with { Cv = third.Cv }],
            3 => [first, first with { Utilization = second.Utilization }, first with { Utilization = third.Utilization }],
            _ => [first, second, third],
        };
    }

    /// <summary>Every stage downstream, beside the same services with the arrivals from outside.</summary>
    private static List<Observation> Simulate(SimulatedStage[] stages, int requests, Random random)
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
        return [.. found.Select(f => new Observation(stages[..f.Stage], stages[f.Stage], f.Mean / f.Alone, f.AloneP, f.P / f.AloneP, Math.Min(1, f.P99 / p99)))];
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

/// <summary>One queue of a tandem.</summary>
internal sealed record SimulatedStage(int Servers, double Utilization, double Cv, bool IsGamma)
{
    public double Cv2 => Cv * Cv;

    public double LogWait => (Math.Sqrt(2 * (Servers + 1)) * Math.Log(Utilization)) - Math.Log(1 - Utilization);

    public double[] Services(int count, Random random)
    {
        var mean = Utilization * Servers;
        IDistribution distribution = Cv <= 0 ? new Deterministic(mean) : IsGamma ? new Gamma(mean, Cv) : LogNormal.FromMean(mean, Cv);
        var times = new double[count];
        foreach (ref var time in times.AsSpan())
        {
            time = distribution.Quantile(random.NextDouble());
        }

        return times;
    }

    /// <summary>First come first served.</summary>
    public (double[] Waits, double[] Departures) Serve(double[] arrivals, double[] services)
    {
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, Servers).Select(server => (server, 0.0)));
        double[] waits = new double[arrivals.Length], departures = new double[arrivals.Length];
        for (var i = 0; i < arrivals.Length; i++)
        {
            free.TryPeek(out var server, out var time);
            waits[i] = Math.Max(0, time - arrivals[i]);
            departures[i] = arrivals[i] + waits[i] + services[i];
            free.DequeueEnqueue(server, departures[i]);
        }

        return (waits, departures);
    }
}

/// <param name="Simulated">Mean wait downstream ÷ mean wait of the same queue with the arrivals from outside.</param>
/// <param name="Probability">Of a wait with the arrivals from outside.</param>
/// <param name="Weight">p99 of the wait ÷ p99 end to end.</param>
internal sealed record Observation(
    SimulatedStage[] Upstream, SimulatedStage Downstream, double Simulated, double Probability, double ProbabilityRatio, double Weight)
{
    /// <summary>Keeps ratios near 0 from counting by their logarithm alone.</summary>
    private const double Least = 0.03;

    public double Loss(double[] constants)
    {
        var error = (Math.Sqrt(Weight) + 0.05) * Math.Log((Ratio(constants) + Least) / (Simulated + Least));
        return Math.Sqrt(1 + (100 * error * error)) - 1;
    }

    /// <summary>The wait's ratio by the form of <c>Departures.Share</c> with these constants.</summary>
    public double Ratio(double[] p)
    {
        double cv2 = 1;
        foreach (var queue in Upstream)
        {
            var apart = (1 - queue.Utilization) * (Math.Sqrt(queue.Servers) - 1);
            var variety = Math.Log(Downstream.Cv2 + (p[6] * p[6]));
            var z = p[0] + (p[1] * (queue.LogWait - Downstream.LogWait)) - (p[2] * apart) - (p[3] * variety)
                + (p[4] * Math.Log((cv2 + queue.Cv2 + 0.01) / (1 + queue.Cv2 + 0.01))) + (p[5] * Math.Log((double)Downstream.Servers / queue.Servers));
            z += queue.Cv2 > 1 ? Math.Min(1, queue.Cv2 - 1) * (p[7] - (p[8] * apart) - (p[9] * Math.Log(queue.Cv2)) + (p[10] * variety)) : 0;
            cv2 += (queue.Cv2 - cv2) / (1 + Math.Exp(-z));
        }

        return (cv2 + Downstream.Cv2) / (1 + Downstream.Cv2);
    }
}

/// <summary>Minimises by trying a step up and down in every coordinate, and halving the steps that do not help.</summary>
internal static class PatternSearch
{
    private const int Rounds = 200;

    public static void Minimise(double[] at, Func<double[], double> loss)
    {
        var steps = Array.ConvertAll(at, x => 0.2 * Math.Max(0.1, Math.Abs(x)));
        var least = loss(at);
        for (var round = 0; round < Rounds && steps.Max() > 1e-3; round++)
        {
            for (var i = 0; i < at.Length; i++)
            {
                var (kept, improved) = (at[i], false);
                foreach (var step in (ReadOnlySpan<double>)[steps[i], -steps[i]])
                {
                    at[i] = kept + step;
                    if (loss(at) is var value && value < least)
                    {
                        (least, improved) = (value, true);
                        break;
                    }

                    at[i] = kept;
                }

                steps[i] *= improved ? 1.5 : 0.5;
            }
        }
    }
}
