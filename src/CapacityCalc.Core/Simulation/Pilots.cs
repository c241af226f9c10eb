namespace CapacityCalc.Core.Simulation;

/// <summary>What pilots find out before anything is measured: how long the warm-up is, when copies are sent, which pools are overloaded.</summary>
/// <remarks>
/// Two runs from empty, twice as long again until the warm-up fits into a tenth of them. The warm-up is that of the rule MSER on the means of 200 equal
/// parts of the end-to-end latency, averaged over the pilots: the d that minimises the squared standard error of what is left after it. At least 5% of the
/// measured requests are deleted in any case. Source: K. P. White (1997), "An effective truncation heuristic for bias reduction in simulation output".
/// </remarks>
internal sealed class Pilots(ReplicationPlan plan, int threads, CancellationToken cancellation)
{
    private const int Runs = 2;

    /// <summary>Work that arrives ÷ work that can be done: from here on a queue that grows is taken to grow without end.</summary>
    private const double FullLoad = 0.97;

    /// <summary>Beyond it no growth need be seen.</summary>
    private const double TooMuchLoad = 1.05;

    /// <summary>Where the longest pilots have still not settled.</summary>
    private const double BarelyTooMuchLoad = 0.997;

    /// <summary>Mean wait in the last quarter ÷ in the second: 7/3 where it grows in proportion to time, about 1.5 as a random walk does.</summary>
    private const double SteadyGrowth = 1.6;

    /// <summary>Minus the numbers of the replications that are measured, as their streams must be others.</summary>
    private const int FirstNumber = -1000;

    private const double LeastWarmUp = 0.05;

    /// <summary>Share of a pilot that its warm-up may be.</summary>
    private const double Settled = 0.1;

    private readonly double[] _lastWaits = new double[plan.Bound.Graph.Pools.Length];

    /// <summary>The plan with what was found; the requests stay those that are asked for, where they are.</summary>
    /// <param name="asked">Measured requests of a replication; null for as many as suit.</param>
    /// <param name="least">Requests of the first pilots.</param>
    /// <param name="most">Requests of the longest.</param>
    public ReplicationPlan Run(long? asked, long least, long most)
    {
        var found = plan;
        for (var (length, number) = (least, FirstNumber); ; (length, number) = (length * 2, number - Runs))
        {
            var pilots = RunPilots(found with { Requests = length, WarmUp = 0 }, number);
            var isLast = length * 2 > most;
            var warmUp = WarmUp(pilots) * length;
            var isSettled = warmUp <= Settled * length;
            var isNew = Judge(pilots, found, isLast && !isSettled);
            found = found with { HedgeSeconds = Delays(pilots, found) };
            if (isNew)
            {
                // What follows an overloaded pool is judged again without it, from the start.
                Array.Clear(_lastWaits);
                (length, number) = (least / 2, number - Runs);
                continue;
            }

            if ((isSettled && !_isUndecided) || isLast)
            {
                var requests = asked ?? length;
                return found with { Requests = requests, WarmUp = (long)Math.Ceiling(Math.Max(LeastWarmUp * requests, warmUp)) };
            }
        }
    }

    /// <summary>Whether a queue grew so that a longer pilot must tell whether it does so without end.</summary>
    private bool _isUndecided;

    private Replication[] RunPilots(ReplicationPlan pilotPlan, int number)
    {
        var pilots = new Replication[Runs];
        Parallel.For(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, run =>
        {
            pilots[run] = new Replication(pilotPlan, number - run, ReplicationPurpose.Pilot, cancellation);
            pilots[run].Run();
        });
        return pilots;
    }

    /// <summary>Marks the pools that are overloaded.</summary>
    /// <returns>Whether there are any.</returns>
    private bool Judge(Replication[] pilots, ReplicationPlan found, bool isLastAndUnsettled)
    {
        var any = false;
        _isUndecided = false;
        var graph = found.Bound.Graph;
        for (var index = 0; index < graph.Pools.Length; index++)
        {
            if (found.Overloaded[index])
            {
                continue;
            }

            double load = double.MaxValue, growth = double.MaxValue, wait = 0;
            foreach (var pilot in pilots)
            {
                var measures = pilot.Stages[graph.Pools[index].Stage];
                load = Math.Min(load, pilot.Window.Length > 0 ? measures.BusySeconds / (measures.Workers * pilot.Window.Length) * found.GapFactor : 0);
                growth = Math.Min(growth, measures.Trend!.Mean(3) / Math.Max(measures.Trend.Mean(1), double.Epsilon));
                wait += measures.Trend.Mean(3) / pilots.Length;
            }

            var grows = load >= FullLoad && growth >= SteadyGrowth && wait > 0;
            var growsOn = grows && _lastWaits[index] > 0 && wait >= SteadyGrowth * _lastWaits[index];
            var isOverloaded = growsOn || (grows && load >= TooMuchLoad) || (isLastAndUnsettled && load >= BarelyTooMuchLoad && growth > 1);
            found.Overloaded[index] = isOverloaded;
            any |= isOverloaded;
            _isUndecided |= grows && !isOverloaded;
            _lastWaits[index] = grows ? wait : 0;
        }

        return any;
    }

    private static double[] Delays(Replication[] pilots, ReplicationPlan found)
    {
        var seconds = new double[found.HedgeSeconds.Length];
        for (var index = 0; index < seconds.Length; index++)
        {
            seconds[index] = double.NaN;
            var logarithm = 0.0;
            foreach (var pilot in pilots)
            {
                logarithm += pilot.Delays[index] is { } delay ? Math.Log(Math.Max(delay.Found, double.Epsilon)) / pilots.Length : double.NaN;
            }

            seconds[index] = Math.Exp(logarithm);
        }

        return seconds;
    }

    /// <summary>The share of a pilot to delete, by MSER.</summary>
    private static double WarmUp(Replication[] pilots)
    {
        var means = new List<double>();
        for (var part = 0; part < Replication.Parts; part++)
        {
            double sum = 0;
            long count = 0;
            foreach (var pilot in pilots)
            {
                sum += pilot.LatencyTrend!.Sum(part);
                count += pilot.LatencyTrend.Count(part);
            }

            means.Add(count > 0 ? sum / count : means.Count > 0 ? means[^1] : 0);
        }

        var (best, deleted) = (double.MaxValue, 0);
        for (var start = 0; start <= means.Count / 2; start++)
        {
            double mean = 0, squares = 0;
            var left = means.Count - start;
            for (var part = start; part < means.Count; part++)
            {
                mean += means[part] / left;
            }

            for (var part = start; part < means.Count; part++)
            {
                squares += (means[part] - mean) * (means[part] - mean);
            }

            if (squares / left / left < best)
            {
                (best, deleted) = (squares / left / left, start);
            }
        }

        return (double)deleted / means.Count;
    }
}
