using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting;

/// <summary>What a stream's arrivals say of it.</summary>
internal sealed class ArrivalStatistics
{
    public const int Windows = 10;

    private readonly double[] _times;
    private readonly double[] _gaps;

    /// <param name="times">Rising, in seconds; not all the same.</param>
    public ArrivalStatistics(double[] times)
    {
        _times = times;
        _gaps = [.. times.Skip(1).Zip(times, (next, time) => next - time)];
        Span = times[^1] - times[0];
        MeanGap = Span / _gaps.Length;
        var variance = _gaps.Sum(gap => (gap - MeanGap) * (gap - MeanGap)) / (_gaps.Length - 1);
        Cv2 = variance / MeanGap / MeanGap;
        Counts = [.. Enumerable.Range(0, Windows).Select(window => _gaps.Index().Count(gap => WindowOf(times[gap.Index + 1]) == window))];
    }

    public double Span { get; }

    public double MeanGap { get; }

    /// <summary>Squared coefficient of variation of the gaps.</summary>
    public double Cv2 { get; }

    /// <summary>Arrivals in each tenth of the time.</summary>
    public ImmutableArray<int> Counts { get; }

    public int Gaps => _gaps.Length;

    /// <summary>Of the rate, 1 ÷ the mean gap.</summary>
    public double RateError => Math.Sqrt(Cv2 / Gaps) / MeanGap;

    /// <summary>Of <see cref="Cv2"/>, by how much each gap moves it: (u − 1)² − c − 2c(u − 1), u the gap ÷ the mean one.</summary>
    /// <remarks>The delta method; gaps are taken to be independent. Source: A. W. van der Vaart (1998), "Asymptotic Statistics", section 20.1.</remarks>
    public double Cv2Error
    {
        get
        {
            var sum = 0.0;
            foreach (var gap in _gaps)
            {
                var beyond = (gap / MeanGap) - 1;
                var influence = (beyond * beyond) - Cv2 - (2 * Cv2 * beyond);
                sum += influence * influence;
            }

            return Math.Sqrt(sum) / Gaps;
        }
    }

    /// <summary>How much the rate changes from the beginning to the end, as a share of its mean, if it changes evenly.</summary>
    public double Drift => 12 * MeanPlace;

    /// <summary>Probability of so much drift by chance, in a stream with such gaps.</summary>
    /// <remarks>Laplace's test, of which the variance is that of the gaps. Source: D. R. Cox, P. A. W. Lewis (1966), "The Statistical Analysis of Series of Events", section 3.3.</remarks>
    public double DriftProbability => Cv2 > 0 ? 2 * StandardNormal.Survival(Math.Abs(MeanPlace) / Math.Sqrt(Cv2 / 12 / Gaps)) : 1;

    /// <summary>Probability that the counts of the tenths differ so much by chance: in a stream with such gaps each has a variance of cv² × its mean.</summary>
    public double UnsteadyProbability
    {
        get
        {
            var mean = Gaps / (double)Windows;
            var chi = Counts.Sum(count => (count - mean) * (count - mean)) / mean / Math.Max(Cv2, 1e-12);
            return Cv2 > 0 ? GammaFunction.Q((Windows - 1) / 2.0, chi / 2) : 1;
        }
    }

    /// <summary>Correlation of a gap with the next one.</summary>
    public double Correlation
    {
        get
        {
            double products = 0, squares = 0;
            for (var index = 0; index < _gaps.Length; index++)
            {
                var beyond = _gaps[index] - MeanGap;
                squares += beyond * beyond;
                products += index > 0 ? beyond * (_gaps[index - 1] - MeanGap) : 0;
            }

            return squares > 0 ? products / squares : 0;
        }
    }

    /// <summary>The unit of time that all gaps are multiples of; 0 where none above a thousandth of the mean gap is.</summary>
    public double Resolution
    {
        get
        {
            // Differences of times that were written in decimals have their rounding.
            var rounding = Math.Max(1e-12, Math.Abs(_times[^1]) * 1e-15);
            var least = _gaps.Where(gap => gap > 2 * rounding).DefaultIfEmpty(0).Min();
            for (var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(least, rounding) * 1.000001))); unit > MeanGap / 1000; unit /= 10)
            {
                var known = unit;
                if (_gaps.All(gap => Math.Abs(gap - (Math.Round(gap / known) * known)) <= 4 * rounding))
                {
                    return known;
                }
            }

            return 0;
        }
    }

    /// <summary>The mean place of an arrival in the time, from −½ to ½. The last one ends the time, wherever it falls.</summary>
    private double MeanPlace => (_times.Skip(1).SkipLast(1).Average(time => time - _times[0]) / Span) - 0.5;

    private int WindowOf(double time) => Math.Min(Windows - 1, (int)((time - _times[0]) / Span * Windows));
}
