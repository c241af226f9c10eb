using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Benchmarks.Fits;

/// <summary>One queue of a tandem.</summary>
internal sealed record TandemQueue(int Servers, double Utilization, double Cv, bool IsGamma)
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
