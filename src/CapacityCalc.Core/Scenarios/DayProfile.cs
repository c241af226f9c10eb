using System.Collections.Immutable;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The load of each hour of a day, the same every day.</summary>
/// <param name="Hours">The 24 hours from midnight on.</param>
public sealed record DayProfile(ImmutableArray<HourLoad> Hours)
{
    public const int HoursOfDay = 24;

    /// <summary>Beyond it a sinusoid about its average goes below 0.</summary>
    public const double MostPeakFactor = 2;

    /// <summary>Peak ÷ average; in [1, 24].</summary>
    public double PeakFactor => HoursOfDay / Hours.Sum(hour => hour.Mean);

    /// <summary>Hours of a steady load each, of which the largest is the peak.</summary>
    /// <param name="weights">24 relative loads; ≥ 0, one of them above it.</param>
    /// <remarks>Their scale does not matter: they are divided by the largest, so that the average is the peak × mean ÷ largest.</remarks>
    public static DayProfile Of(ImmutableArray<double> weights)
    {
        var largest = weights.Max();
        return new([.. weights.Select(weight => new HourLoad(weight / largest, weight / largest))]);
    }

    /// <summary>A sinusoid about the average, whose crest is the peak.</summary>
    /// <param name="peakFactor">Peak ÷ average; 1 ≤ f ≤ 2, where the trough is 0.</param>
    /// <param name="peakHour">The hour in whose middle the crest is; 0 to 23.</param>
    /// <remarks>
    /// With x the hours from the crest, the rate is average × (1 + (f − 1) cos(2πx/24)). Its mean over the hour whose middle is x away is
    /// average × (1 + (f − 1) cos(2πx/24) sin(π/24) ÷ (π/24)); these means add up to 24 averages. Its highest value is at the end nearer the crest.
    /// </remarks>
    public static DayProfile Sinusoid(double peakFactor, int peakHour)
    {
        const double HalfHour = Math.PI / HoursOfDay;
        var flattening = Math.Sin(HalfHour) / HalfHour;
        double ShareOfPeak(double cosine) => Math.Max(0, 1 + ((peakFactor - 1) * cosine)) / peakFactor;

        return new(
        [
            .. Enumerable.Range(0, HoursOfDay).Select(hour =>
            {
                var away = Math.Abs(hour - peakHour);
                away = Math.Min(away, HoursOfDay - away);
                var nearest = Math.Max(0, (2 * away) - 1);
                return new HourLoad(ShareOfPeak(Math.Cos(2 * away * HalfHour) * flattening), ShareOfPeak(Math.Cos(nearest * HalfHour)));
            }),
        ]);
    }
}

/// <summary>The load of one hour, as shares of the day's peak.</summary>
/// <param name="Mean">Over the hour; in [0, 1].</param>
/// <param name="Highest">At any time of the hour; in [<paramref name="Mean"/>, 1].</param>
public readonly record struct HourLoad(double Mean, double Highest);
