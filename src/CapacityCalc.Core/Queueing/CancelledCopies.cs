using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>Hedging where the slower copy is cancelled: copies leave, in the queue or in service, when the other has answered.</summary>
/// <remarks>
/// With V the wait that a copy would have if nobody cancelled it, and F̄ the survival of V + S: a first copy leaves h + V′ + S′ after its arrival, a second
/// one V″ + S″ − h given V″ + S″ &gt; h. So the copies that still want service after x come at the rate r(x) = λ(F̄(x − h) + F̄(x + h)), and the density of
/// V is, by level crossing, v(x) = r(x)(p G(x) + ∫₀ˣ v(y) P(S &gt; c(x − y)) dy), with p the probability of c − 1 busy workers, by Erlang's formula, and
/// G the survival of the first end among them and the new service. Exact for c = 1, Poisson arrivals and independent queues; solved by iteration on F̄.
/// The equation without patience is that of L. Takács (1955); with it, that of F. Baccelli, P. Boyer, G. Hébuterne (1984), extended here to service.
/// </remarks>
internal static class CancelledCopies
{
    private const int Points = 400;
    private const int MostRounds = 80;
    private const double Precision = 1e-6;

    public static QueueOutcome Solve(QueueInput input, HedgeInput hedge, QueueOutcome plain)
    {
        var service = input.Service;
        var reach = service.Quantile(1 - 1e-5) + Math.Max(plain.Wait!.Quantile(1 - 1e-4), 4 * service.Mean);
        var step = reach / Points;
        var rate = input.ArrivalRatePerSecond * input.TasksPerRequest;
        var once = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            once[i] = service.Survival(i * step);
        }

        var kernel = new Kernel(service, input.Servers, step);
        var after = hedge.AfterSeconds ?? 0;
        Waits waits = default;
        for (var round = 0; round < MostRounds; round++)
        {
            after = hedge.AfterSeconds ?? Quantile(once, 1 - (hedge.AfterQuantile ?? 0), step);
            if (Waits.Of(kernel, once, rate, after) is not { } solved)
            {
                return Hedging.Overloaded(plain.Utilization, after);
            }

            waits = solved;
            if (Update(once, kernel, waits) < Precision)
            {
                break;
            }
        }

        var masses = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            masses[i] = waits.Density[i] * step;
        }

        masses[0] += waits.Free;
        var wait = new TabulatedLatency(step, masses, 0, 0);
        var busy = waits.Busy / input.Servers;
        var task = Hedging.Earlier(input, hedge, wait, after, busy);
        var alone = LatencyDistribution.From(service);
        var twice = At(once, after / step);
        var outcome = plain with
        {
            Utilization = busy,
            WaitProbability = 1 - waits.Free,
            MeanWaitSeconds = wait.Mean,
            Wait = wait,
            Sojourn = task.MaxOf(input.TasksPerRequest),
            Service = alone.OrLater(after, alone).MaxOf(input.TasksPerRequest),
            Method = Method.Approximate,
            Hedge = new HedgeFigures(after, twice, waits.Busy / (rate * service.Mean) - 1),
        };
        return outcome with { Accuracy = HedgingAccuracy.OfP99(input, hedge, outcome, wait.Survival(after), twice) };
    }

    /// <summary>Replaces F̄ by the survival of V + S, half way.</summary>
    /// <returns>The largest change.</returns>
    private static double Update(double[] once, Kernel kernel, Waits waits)
    {
        double change = 0, above = 0;
        for (var i = Points - 1; i >= 0; i--)
        {
            var sum = waits.Free * kernel.Survival[i] + above;
            for (var j = 0; j <= i; j++)
            {
                sum += waits.Density[j] * kernel.Step * kernel.Survival[i - j];
            }

            above += waits.Density[i] * kernel.Step;
            sum = Math.Clamp(sum, 0, 1);
            change = Math.Max(change, Math.Abs(sum - once[i]));
            once[i] = (once[i] + sum) / 2;
        }

        return change;
    }

    private static double At(double[] once, double place)
    {
        if (place <= 0)
        {
            return 1;
        }

        var i = (int)Math.Min(place, Points);
        return i >= Points - 1 ? 0 : once[i] + (place - i) * (once[i + 1] - once[i]);
    }

    private static double Quantile(double[] once, double survival, double step)
    {
        for (var i = 1; i < Points; i++)
        {
            if (once[i] <= survival)
            {
                var drop = once[i - 1] - once[i];
                return (i - 1 + (drop > 0 ? (once[i - 1] - survival) / drop : 0)) * step;
            }
        }

        return (Points - 1) * step;
    }

    /// <summary>What depends on the service alone.</summary>
    private sealed class Kernel
    {
        public Kernel(IDistribution service, int servers, double step)
        {
            (Servers, Step) = (servers, step);
            var residual = new ResidualService(service);
            double Limited(double t) => t <= 0 ? 0 : service.PartialMoment(1, t) + t * service.Survival(t);
            for (var i = 0; i < Points; i++)
            {
                var (from, to) = (Math.Max(0, i - 0.5) * step, (i + 0.5) * step);
                Survival[i] = i == 0 ? 1 : (Limited(to) - Limited(from)) / step;
                Steps[i] = (Limited(to * servers) - Limited(from * servers)) / servers / step;

                // Of the first end: E[S]/c in all, as many ends as starts.
                FirstEnd[i] = (Math.Pow(residual.Survival(from), servers) - Math.Pow(residual.Survival(to), servers)) * service.Mean / servers / step;
            }
        }

        public int Servers { get; }

        public double Step { get; }

        /// <summary>P(S &gt; t), averaged over each step.</summary>
        public double[] Survival { get; } = new double[Points];

        /// <summary>P(S &gt; c t), averaged over each step.</summary>
        public double[] Steps { get; } = new double[Points];

        /// <summary>P(S &gt; t) P(R &gt; t)^(c − 1), averaged over each step.</summary>
        public double[] FirstEnd { get; } = new double[Points];
    }

    /// <param name="Free">Probability that a copy need not wait.</param>
    /// <param name="Density">Of the wait, at the lattice's points, in 1/s.</param>
    /// <param name="Busy">Workers that are, on average.</param>
    private readonly record struct Waits(double Free, double[] Density, double Busy)
    {
        /// <returns>Null where the waits have no end.</returns>
        public static Waits? Of(Kernel kernel, double[] once, double rate, double after)
        {
            var density = new double[Points];
            double waiting = 0, load = 0;
            for (var i = 0; i < Points; i++)
            {
                var x = i - after / kernel.Step;
                var wanted = rate * (At(once, x) + At(once, i + after / kernel.Step));
                load += wanted * kernel.Survival[i] * kernel.Step * (i == 0 ? 0.5 : 1);
                var sum = kernel.FirstEnd[i];
                for (var j = 0; j < i; j++)
                {
                    sum += density[j] * kernel.Step * kernel.Steps[i - j];
                }

                var own = wanted * kernel.Step * kernel.Steps[0];
                if (!(own < 1))
                {
                    return null;
                }

                density[i] = wanted * sum / (1 - own);
                waiting += density[i] * kernel.Step;
            }

            // The last tenth still holds much of it: the wait grows without end.
            if (density[^1] * kernel.Step * Points / 10 > 0.05 * waiting || !double.IsFinite(waiting))
            {
                return null;
            }

            var blocked = kernel.Servers == 1 ? 1 : ErlangB.LossProbability(load, kernel.Servers - 1);
            if (blocked <= 0)
            {
                return new Waits(1, new double[Points], load);
            }

            var some = 1 / (1 / blocked + waiting);
            for (var i = 0; i < Points; i++)
            {
                density[i] *= some;
            }

            return new Waits(some / blocked, density, load * some * (1 / blocked - 1) + kernel.Servers * waiting * some);
        }
    }
}
