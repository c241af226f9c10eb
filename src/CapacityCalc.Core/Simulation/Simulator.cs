using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Simulation;

/// <summary>The figures of an estimate, by simulation: the same graph, fleet and distributions, and none of the estimate's formulas.</summary>
/// <remarks>
/// Requests stream through the pipeline in blocks. First come, first served queues are exact recursions (Lindley; Kiefer and Wolfowitz), what leaves a stage goes
/// on in the order of time. Independent replications, each from empty and with its warm-up deleted (see <see cref="Pilots"/>), run on all threads;
/// the figures do not depend on how many those are.
/// </remarks>
public static class Simulator
{
    /// <summary>Worker slots, and about as much memory for every queue, that a simulation holds at most.</summary>
    private const double MostSlots = 5e7;
    private const double SlotsOfQueue = 128;

    /// <summary>What one simulation spends in search of a precision.</summary>
    private const long MostRequests = 200_000_000;
    private const long MostTasks = 2_000_000_000;

    private const int DefaultReplications = 20;
    private const int Round = 10;

    /// <summary>Requests and tasks of the shortest and the longest pilot.</summary>
    private const long LeastRequests = 50_000;
    private const long LongestPilot = 64 * LeastRequests;
    private const long TasksOfPilot = 2_000_000;

    /// <summary>That a pilot must see before it knows when to send them.</summary>
    private const double SecondCopies = 10_000;

    /// <summary>Simulates a fleet under the scenario's planned rate.</summary>
    /// <param name="progress">Told after every round of replications; may be null.</param>
    /// <param name="cancellation">Ends the simulation within about a second, with what is known so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SimulationResult Run(
        BoundScenario bound, FleetPlan fleet, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        Check(options);
        if (TooLarge(bound, fleet) is { } stage)
        {
            return Nothing(SimulationEnding.TooLarge, options) with { EndingStage = stage };
        }

        var pools = bound.Graph.Pools;
        var plan = new ReplicationPlan(bound, fleet, options.Seed, 0, 0, [.. pools.Select(_ => double.NaN)], new bool[pools.Length]);
        try
        {
            var tasks = Math.Max(1, pools.Sum(pool => (long)pool.Shards * pool.Split));
            var rarest = pools.Select(pool => 1 - (pool.Hedge?.AfterQuantile ?? 0)).Append(1).Min();
            var isHedged = rarest < 1;
            var most = Math.Clamp(TasksOfPilot / tasks * 32, 1_000, LongestPilot);
            var least = Math.Min(most, Math.Max(Math.Clamp(Math.Min(TasksOfPilot / tasks, options.Requests ?? long.MaxValue), 1_000, LeastRequests), isHedged ? (long)(SecondCopies / rarest) : 0));
            plan = new Pilots(plan, options.Threads, cancellation).Run(options.Requests, least, most);
            return new Course(plan, options, progress, cancellation).Run(tasks);
        }
        catch (OperationCanceledException)
        {
            return Nothing(SimulationEnding.Interrupted, options);
        }
    }

    private static void Check(SimulationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Requests ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replications ?? 1, 1);
        if (options.Precision is <= 0 or >= 1 or double.NaN)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Precision, "A precision lies between 0 and 1.");
        }
    }

    private static int? TooLarge(BoundScenario bound, FleetPlan fleet)
    {
        double slots = 0;
        for (var index = 0; index < bound.Graph.Pools.Length; index++)
        {
            var pool = bound.Graph.Pools[index];
            var hosts = (double)fleet.Pools[index].InService;
            var queues = pool.Shards * (pool is { Routing: Stages.Routing.Random, Batching: not null } ? hosts : 1);
            slots += (pool.Shards * hosts * pool.WorkersPerHost) + (queues * SlotsOfQueue);
            if (slots > MostSlots)
            {
                return pool.Stage;
            }
        }

        return null;
    }

    private static SimulationResult Nothing(SimulationEnding ending, SimulationOptions options) => new()
    {
        Stages = ImmutableArray<SimulatedStage>.Empty,
        EndToEnd = null,
        Ending = ending,
        Requests = 0,
        Replications = 0,
        WarmUpRequests = 0,
        Seed = options.Seed,
    };

    /// <summary>Rounds of replications until enough is known.</summary>
    private sealed class Course(ReplicationPlan plan, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        private readonly Totals _totals = new(plan);
        private readonly bool _isOverloaded = plan.Overloaded.Contains(true);
        private readonly double? _precision = options.Precision
            ?? (options.Requests is null && options.Replications is null ? SimulationOptions.DefaultPrecision : null);

        private int _done;

        public SimulationResult Run(long tasksOfRequest)
        {
            var planned = options.Replications ?? (_precision is null || _isOverloaded ? DefaultReplications : (int?)null);
            var affordable = Math.Max(2 * Round, Math.Min(MostRequests, MostTasks / tasksOfRequest) / Math.Max(1, plan.Requests));
            var wasNarrow = false;
            while (true)
            {
                // Later rounds are longer, as the interval narrows with the root of the replications.
                var round = Math.Max(Round, _done / 4);
                var next = (int)Math.Min(planned ?? (_done == 0 ? 2 * Round : _done + round), _done + (long)Math.Max(2 * Round, round));
                if (!RunRound(next))
                {
                    return Result(SimulationEnding.Interrupted);
                }

                var p99 = _totals.EndToEnd(_done)?.P99;
                progress?.Report(new SimulationProgress(_done, planned, _done * plan.Requests, p99));
                if (_isOverloaded && _done >= planned)
                {
                    return Result(SimulationEnding.Overloaded);
                }

                if (!_isOverloaded && _precision is { } precision && p99 is { } interval)
                {
                    // Twice in succession: the first interval to be narrow enough is too narrow more often than others.
                    var isNarrow = _done >= 2 && interval.HalfWidth <= precision * interval.Value;
                    if (isNarrow && wasNarrow)
                    {
                        return Result(SimulationEnding.PrecisionReached);
                    }

                    wasNarrow = isNarrow;
                }

                if (_done >= planned)
                {
                    return Result(_precision is null ? SimulationEnding.Completed : SimulationEnding.RequestLimit);
                }

                if (planned is null && _done >= affordable)
                {
                    return Result(SimulationEnding.RequestLimit);
                }
            }
        }

        /// <summary>Runs replications up to a number.</summary>
        /// <returns>False where it was cancelled: then those before the first that did not end are counted.</returns>
        private bool RunRound(int end)
        {
            var first = _done;
            var waiting = new Replication?[end - first];
            try
            {
                Parallel.For(first, end, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, number =>
                {
                    var replication = new Replication(plan, number, ReplicationPurpose.Figures, cancellation);
                    replication.Run();
                    lock (waiting)
                    {
                        waiting[number - first] = replication;
                        while (_done < end && waiting[_done - first] is { } ended)
                        {
                            _totals.Add(_done, ended);
                            waiting[_done - first] = null;
                            _done++;
                        }
                    }
                });
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        private SimulationResult Result(SimulationEnding ending) => new()
        {
            Stages = _done > 0 ? _totals.Stages(_done) : ImmutableArray<SimulatedStage>.Empty,
            EndToEnd = _done > 0 ? _totals.EndToEnd(_done) : null,
            Ending = ending,
            EndingStage = _isOverloaded ? plan.Bound.Graph.Pools[Array.IndexOf(plan.Overloaded, true)].Stage : null,
            Requests = _done * plan.Requests,
            Replications = _done,
            WarmUpRequests = _done * plan.WarmUp,
            Seed = options.Seed,
        };
    }
}
