using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A pool whose late tasks are sent a second time: T = min(T₁, h + T₂), in queues that carry the copies too.</summary>
/// <remarks>
/// Without cancellation e = P(T₁ &gt; h) of the tasks come twice, which makes the load ρ(1 + e), on which T₁ depends: the least fixed point is taken, and
/// where there is none below saturation the pool is overloaded by its hedging. With cancellation see <see cref="CancelledCopies"/>. Copies at different
/// hosts are taken as independent. A copy that joins the same queue finds it, with probability e^(−h/τ), as the first did, where τ is the time in which
/// the queue forgets, (1 + c_s²) m/2c(1 − √ρ)²; independent of it otherwise.
/// </remarks>
public static class Hedging
{
    /// <summary>Relative to its limit, the share sent twice is found to this.</summary>
    private const double SharePrecision = 1e-7;

    private const int MostSteps = 60;

    /// <summary>Error from taking the copies' arrivals as Poisson, before it feeds back.</summary>
    private const double SharedError = 0.06;

    /// <param name="input">One host's queue, or the whole pool's, without the second copies.</param>
    /// <exception cref="ArgumentOutOfRangeException">A member of <paramref name="input"/> is outside its range.</exception>
    public static QueueOutcome Solve(QueueInput input, HedgeInput hedge)
    {
        var plain = Queue.Solve(input);
        if (!plain.IsStable || plain.Wait is null)
        {
            return plain;
        }

        if (input.ArrivalRatePerSecond <= 0 || input.Service.Mean <= 0)
        {
            return Together(input, hedge, plain, 0);
        }

        if (hedge.Slower == SlowerCopy.IsCancelled)
        {
            return CancelledCopies.Solve(input, hedge, plain);
        }

        var found = hedge.AfterQuantile is { } quantile ? (1 - quantile, 0) : ShareSentTwice(input, hedge.AfterSeconds ?? 0, plain.Utilization);
        if (found is not var (share, gain) || Queue.Solve(Loaded(input, share)) is not { IsStable: true } loaded || Tips(input, hedge, plain, loaded, gain))
        {
            return Overloaded(plain.Utilization * 2, hedge.AfterSeconds ?? 0);
        }

        var outcome = Together(input, hedge, loaded, share);
        var amplified = SharedError / Math.Max(0.05, 1 - gain) - SharedError;
        return outcome with { Accuracy = outcome.Accuracy + (hedge.AfterSeconds is null ? Excursions(hedge, plain, outcome) : amplified) };
    }

    /// <summary>A percentile rises with the latency, so that no more than its share is ever sent twice for long; but in one queue above half its load a long
    /// wait sends everything twice until the percentile has followed.</summary>
    /// <remarks>Simulated: 20% below the truth at 20 workers, ρ 0.6, cv 2, p90; a hundredth of it at one or two workers, ρ 0.7.</remarks>
    private static double Excursions(HedgeInput hedge, QueueOutcome plain, QueueOutcome outcome)
    {
        const double OfLongWaits = 3000, Most = 10;
        return hedge.Second == SecondCopy.SameQueue && plain.Utilization > 0.5
            ? Math.Min(Most, OfLongWaits * outcome.Wait!.Survival(outcome.Hedge!.AfterSeconds))
            : 0;
    }

    internal static QueueOutcome Overloaded(double utilization, double after) =>
        new() { IsStable = false, Utilization = Math.Max(1, utilization), Hedge = new HedgeFigures(after, 1, 1) };

    /// <summary>Whether the queue soon falls into the state in which everything is sent twice, which is overloaded for ρ ≥ ½ and never ends.</summary>
    /// <remarks>In one queue a single wait of more than h does it; among many the share sent twice must grow by chance, which it does where it nearly
    /// sustains itself. In simulations of a million tasks, those with P(W &gt; h) above 1e-6, or a gain above ½, fell.</remarks>
    private static bool Tips(QueueInput input, HedgeInput hedge, QueueOutcome plain, QueueOutcome loaded, double gain)
    {
        const double Soon = 1e-6, SelfSustaining = 0.5;
        return hedge.AfterSeconds is { } after && plain.Utilization > 0.5
            && (hedge.Second == SecondCopy.SameQueue ? loaded.Wait!.Survival(after) > Soon : gain > SelfSustaining);
    }

    /// <summary>Unlimited workers: nobody waits.</summary>
    public static QueueOutcome NoWait(QueueInput input, HedgeInput hedge)
    {
        var plain = Queue.NoWait(input);
        return Together(input, hedge, plain, double.NaN);
    }

    /// <summary>One task's own latency, sent once.</summary>
    internal static LatencyDistribution Once(QueueInput input, LatencyDistribution wait) => LatencyDistribution.Sum(wait, LatencyDistribution.From(input.Service));

    /// <summary>min(T₁, h + T₂) of a task in queues of that wait.</summary>
    internal static LatencyDistribution Earlier(QueueInput input, HedgeInput hedge, LatencyDistribution wait, double after, double utilization)
    {
        var once = Once(input, wait);
        var apart = once.OrLater(after, once);
        if (hedge.Second == SecondCopy.OtherQueue || wait.ConstantValue is not null)
        {
            return apart;
        }

        var gap = 1 - Math.Sqrt(Math.Min(1, utilization));
        var forgets = input.Service.Mean * (1 + input.Service.Cv2) / (2 * input.Servers * Math.Max(1e-12, gap * gap));
        var alike = Math.Exp(-after / Math.Max(forgets, double.Epsilon));
        var service = LatencyDistribution.From(input.Service);
        return LatencyDistribution.Mixture((1 - alike, apart), (alike, LatencyDistribution.Sum(wait, service.OrLater(after, service))));
    }

    private static QueueOutcome Together(QueueInput input, HedgeInput hedge, QueueOutcome loaded, double share)
    {
        var wait = loaded.Wait ?? LatencyDistribution.Zero;
        var once = Once(input, wait);
        var after = hedge.AfterSeconds ?? once.Quantile(hedge.AfterQuantile ?? 0);
        var twice = double.IsNaN(share) ? once.Survival(after) : share;
        var task = Earlier(input, hedge, wait, after, loaded.Utilization);
        var service = LatencyDistribution.From(input.Service);
        return loaded with
        {
            Sojourn = task.MaxOf(input.TasksPerRequest),
            Service = service.OrLater(after, service).MaxOf(input.TasksPerRequest),
            Method = loaded.WaitProbability > 0 ? Method.Approximate : loaded.Method,
            Accuracy = HedgingAccuracy.OfP99(input, hedge, loaded, wait.Survival(after), twice),
            Hedge = new HedgeFigures(after, twice, twice),
        };
    }

    private static QueueInput Loaded(QueueInput input, double share) => input with { ArrivalRatePerSecond = input.ArrivalRatePerSecond * (1 + share) };

    /// <summary>The least e = P(T₁ &gt; h) at the load ρ(1 + e); null where there is none below saturation.</summary>
    /// <returns>The share, and the derivative of P(T₁ &gt; h) by it.</returns>
    /// <remarks>P(T₁ &gt; h) − e is convex in e, so that secants from the left stay on the left.</remarks>
    private static (double Share, double Gain)? ShareSentTwice(QueueInput input, double after, double utilization)
    {
        double Excess(double share) => Queue.Solve(Loaded(input, share)) is { Wait: { } wait } ? Once(input, wait).Survival(after) - share : double.NaN;

        var limit = Math.Min(1, (1 - utilization) / utilization);
        double low = 0, atLow = Excess(0), high = limit, atHigh = double.NaN, next = Math.Min(atLow, limit / 2);
        for (var step = 0; step < MostSteps && atLow > SharePrecision * limit && high - low > SharePrecision * limit; step++)
        {
            var at = Excess(next);
            if (double.IsNaN(at) || at <= 0)
            {
                (high, atHigh) = (next, at);
                next = (low + high) / 2;
                next = double.IsNaN(atHigh) ? next : low + (high - low) * Math.Clamp(atLow / (atLow - atHigh), 0.02, 0.98);
                continue;
            }

            var slope = (at - atLow) / (next - low);
            (low, atLow) = (next, at);
            var secant = slope < 0 ? low - atLow / slope : double.PositiveInfinity;
            next = secant < high ? secant : low + (high - low) * (double.IsNaN(atHigh) ? 0.7 : 0.5);
        }

        if (atLow > SharePrecision * limit * 10 && double.IsNaN(atHigh))
        {
            return null;
        }

        // How much of one more share comes back as a share: 1 at the load beyond which there is no fixed point.
        var beside = low + 0.01 * (limit - low);
        var growth = beside > low ? (Excess(beside) - atLow) / (beside - low) + 1 : 0;
        return (low, double.IsNaN(growth) ? 1 : Math.Clamp(growth, 0, 1));
    }
}
