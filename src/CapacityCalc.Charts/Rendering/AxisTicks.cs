using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts.Rendering;

internal readonly record struct AxisTick(double Value, string Label);

/// <summary>Round values along an axis.</summary>
internal static class AxisTicks
{
    /// <param name="most">As many labels as have room.</param>
    public static ImmutableArray<AxisTick> Of(ValueAxis axis, int most) =>
        !axis.Marks.IsEmpty && axis.Marks.Length <= most ? Marked(axis)
        : axis.Scale == Scale.Logarithmic ? Logarithmic(axis, most) : Linear(axis, most);

    /// <summary>Along a horizontal axis: as many as stand apart from each other.</summary>
    /// <param name="length">In layout pixels, from the axis's minimum to its maximum.</param>
    public static ImmutableArray<AxisTick> Along(AxisMap map, float length)
    {
        const float LeastAir = 12;
        const float Spacing = 100;
        const int Least = 2;
        var most = Math.Max(6, (int)(length / Spacing));
        return Enumerable.Range(Least, Math.Max(1, most - Least + 1)).Reverse().Select(count => Of(map.Axis, count)).FirstOrDefault(AreApart, Of(map.Axis, Least));

        bool AreApart(ImmutableArray<AxisTick> ticks) =>
            ticks.Select(tick => tick.Label).Distinct().Count() == ticks.Length
            && ticks.Zip(ticks.Skip(1)).All(pair =>
                Math.Abs(map.Pixel(pair.Second.Value) - map.Pixel(pair.First.Value)) >= LeastAir + (Width(pair.First) + Width(pair.Second)) / 2);

        static float Width(AxisTick tick) => InterFont.Width(tick.Label, Page.TickSize, Weight.Regular);
    }

    /// <summary>Beside a vertical axis.</summary>
    public static ImmutableArray<AxisTick> Beside(ValueAxis axis, float height)
    {
        const float Spacing = 52;
        const int Least = 3;
        return Of(axis, Math.Max(Least, (int)(height / Spacing)));
    }

    /// <summary>What the axis's title adds: the unit of a linear axis of times, whose ticks are bare numbers.</summary>
    public static string Title(ValueAxis axis) => axis is { Measure: Measure.Seconds, Scale: Scale.Linear }
        ? $"{axis.Title} ({AxisFormat.TimeUnit(axis.Maximum).Unit})"
        : axis.Title;

    private static ImmutableArray<AxisTick> Marked(ValueAxis axis)
    {
        var size = axis.Measure == Measure.Seconds ? AxisFormat.TimeUnit(axis.Maximum).Size : 1;
        // Few digits, as long as they tell the marks apart.
        const int Decimals = 6;
        var areApart = axis.Marks.Select(mark => AxisFormat.FourDigits(mark.Value / size)).Distinct().Count() == axis.Marks.Length;
        return axis is { Measure: Measure.Seconds, Scale: Scale.Linear }
            ? [.. axis.Marks.Select(mark => new AxisTick(mark.Value, AxisFormat.Plain(areApart ? AxisFormat.FourDigits(mark.Value / size) : Math.Round(mark.Value / size, Decimals))))]
            : [.. axis.Marks.Select(mark => new AxisTick(mark.Value, mark.Label))];
    }

    private static ImmutableArray<AxisTick> Linear(ValueAxis axis, int most)
    {
        var (size, _) = axis.Measure == Measure.Seconds ? AxisFormat.TimeUnit(axis.Maximum) : (1.0, "");
        var (from, to) = (axis.Minimum / size, axis.Maximum / size);
        var step = RoundStep(from, to, most, axis.Measure == Measure.Hosts ? 1 : 0);
        var ticks = ImmutableArray.CreateBuilder<AxisTick>();
        for (var index = Math.Ceiling(from / step - 1e-9); index * step <= to * (1 + 1e-9); index++)
        {
            // + 0: never a minus zero.
            var value = Math.Round(index * step, 12) + 0;
            ticks.Add(new AxisTick(value * size, axis.Measure == Measure.Seconds ? AxisFormat.Plain(value) : axis.Print(value)));
        }
        return ticks.ToImmutable();
    }

    /// <summary>Round times beyond a minute, in seconds: 1, 2, 5, 10, 30 min; 1, 2, 5, 12, 24 h; 2, 5, 10 … d.</summary>
    private static readonly ImmutableArray<double> RoundTimes =
        [60, 120, 300, 600, 1800, 3600, 7200, 18000, 43200, 86400, .. new double[] { 2, 5, 10, 20, 50, 100, 200, 500, 1000 }.Select(days => days * 86400)];

    private static ImmutableArray<AxisTick> Logarithmic(ValueAxis axis, int most)
    {
        if (axis.Measure == Measure.Seconds && axis.Maximum > RoundTimes[2] && axis.Maximum < RoundTimes[^1])
        {
            var times = new[] { 1e-3, 1e-2, 0.1, 1, 10 }.Concat(RoundTimes).Where(time => time >= axis.Minimum && time <= axis.Maximum).ToImmutableArray();
            var every = Math.Max(1, (times.Length + most - 1) / most);
            return [.. times.Where((_, index) => index % every == 0).Select(time => new AxisTick(time, AxisFormat.Seconds(time)))];
        }
        var (from, to) = (Math.Log10(axis.Minimum), Math.Log10(axis.Maximum));
        var decades = to - from;
        double[] within = decades * 3 <= most ? [1, 2, 5] : decades * 2 <= most && decades < 2 ? [1, 3] : [1];
        var stride = (int)Math.Max(1, Math.Ceiling((decades + 1) / most));
        var ticks = ImmutableArray.CreateBuilder<AxisTick>();
        for (var decade = (int)Math.Floor(from); decade <= Math.Ceiling(to); decade++)
        {
            if ((decade - (int)Math.Round(Math.Ceiling(from - 1e-9))) % stride != 0 && within.Length == 1)
            {
                continue;
            }
            foreach (var value in within.Select(multiple => multiple * Math.Pow(10, decade)))
            {
                if (value >= axis.Minimum * (1 - 1e-9) && value <= axis.Maximum * (1 + 1e-9))
                {
                    ticks.Add(new AxisTick(value, axis.Print(value)));
                }
            }
        }
        return ticks.ToImmutable();
    }

    /// <summary>The least of 1, 2, 5 × a power of ten that makes no more ticks than these.</summary>
    private static double RoundStep(double from, double to, int most, double least)
    {
        var smallest = Math.Max(least, (to - from) / (most + 1));
        for (var power = Math.Pow(10, Math.Floor(Math.Log10(smallest))); ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (step >= least && Math.Floor((to / step) + 1e-9) - Math.Ceiling((from / step) - 1e-9) < most)
                {
                    return step;
                }
            }
        }
    }
}
