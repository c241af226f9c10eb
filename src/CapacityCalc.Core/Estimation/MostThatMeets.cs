using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Estimation;

/// <summary>The largest whole number with which the latency objectives hold, of those up to the first with which they do not.</summary>
/// <param name="excess">By how much the worst objective is missed with so many, relative to its limit; positive infinity where there is no latency.</param>
internal sealed class MostThatMeets(Func<double, double> excess)
{
    /// <summary>Numbers that print alike are not told apart; up to ten thousand it is exact.</summary>
    public const double Precision = 1e-4;

    /// <summary>Where many and few workers begin to keep their requests waiting.</summary>
    private static readonly ImmutableArray<double> SteepLoads = [0.95, 0.98, 0.995];

    /// <summary>More than this there cannot be, and why.</summary>
    public (double Number, GrowthEnd End) Most { get; init; } = (1e18, GrowthEnd.Nothing);

    /// <summary>The most with which the pool's workers are not offered all they can do; infinite where nothing can be overloaded.</summary>
    public double MostByLoad { get; init; } = double.PositiveInfinity;

    /// <summary>The excess of the present number, where it is known.</summary>
    public double? PresentExcess { get; init; }

    /// <summary>About what is looked for, where something is known of it: a good one saves half the evaluations, and none changes the answer.</summary>
    public double? Guess { get; init; }

    /// <param name="present">&gt; 0; need not be whole.</param>
    public StageGrowth Find(double present)
    {
        var start = Math.Max(1, Math.Floor(present));
        var (low, atLow) = (start, start >= present && PresentExcess is { } known ? Straight(known) : Excess(start));
        if (atLow <= 0)
        {
            return Upwards(present, (low, atLow));
        }

        var atLeast = start > 1 ? Excess(1) : atLow;
        return atLeast <= 0 ? Between(present, (1, atLeast), (low, atLow)) : new StageGrowth(present, null, GrowthEnd.OutOfReach);
    }

    private StageGrowth Upwards(double present, (double At, double Excess) low)
    {
        // So near to overload there are figures still, though hardly true ones; what holds there is limited by the load alone.
        var (last, end) = MostByLoad < Most.Number ? (MostByLoad - Math.Floor(MostByLoad * Precision), GrowthEnd.Load) : Most;

        // First where it may be, then where queues begin to grow steeply; without any end by steps that grow ever larger.
        ImmutableArray<double> likely = [Guess ?? 0, .. SteepLoads.Select(load => Math.Floor(MostByLoad * load))];
        for (var factor = end == GrowthEnd.Nothing ? 2 : last; low.At < last; factor *= factor)
        {
            var next = likely.FirstOrDefault(number => number > low.At && number < last, Math.Min(last, low.At * factor));
            var found = Excess(next);
            if (found > 0)
            {
                return Between(present, low, (next, found));
            }

            low = (next, found);
        }

        return new StageGrowth(present, end == GrowthEnd.Nothing ? null : low.At, end);
    }

    private StageGrowth Between(double present, (double At, double Excess) low, (double At, double Excess) high)
    {
        var (last, beyond) = Crossing.Find(Excess, new Counts(MostByLoad + 1), low, high);
        var round = Roundest(last, beyond.At);
        return new StageGrowth(present, round > last && Excess(round) <= 0 ? round : last, double.IsFinite(beyond.Excess) ? GrowthEnd.Latency : GrowthEnd.Load);
    }

    /// <summary>Of the numbers between two that are not told apart the one with the fewest digits, as it would be on paper; the lower where there is none.</summary>
    private static double Roundest(double low, double high)
    {
        for (var unit = Math.Pow(10, Math.Floor(Math.Log10(high))); unit >= 1; unit /= 10)
        {
            var round = Math.Floor(high / unit) * unit;
            round = round < high ? round : round - unit;
            if (round > low)
            {
                return round;
            }
        }

        return low;
    }

    private double Excess(double count) => Straight(excess(Math.Round(count)));

    /// <summary>Bends less where waits grow without bound; the sign is kept.</summary>
    private static double Straight(double excess) => Elementary.LogP1(excess);

    /// <summary>Whole numbers, as far as they can be told apart.</summary>
    /// <param name="Saturation">Infinite where nothing can be overloaded.</param>
    /// <remarks>Latencies grow with n far from the saturation s, and with 1/(s − n) near it: they are nearly straight over −ln(1 − n/s) in both.
    /// Where s is 1e18 and n a few, 1 − n/s has lost n: a search whose points do not come back from their places never ends.</remarks>
    private sealed record Counts(double Saturation) : CrossingScale
    {
        private bool HasSaturation => double.IsFinite(Saturation);

        public override double Place(double at) => HasSaturation ? -Elementary.LogP1(-at / Saturation) : Math.Log(at);

        public override double At(double place) => Math.Round(HasSaturation ? -Saturation * Elementary.ExpM1(-place) : Math.Exp(place));

        public override double Step(double high) => Math.Max(1, Precision * high);
    }
}
