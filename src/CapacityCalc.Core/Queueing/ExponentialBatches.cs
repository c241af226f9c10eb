using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>One worker that takes up to B tasks at once, for an exponential time however many they are: M/M^[1,B]/1, exact.</summary>
/// <remarks>
/// With n tasks waiting while it works, q_n = q_0 rⁿ, r the root in (0, 1) of μ r^(B+1) − (λ + μ) r + λ = 0; idle is λ p = μ q_0. A task that finds n waiting
/// starts after ⌊n/B⌋ + 1 ends, each exponential, and their number is geometric: so who waits at all waits an exponential time of mean 1/(μ (1 − r^B)).
/// Source: M. L. Chaudhry, J. G. C. Templeton (1983), "A first course in bulk queues", section 4.
/// </remarks>
internal static class ExponentialBatches
{
    /// <summary>Times that differ by less are the same.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Sizes whose times are compared.</summary>
    private const int Compared = 64;

    /// <summary>The pool; null where it is another.</summary>
    public static QueueOutcome? Solve(BatchServiceInput input)
    {
        if (input.Servers != 1 || input.TasksPerRequest != 1 || input.MaxWaitSeconds > 0 || Math.Abs(input.ArrivalCv2 - 1) > 0
            || input.BatchTime(1) is not Exponential time || !IsSame(input, time.Mean))
        {
            return null;
        }

        double arrivals = input.ArrivalRatePerSecond * time.Mean;
        var ratio = Root(arrivals, input.MaxBatch);
        var ends = -Elementary.ExpM1(input.MaxBatch * Math.Log(ratio));
        var busy = arrivals / (arrivals + (1 - ratio));
        if (!(ends > 0) || !(busy is > 0 and < 1))
        {
            return null;
        }

        var own = LatencyDistribution.From(time);
        var wait = time.Mean / ends;
        return new QueueOutcome
        {
            IsStable = true,
            Utilization = input.NormalisedLoad,
            WaitProbability = busy,
            MeanWaitSeconds = busy * wait,
            Wait = LatencyDistribution.Wait(busy, LatencyDistribution.From(new Exponential(wait))),
            Sojourn = LatencyDistribution.Mixture((1 - busy, own), (busy, LatencyDistribution.From(new Hypoexponential(time.Mean, wait)))),
            Service = own,
            ServiceCv2 = 1,
            Method = Method.Exact,
            Batch = new BatchFigures(arrivals / busy, time.Mean * busy / arrivals, arrivals / busy),
        };
    }

    private static bool IsSame(BatchServiceInput input, double mean)
    {
        var step = Math.Max(1, input.MaxBatch / Compared);
        for (var size = input.MaxBatch; size > 1; size -= step)
        {
            if (Math.Abs(input.BatchTime(size).Mean - mean) > Rounding * mean)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>r = a (1 − r)/(1 − r^B) divided out: a = r + r² + … + r^B, by bisection, as the right side rises with r.</summary>
    /// <param name="arrivals">a = λ/μ in (0, B).</param>
    private static double Root(double arrivals, int batch)
    {
        double low = 0, high = 1;
        for (var step = 0; step < 200 && high - low > 1e-16 * high; step++)
        {
            var middle = (low + high) / 2;
            var sum = middle * -Elementary.ExpM1(batch * Math.Log(middle)) / (1 - middle);
            (low, high) = sum < arrivals ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
