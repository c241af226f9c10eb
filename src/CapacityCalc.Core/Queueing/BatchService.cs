using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A pool whose workers take several tasks at once: dynamic batching.</summary>
public static class BatchService
{
    /// <summary>Sizes of batches whose times are told apart: where services are constant, and where they vary.</summary>
    private const int Classes = 16, ClassesThatVary = 5;

    /// <summary>Times of the residual services and the sizes of batches that are found again from each other.</summary>
    private const int Rounds = 4;

    private const double SameMean = 2e-3;

    public static QueueOutcome Solve(BatchServiceInput input)
    {
        Validate(input);
        var load = input.NormalisedLoad;
        if (input.ArrivalRatePerSecond <= 0 || input.BatchTime(input.MaxBatch).Mean <= 0)
        {
            return Alone(input);
        }

        if (input.Servers < int.MaxValue && !(load < 1))
        {
            return new QueueOutcome { IsStable = false, Utilization = load };
        }

        if (ExponentialBatches.Solve(input) is { } exact)
        {
            return exact;
        }

        var model = input.MaxBatch > 1 ? BatchModel.Of(input) : null;
        if (model is null)
        {
            return Plain(input) with { Utilization = load };
        }

        var counts = new ArrivalCounts(
            model, Math.Max(model.GapSteps, model.MaxWaitSteps + 1), BatchChain.States(model.MaxUnits));
        var forming = new BatchForming(model, counts);
        var starts = new BatchStarts(model, counts, forming);
        var sizes = Guess(model);
        BatchGaps gaps;
        BatchChain chain;
        var round = 0;
        double before, mean = MeanOf(sizes);
        do
        {
            gaps = new BatchGaps(model, sizes);
            chain = new BatchChain(model, counts, forming, gaps, starts);
            sizes = chain.Sizes;
            (before, mean) = (mean, MeanOf(sizes));
        }
        while (input.Servers > 1 && ++round < Rounds && Math.Abs(mean - before) > SameMean * mean);

        return Outcome(model, sizes, new BatchWaits(model, counts, forming, starts, chain, gaps)) with { Utilization = load };
    }

    /// <summary>A request that nobody comes after: it waits w, and is alone in its batches, which all run at once.</summary>
    private static QueueOutcome Alone(BatchServiceInput input)
    {
        var full = input.TasksPerRequest >= input.MaxBatch;
        var batches = (input.TasksPerRequest + input.MaxBatch - 1) / input.MaxBatch;
        var one = LatencyDistribution.From(input.BatchTime(Math.Min(input.TasksPerRequest, input.MaxBatch)));
        var time = one.MaxOf(batches);
        var wait = LatencyDistribution.Constant(full ? 0 : input.MaxWaitSeconds);
        return new QueueOutcome
        {
            IsStable = true,
            Utilization = 0,
            WaitProbability = wait.Mean > 0 ? 1 : 0,
            MeanWaitSeconds = wait.Mean,
            Wait = wait,
            Sojourn = LatencyDistribution.Sum(wait, time),
            Service = time,
            ServiceCv2 = input.BatchTime(1).Cv2,
            Method = Method.Exact,
            Batch = new BatchFigures(Math.Min(input.TasksPerRequest, input.MaxBatch), one.Mean / Math.Min(input.TasksPerRequest, input.MaxBatch), input.ArrivalCv2),
        };
    }

    /// <summary>Batches that hold no more than one request: a queue of batches.</summary>
    private static QueueOutcome Plain(BatchServiceInput input)
    {
        var tasks = Math.Min(input.MaxBatch, input.TasksPerRequest);
        var batches = (input.TasksPerRequest + tasks - 1) / tasks;
        var time = input.BatchTime(tasks);
        var plain = new QueueInput(input.ArrivalRatePerSecond, input.ArrivalCv2, input.Servers, time, batches);
        var outcome = input.Servers == int.MaxValue ? Queue.NoWait(plain) : Queue.Solve(plain);
        return outcome with { Batch = new BatchFigures(tasks, time.Mean / tasks, input.ArrivalCv2) };
    }

    private static double MeanOf(double[] sizes)
    {
        double units = 0;
        for (var n = 1; n < sizes.Length; n++)
        {
            units += n * sizes[n];
        }

        return units / BatchMasses.Sum(sizes);
    }

    private static double[] Guess(BatchModel model)
    {
        var sizes = new double[model.MaxUnits + 1];
        var units = 1;
        while (units < model.MaxUnits && model.UnitRate * model.Means[units] / model.Input.Servers > units)
        {
            units++;
        }

        sizes[units] = 1;
        return sizes;
    }

    private static QueueOutcome Outcome(BatchModel model, double[] sizes, BatchWaits waits)
    {
        var (starts, units, time) = (0.0, 0.0, 0.0);
        var together = new double[waits.Length];
        for (var n = 1; n <= model.MaxUnits; n++)
        {
            starts += sizes[n];
            units += sizes[n] * n;
            time += sizes[n] * model.Means[n];
            BatchMasses.AddScaled(together, waits.OfSize[n], 1);
        }

        var tasks = units * model.Unit;
        var wait = new TabulatedLatency(model.Step, together, waits.TailMass, waits.TailMean);
        var parts = BatchClasses.Of(model, waits, model.Shape.Cv2 > 0 ? ClassesThatVary : Classes);
        var sojourn = new (double, LatencyDistribution)[parts.Count];
        var service = new (double, LatencyDistribution)[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            var (weight, part, mean) = parts[i];
            var own = LatencyDistribution.From(model.Shape.Scale(mean));
            sojourn[i] = (weight, LatencyDistribution.Sum(part, own));
            service[i] = (weight, own);
        }

        return new QueueOutcome
        {
            IsStable = true,
            Utilization = 0,
            WaitProbability = Math.Clamp(1 - together[0], 0, 1),
            MeanWaitSeconds = wait.Mean,
            Wait = wait,
            Sojourn = LatencyDistribution.Mixture(sojourn),
            Service = LatencyDistribution.Mixture(service),
            ServiceCv2 = model.Shape.Cv2,
            Method = Method.Approximate,
            Accuracy = BatchAccuracy.OfP99(model.Input, model.Shape.Cv2),
            Batch = new BatchFigures(tasks / starts, time / tasks, Departure(model.Input, tasks / starts)),
        };
    }

    /// <summary>The requests of a batch leave at one time.</summary>
    private static double Departure(BatchServiceInput input, double meanBatch) =>
        Math.Max(input.ArrivalCv2, meanBatch / input.TasksPerRequest / Math.Sqrt(input.Servers));

    private static void Validate(BatchServiceInput input)
    {
        Check.NonNegative(input.ArrivalRatePerSecond, nameof(input.ArrivalRatePerSecond));
        Check.NonNegative(input.ArrivalCv2, nameof(input.ArrivalCv2));
        Check.NonNegative(input.MaxWaitSeconds, nameof(input.MaxWaitSeconds));
        Check.AtLeast(1, input.Servers, nameof(input.Servers));
        Check.AtLeast(1, input.MaxBatch, nameof(input.MaxBatch));
        Check.AtLeast(1, input.TasksPerRequest, nameof(input.TasksPerRequest));
    }
}
