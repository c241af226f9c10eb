using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>Requests of K tasks that arrive together at a pool of c ≥ 2 workers, first come first served; a request ends with its last
/// task.</summary>
/// <remarks>
/// <para>K &gt; c: requests queue for the whole pool as for one worker whose service is the work of K tasks shared by c, by <see
/// cref="GGc"/>; then the tasks
/// run as on an idle pool. Exact for constant services if c divides K.</para>
/// <para>K ≤ c: a request finds n tasks (<see cref="BatchState"/>). If n ≤ c − K all its tasks start at once and the slowest of K
/// services is exact. If n &lt; c some start
/// at once, the others after the first, second, … departure, and the request ends at the later of the two groups. If n ≥ c the first of
/// its tasks waits
/// for the queue to drain and the others follow at a distance of m/c.</para>
/// <para>The time of the i-th departure is where the expected number of departures is i: freshly started services depart by the renewal
/// function
/// Σ_r P(S₁ + … + S_r ≤ t), so that constant services end in rounds, and services in progress depart at the rate 1/m each. The last start
/// varies with the
/// variance i c_s² (m/c)² of i departures. The queue's wait is exponential with the mean of M^[K]/M/c, exact, times
/// (K c_a² + c_s²)/(K* + 1), its limit in heavy traffic.</para>
/// <para>p99 of the sojourn against simulation (c 1 … 64, K 4 and 16, ρ 0.3 … 0.9, c_a² ¼, 1, 2, c_s² 0 … 4): within 6% for c_s² ≤ 1 and
/// Poisson arrivals, 9% for others; for c_s² = 4 within 15%.</para>
/// </remarks>
internal static class BatchArrivals
{
    /// <summary>States rarer than this are left out.</summary>
    private const double NegligibleProbability = 1e-6;

    /// <summary>A start that varies by less than this part of a service is taken as fixed.</summary>
    private const double NegligibleSpread = 0.02;

    /// <summary>Starts that vary by more than this part of a service are convolved with it; up to there two of them stand for
    /// all.</summary>
    private const double WideSpread = 0.5;

    /// <summary>Groups of states, and of tasks that start one after the other.</summary>
    private const int Groups = 3;

    public static QueueOutcome Solve(QueueInput input, double load) =>
        input.TasksPerRequest > input.Servers || (input.TasksPerRequest == input.Servers && input.ArrivalCv2 < 1) ? OneAfterTheOther(input, load) : Overlapping(input, load);

    /// <summary>A request keeps all workers busy: requests queue for the pool as if for one worker, whose service is K tasks' work shared
    /// by c.</summary>
    private static QueueOutcome OneAfterTheOther(QueueInput input, double load)
    {
        var service = input.Service;
        double servers = input.Servers, tasks = input.TasksPerRequest;
        var work = TwoMoments.Total(service, input.TasksPerRequest).Scale(1 / servers);
        var (_, _, wait) = GGc.Solve(input.ArrivalCv2, 1, load / servers, work);
        var waits = ImmutableArray.CreateBuilder<(double, LatencyDistribution)>();
        var requests = ImmutableArray.CreateBuilder<(double, LatencyDistribution)>();
        Partly(input, 0, 1, requests, waits);

        // Of the tasks that start at once where nobody is before them, those wait whose request waits.
        waits.Add((servers / tasks, LatencyDistribution.Zero));
        var startWait = LatencyDistribution.Sum(wait, LatencyDistribution.Mixture(waits.ToArray()));
        return new QueueOutcome
        {
            IsStable = true,
            Utilization = load / servers,
            WaitProbability = startWait.Survival(0),
            MeanWaitSeconds = startWait.Mean,
            Wait = startWait,
            Sojourn = LatencyDistribution.Sum(wait, requests[0].Item2),
            Method = Method.Approximate,
        };
    }

    private static QueueOutcome Overlapping(QueueInput input, double load)
    {
        var service = input.Service;
        int servers = input.Servers, tasks = input.TasksPerRequest;
        var arrivals = tasks * input.ArrivalCv2;
        var state = new BatchState(servers, load, Math.Max(1, 2 * Peakedness.Of(arrivals, service) - 1));
        var requests = ImmutableArray.CreateBuilder<(double, LatencyDistribution)>();
        var waits = ImmutableArray.CreateBuilder<(double, LatencyDistribution)>();
        var atOnce = LatencyDistribution.From(service).MaxOf(tasks);
        double remaining = 1;
        if (state.AllBusy > NegligibleProbability)
        {
            Behind(input, state, arrivals, load / servers, requests, waits);
            remaining -= state.AllBusy;
        }

        // The states in which some tasks start at once, in a few groups of equal width.
        double from = Math.Max(0, servers - (double)tasks + 1), width = (servers - from) / Math.Min(Groups, servers - from);
        for (var low = from; low < servers; low += width)
        {
            var (probability, mean) = state.Between(Math.Ceiling(low), Math.Ceiling(low + width));
            if (probability > NegligibleProbability)
            {
                Partly(input, mean, probability, requests, waits);
                remaining -= probability;
            }
        }

        if (remaining > 0 && servers >= tasks)
        {
            requests.Add((remaining, atOnce));
        }

        double waiting = 0, meanWait = 0;
        foreach (var (weight, wait) in waits)
        {
            waiting += weight;
            meanWait += weight * wait.Mean;
        }

        waiting = Math.Min(1, waiting);
        return new QueueOutcome
        {
            IsStable = true,
            Utilization = load / servers,
            WaitProbability = waiting,
            MeanWaitSeconds = meanWait,
            Wait = waits.Count == 0 ? LatencyDistribution.Zero : LatencyDistribution.Wait(waiting, LatencyDistribution.Mixture(waits.ToArray())),
            Sojourn = requests.Count == 0 ? atOnce : LatencyDistribution.Mixture(requests.ToArray()),
            Method = Method.Approximate,
        };
    }

    /// <summary>All workers are busy on arrival.</summary>
    private static void Behind(
        QueueInput input,
        BatchState state,
        double arrivals,
        double utilization,
        ImmutableArray<(double, LatencyDistribution)>.Builder requests,
        ImmutableArray<(double, LatencyDistribution)>.Builder waits)
    {
        var service = input.Service;
        double spacing = service.Mean / input.Servers, tasks = input.TasksPerRequest;
        var first = (state.MeanQueueWhenBusy + 1) * spacing * (arrivals + service.Cv2) / (state.Batch + 1)
            * OtherArrivals.LightTraffic(input.ArrivalCv2, service.Cv2 / tasks, utilization);
        var wait = LatencyDistribution.From(TwoMoments.Fit(first, first > 0 ? 1 : 0));
        var last = (tasks - 1) * spacing;

        // Where the wait itself varies more than the starts after it, it speaks for both.
        var spread = Math.Sqrt((tasks - 1) * service.Cv2) * spacing < first ? 0 : tasks - 1;
        requests.Add((state.AllBusy, LatencyDistribution.Sum(wait, Last(service, last, spread, tasks, spacing, i => i * spacing))));
        var groups = Math.Min(tasks, Groups);
        for (var i = 0; i < groups; i++)
        {
            waits.Add((state.AllBusy / groups, wait.Shift((i + 0.5) / groups * tasks * spacing - 0.5 * spacing)));
        }
    }

    /// <summary>n tasks are found and fewer workers are free than tasks come.</summary>
    private static void Partly(
        QueueInput input,
        double found,
        double probability,
        ImmutableArray<(double, LatencyDistribution)>.Builder requests,
        ImmutableArray<(double, LatencyDistribution)>.Builder waits)
    {
        var service = input.Service;
        double spacing = service.Mean / input.Servers, tasks = input.TasksPerRequest;
        double free = Math.Max(1, input.Servers - found), late = tasks > free ? Math.Max(1, tasks - free) : 0;
        double Departure(double i) => DepartureTime(service, i, free, found);
        var one = LatencyDistribution.From(service);
        var early = one.ConstantValue is null ? MaximumLatency.Power(one, Math.Min(free, tasks)) : one;
        if (late <= 0)
        {
            requests.Add((probability, early));
            return;
        }

        var lastStart = Departure(late);
        requests.Add((probability, LatencyDistribution.Max(early, Last(service, lastStart, late, late, spacing, i => Departure(i + 1)))));
        var groups = Math.Min(late, Groups);
        for (var i = 0; i < groups; i++)
        {
            waits.Add((probability * late / tasks / groups, LatencyDistribution.Constant(Departure(Math.Max(1, (i + 0.5) / groups * late + 0.5)))));
        }
    }

    /// <summary>The end of the last of so many tasks that start one after the other, the last of them at the time given.</summary>
    /// <param name="departures">How many departures the last start waits for.</param>
    /// <param name="start">Of the i-th task, i = 0 … tasks − 1.</param>
    private static LatencyDistribution Last(
        IDistribution service, double lastStart, double departures, double tasks, double spacing, Func<double, double> start)
    {
        // As many groups of starts as the starts are apart, in services.
        var groups = (int)Math.Min(tasks, Math.Clamp(Math.Ceiling(6 * lastStart / service.Mean), 1, 4));
        var starts = ImmutableArray.CreateBuilder<(double, double)>(groups);
        for (var i = 0; i < groups; i++)
        {
            var middle = (i + 0.5) / groups * tasks - 0.5;
            starts.Add((Math.Max(0, lastStart - start(middle)), tasks / groups));
        }

        var end = service.Cv2 > 0 ? new StaggeredLatency(service, starts.ToImmutable()) : LatencyDistribution.From(service);
        var spread = Math.Sqrt(departures * service.Cv2) * spacing;
        return spread < NegligibleSpread * service.Mean || lastStart <= 0 ? end.Shift(lastStart)
            : spread < Math.Min(lastStart, WideSpread * service.Mean)
                ? LatencyDistribution.Mixture((0.5, end.Shift(lastStart - spread)), (0.5, end.Shift(lastStart + spread)))
            : LatencyDistribution.Sum(LatencyDistribution.From(TwoMoments.Fit(lastStart, Math.Min(1, spread * spread / (lastStart * lastStart)))), end);
    }

    /// <summary>When the expected number of departures reaches i.</summary>
    /// <param name="fresh">Workers whose service starts now; the others are in mid-service.</param>
    private static double DepartureTime(IDistribution service, double i, double fresh, double inProgress)
    {
        var mean = service.Mean;
        if (service is Exponential)
        {
            return i * mean / (fresh + inProgress);
        }

        double high = mean * (i / (fresh + inProgress) + 2) + 4 * mean * Math.Sqrt(service.Cv2), low = 0;
        while (Expected(high) < i)
        {
            high *= 2;
        }

        for (var step = 0; step < 48 && high - low > 1e-9 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Expected(middle) >= i - 1e-9 ? (low, middle) : (middle, high);
        }

        return high;

        double Expected(double t) => fresh * Renewals(service, t) + inProgress * t / mean;
    }

    /// <summary>The expected number of services that one worker completes by t, back to back.</summary>
    private static double Renewals(IDistribution service, double t)
    {
        if (service.Cv2 <= 0)
        {
            return Math.Floor(t / service.Mean * (1 + 1e-12));
        }

        // Once the starts have drifted apart the number grows evenly: t/m + (c_s² − 1)/2.
        var rounds = t / service.Mean;
        if (rounds * service.Cv2 > 4)
        {
            return Math.Max(0, rounds + (service.Cv2 - 1) / 2);
        }

        // Eight standard deviations back from the expected round, rounds are certainly done.
        var certain = Math.Max(0, Math.Floor(rounds - 8 * Math.Sqrt(rounds * service.Cv2) - 1));
        var sum = certain;
        for (var r = certain + 1; r < int.MaxValue; r++)
        {
            var done = TwoMoments.Total(service, (int)r).Cdf(t);
            sum += done;
            if (done < 1e-9)
            {
                break;
            }
        }

        return sum;
    }
}
