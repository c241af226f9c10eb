using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>Chooses the model for a pool.</summary>
public static class Queue
{
    /// <summary>Where fewer requests than this wait, no percentile that is shown feels it.</summary>
    private const double ShownProbability = 1e-6;

    /// <summary>Tasks beyond this are so many that three moments of their sum tell it.</summary>
    private const int MostConvolved = 16;

    /// <summary>c_a² above which bursts may make requests wait that no formula here sees waiting.</summary>
    private const double BurstyCv2 = 4;

    /// <summary>The wait, and the sojourn of a pool.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A member of <paramref name="input"/> is outside its range.</exception>
    /// <remarks>M/M/c, M/G/1, M/D/c, <see cref="MPHc"/> and <see cref="GIMc"/> are exact, and <see cref="HalfinWhitt"/> carries the last two on to
    /// more workers; <see cref="GGc"/> stands for the rest, <see cref="BatchArrivals"/> for requests of several
    /// tasks.
    /// At an offered load of all workers or more, constant gaps and services included, there is no steady state.</remarks>
    public static QueueOutcome Solve(QueueInput input)
    {
        Validate(input);
        var service = input.Service;
        var load = input.ArrivalRatePerSecond * input.TasksPerRequest * service.Mean;
        var utilization = Math.Min(load / input.Servers, double.MaxValue);
        if (load <= 0)
        {
            return NoWait(input);
        }

        if (!(load < input.Servers))
        {
            return new QueueOutcome { IsStable = false, Utilization = utilization };
        }

        var outcome = input.TasksPerRequest == 1 || input.Servers == 1 ? Single(input, load)
            : service.Cv2 <= 0 && input.Servers % input.TasksPerRequest == 0 ? Single(InStep(input), load / input.TasksPerRequest)
            : BatchArrivals.Solve(input, load);
        var exact = outcome.Method == Method.Exact || (outcome.WaitProbability < ShownProbability && input.ArrivalCv2 <= BurstyCv2);
        return outcome with
        {
            Utilization = utilization,
            Service = Slowest(input),
            ServiceCv2 = service.Cv2,
            ArrivalCv2 = input.ArrivalCv2,
            TasksPerRequest = input.TasksPerRequest,
            Method = exact ? Method.Exact : Method.Approximate,
            Accuracy = exact ? 0 : QueueAccuracy.OfP99(input, outcome.Wait!),
        };
    }

    /// <summary>The same with unlimited workers: the slowest task's service, and no wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A member of <paramref name="input"/> is outside its range.</exception>
    public static QueueOutcome NoWait(QueueInput input)
    {
        Validate(input);
        var service = Slowest(input);
        return new QueueOutcome
        {
            IsStable = true,
            Utilization = 0,
            WaitProbability = 0,
            Wait = LatencyDistribution.Zero,
            Sojourn = service,
            Service = service,
            Method = Method.Exact,
        };
    }

    /// <remarks>A single worker takes the tasks of a request one after the other, as if they were one.</remarks>
    private static QueueOutcome Single(QueueInput input, double load)
    {
        // Their queue feels three moments; a request's own tasks are convolved.
        var service = input.Service is LogNormal task ? ShiftedLogNormal.Total(task, input.TasksPerRequest) : TwoMoments.Total(input.Service, input.TasksPerRequest);
        var poisson = Math.Abs(input.ArrivalCv2 - 1) <= 0;
        if (poisson && service is Exponential && input.TasksPerRequest == 1)
        {
            var wait = MMc.Wait(load, input.Servers, service.Mean);
            return new QueueOutcome
            {
                IsStable = true,
                Utilization = 0,
                WaitProbability = wait.Survival(0),
                MeanWaitSeconds = wait.Mean,
                Wait = wait,
                Sojourn = MMc.Sojourn(load, input.Servers, service.Mean),
                ExponentialSojournSeconds = input.Servers == 1 ? service.Mean / (1 - load) : null,
                Method = Method.Exact,
            };
        }

        var exact = Exactly(input, load);
        if ((exact ?? HalfinWhitt.Solve(input, load)) is { } known)
        {
            return new QueueOutcome
            {
                IsStable = true,
                Utilization = 0,
                WaitProbability = known.Probability,
                MeanWaitSeconds = known.MeanSeconds,
                Wait = known.Wait,
                Sojourn = known.Sojourn,
                Method = exact is null ? Method.Approximate : Method.Exact,
            };
        }

        var (probability, mean, distribution) = GGc.Solve(input.ArrivalCv2, input.Servers, load, service);
        var isExact = GGc.IsExact(input.ArrivalCv2, input.Servers, load, service) && (input.TasksPerRequest == 1 || service is Deterministic or Gamma);
        var before = input.TasksPerRequest > 1
            ? LatencyDistribution.From(TwoMoments.Total(input.Service, input.TasksPerRequest - 1)).Scale(0.5)
            : LatencyDistribution.Zero;
        return new QueueOutcome
        {
            IsStable = true,
            Utilization = 0,
            WaitProbability = input.TasksPerRequest > 1 ? 1 - (1 - probability) / input.TasksPerRequest : probability,
            MeanWaitSeconds = mean + before.Mean,
            Wait = LatencyDistribution.Sum(distribution, before),
            Sojourn = LatencyDistribution.Sum(distribution, InTurn(input.Service, service, input.TasksPerRequest)),
            Method = isExact ? Method.Exact : Method.Approximate,
        };
    }

    /// <summary>The time of a request's tasks one after the other.</summary>
    /// <param name="all">The same by its moments.</param>
    private static LatencyDistribution InTurn(IDistribution task, IDistribution all, int tasks)
    {
        if (tasks is 1 or > MostConvolved || all is Gamma or Deterministic)
        {
            return LatencyDistribution.From(all);
        }

        var each = new LatencyDistribution[tasks];
        Array.Fill(each, LatencyDistribution.From(task));
        return LatencyDistribution.Sum(each);
    }

    private static (double Probability, double MeanSeconds, LatencyDistribution Wait, LatencyDistribution Sojourn)? Exactly(
        QueueInput input, double load) =>
        input.TasksPerRequest > 1 ? null
        : Math.Abs(input.ArrivalCv2 - 1) <= 0 ? MPHc.Solve(input.Servers, load, input.Service)
        : input.Service is Exponential ? GIMc.Solve(input.ArrivalCv2, input.Servers, load, input.Service.Mean)
        : null;

    /// <summary>Constant tasks of a request start and end together where their number divides that of the workers: K workers are as
    /// one.</summary>
    private static QueueInput InStep(QueueInput input) =>
        input with { Servers = input.Servers / input.TasksPerRequest, TasksPerRequest = 1 };

    private static LatencyDistribution Slowest(QueueInput input) => LatencyDistribution.From(input.Service).MaxOf(input.TasksPerRequest);

    private static void Validate(QueueInput input)
    {
        Check.NonNegative(input.ArrivalRatePerSecond, nameof(input.ArrivalRatePerSecond));
        Check.NonNegative(input.ArrivalCv2, nameof(input.ArrivalCv2));
        Check.AtLeast(1, input.Servers, nameof(input.Servers));
        Check.AtLeast(1, input.TasksPerRequest, nameof(input.TasksPerRequest));
    }
}
