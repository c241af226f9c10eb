using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A pool with batches, counted in units of one or more tasks and in steps of a time lattice.</summary>
internal sealed class BatchModel
{
    /// <summary>Units of the largest batch; larger batches are counted in units of several tasks.</summary>
    private const int MostUnits = 32;

    /// <summary>Steps of the time between two starts: where services vary little, and where they vary much.</summary>
    private const int Steps = 96, StepsOfHeavyTails = 192;

    private const int StepsOfMaxWait = 128;
    private const double Reach = 1e-5;
    private const int ShapePoints = 512;

    private readonly double[] limitedMeans;
    private readonly double shapeStep;
    private readonly bool isConstant;

    private BatchModel(BatchServiceInput input, int most, int units)
    {
        Input = input;
        MaxUnits = units;
        Unit = (double)most / units;
        TaskRate = input.ArrivalRatePerSecond * input.TasksPerRequest;
        UnitRate = TaskRate / Unit;
        Dispersion = input.ArrivalCv2 * input.TasksPerRequest / Unit;
        var one = input.BatchTime(1);
        Shape = one.Mean > 0 ? one.Scale(1 / one.Mean) : input.BatchTime(most) is { Mean: > 0 } full ? full.Scale(1 / full.Mean) : one;
        isConstant = Shape.Cv2 <= 0;
        Means = new double[units + 1];
        for (var n = 1; n <= units; n++)
        {
            Means[n] = MeanOf(n * Unit);
        }

        shapeStep = isConstant ? 1 : Shape.Quantile(1 - Reach / 10) / (ShapePoints - 1);
        limitedMeans = new double[ShapePoints];
        for (var i = 1; i < ShapePoints && !isConstant; i++)
        {
            var t = i * shapeStep;
            limitedMeans[i] = Math.Min(1, Shape.PartialMoment(1, t) + t * Shape.Survival(t));
        }

        var reach = Means.Max() * ReachOfGap(input.Servers);
        var step = reach / (Shape.Cv2 > 1 ? StepsOfHeavyTails : Steps);
        var wait = Math.Min(input.MaxWaitSeconds, (units + 8 * Math.Sqrt(units * (Dispersion + 0.1)) + 20) / UnitRate);
        step = Math.Max(Math.Max(step, wait / StepsOfMaxWait), 1e-300);
        MaxWaitSteps = (int)Math.Ceiling(wait / step - 0.5);
        Step = MaxWaitSteps > 0 ? wait / MaxWaitSteps : step;
        GapSteps = (int)Math.Clamp(Math.Ceiling(reach / Step) + 1, 3, 2 * StepsOfHeavyTails);
    }

    public BatchServiceInput Input { get; }

    /// <summary>B in units.</summary>
    public int MaxUnits { get; }

    /// <summary>Tasks of one unit.</summary>
    public double Unit { get; }

    public double TaskRate { get; }

    public double UnitRate { get; }

    /// <summary>Variance ÷ mean of the number of units that arrive in a long time.</summary>
    public double Dispersion { get; }

    /// <summary>A batch's time ÷ its mean.</summary>
    public IDistribution Shape { get; }

    /// <summary>Mean time of a batch of so many units, in seconds.</summary>
    public double[] Means { get; }

    /// <summary>Seconds.</summary>
    public double Step { get; }

    /// <summary>w in steps.</summary>
    public int MaxWaitSteps { get; }

    /// <summary>Points of the time between two starts while all workers are busy.</summary>
    public int GapSteps { get; }

    /// <summary>Null where a batch holds a single request, so that the pool is a plain queue.</summary>
    public static BatchModel? Of(BatchServiceInput input)
    {
        var most = Math.Min(input.MaxBatch, LargestLikely(input));
        var requests = (int)Math.Min(most, Math.Floor((double)most / input.TasksPerRequest));
        if (requests < 2)
        {
            return null;
        }

        var each = (requests + MostUnits - 1) / MostUnits;
        return new BatchModel(input, most, (requests + each - 1) / each);
    }

    /// <summary>E[min(S, t)] of a batch of so many units.</summary>
    public double LimitedMean(int units, double seconds)
    {
        var mean = Means[units];
        if (isConstant || mean <= 0)
        {
            return Math.Min(mean, seconds);
        }

        var x = seconds / mean / shapeStep;
        var i = (int)Math.Min(x, ShapePoints);
        return i >= ShapePoints - 1 ? mean : mean * (limitedMeans[i] + (x - i) * (limitedMeans[i + 1] - limitedMeans[i]));
    }

    /// <summary>The largest batch that comes with a probability that counts.</summary>
    private static int LargestLikely(BatchServiceInput input)
    {
        double rate = input.ArrivalRatePerSecond * input.TasksPerRequest, each = rate / input.Servers;
        int low = 1, high = input.MaxBatch;

        // The size at which a worker's share of the arrivals during a batch is the next batch.
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = each * input.BatchTime(middle).Mean > middle ? (middle + 1, high) : (low, middle);
        }

        var typical = Math.Max(low, Math.Min(input.MaxBatch, 1 + rate * input.MaxWaitSeconds));
        var cv2 = input.BatchTime(1).Cv2;
        var variance = typical * Math.Max(1, input.ArrivalCv2) * input.TasksPerRequest + typical * typical * (input.Servers > 1 ? Math.Max(1, cv2) : cv2);
        return (int)Math.Min(input.MaxBatch, typical + 8 * Math.Sqrt(variance) + 8 * input.TasksPerRequest);
    }

    private double MeanOf(double tasks)
    {
        var least = Math.Clamp((int)Math.Floor(tasks), 1, Input.MaxBatch);
        var mean = Input.BatchTime(least).Mean;
        var part = tasks - least;
        return part > 1e-9 && least < Input.MaxBatch ? mean + part * (Input.BatchTime(least + 1).Mean - mean) : mean;
    }

    /// <summary>Where the time to the next end, of services in progress and one that starts, has all but passed; in mean services.</summary>
    private double ReachOfGap(int servers)
    {
        if (servers == 1 || isConstant)
        {
            return isConstant && servers > 1 ? Math.Min(1, -Math.Log(Reach) / (servers - 1)) : Shape.Quantile(1 - Reach);
        }

        double low = 0, high = Shape.Quantile(1 - Reach);
        for (var i = 0; i < 20; i++)
        {
            var middle = (low + high) / 2;
            var x = middle / shapeStep;
            var at = Math.Min((int)x, ShapePoints - 1);
            var survival = Shape.Survival(middle) * Math.Pow(Math.Max(0, 1 - limitedMeans[at]), servers - 1);
            (low, high) = survival > Reach ? (middle, high) : (low, middle);
        }

        return high;
    }
}
