using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Tests.Fitting;

public class ArrivalsFitTests
{
    private const double MeanGap = 2e-3;

    [Theory]
    [InlineData(0.25, 1000)]
    [InlineData(1, 1000)]
    [InlineData(4, 10_000)]
    public void Fit_OfARenewalStream_RecoversRateAndVariation(double cv2, int count)
    {
        IDistribution gaps = cv2 < 1 ? new Gamma(MeanGap, Math.Sqrt(cv2)) : cv2 > 1 ? new Hyperexponential(MeanGap, Math.Sqrt(cv2)) : new Exponential(MeanGap);
        var (rate, variation) = (new Recovery(1 / MeanGap), new Recovery(cv2));
        for (var trial = 0; trial < Recovery.Trials; trial++)
        {
            var statistics = new ArrivalStatistics(Times(Noise.Of(gaps, count, trial)));
            var reach = StudentsT.Quantile(0.975, count - 1);
            var (first, second) = (FittedFigure.Positive("", "", 1 / statistics.MeanGap, statistics.RateError, reach, QueryRate.Dimension), FittedFigure.Positive("", "", statistics.Cv2, statistics.Cv2Error, reach, Scalar.Dimension));
            rate.Add(first.Value, first.Low, first.High!.Value);
            variation.Add(second.Value, second.Low, second.High!.Value);
        }

        rate.Holds(Math.Sqrt(cv2 / count) / MeanGap, 1.1);

        // Of the moments of these gaps, by the delta method: what no estimate from a sample's moments is better than.
        variation.Holds(Math.Sqrt(MomentVariance(gaps, cv2) / count), 1.15);
    }

    [Fact]
    public void Fit_OfALogInMilliseconds_TellsBothFigures()
    {
        var fit = Fit(Lines(Times(Noise.Of(new Exponential(0.2), 3000, 1)), "F3"), out var bag)!;
        Assert.Empty(bag.ToImmutable());
        Assert.Equal(["rate", "arrival_cv2"], fit.Parameters.Select(figure => figure.Name));
        Assert.InRange(5, fit.Parameters[0].Low, fit.Parameters[0].High!.Value);
        Assert.StartsWith("traffic: { rate: ", fit.Snippet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfAStreamThatGrows_IsRefused()
    {
        var times = Times(Noise.Of(new Exponential(MeanGap), 4000, 1));
        var stretched = times.Select(time => Math.Sqrt(time)).ToArray();
        Assert.Null(Fit(Lines(stretched, "R"), out var bag));
        Assert.Equal(DiagnosticCodes.DriftingRate, Assert.Single(bag.ToImmutable()).Code);
    }

    [Fact]
    public void Fit_OfSteadyStreams_IsSeldomRefused()
    {
        var told = Enumerable.Range(0, 300).Count(trial =>
        {
            Fit(Lines(Times(Noise.Of(new Exponential(MeanGap), 1000, trial)), "R"), out var bag);
            return !bag.ToImmutable().IsEmpty;
        });

        // Three tests at 1%.
        Assert.InRange(told, 0, 20);
    }

    [Fact]
    public void Fit_OfBurstsOfShortGaps_WarnsThatTheyGoTogether()
    {
        var gaps = Noise.Of(new Exponential(1), 5000, 1).Select((gap, index) => gap * (index / 20 % 2 == 0 ? 1e-3 : 5e-3)).ToArray();
        Assert.NotNull(Fit(Lines(Times(gaps), "R"), out var bag));
        Assert.Contains(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.CorrelatedArrivals);
    }

    [Fact]
    public void Fit_OfCoarseTimestamps_TakesTheirStepAway()
    {
        var statistics = 0.0;
        for (var trial = 0; trial < 20; trial++)
        {
            var fit = Fit(Lines(Times(Noise.Of(new Gamma(3e-3, 0.5), 5000, trial)), "F3"), out var bag)!;
            Assert.Contains(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.CoarseTimestamps);
            statistics += fit.Parameters[1].Value / 20;
        }

        Assert.InRange(statistics, 0.24, 0.26);
    }

    [Fact]
    public void Fit_OfTimestampsInSeconds_TellsTheRateAlone()
    {
        var fit = Fit(Lines(Times(Noise.Of(new Exponential(0.02), 2000, 1)), "F0"), out var bag)!;
        Assert.Equal(DiagnosticCodes.CoarseTimestamps, Assert.Single(bag.ToImmutable()).Code);
        Assert.Equal("rate", Assert.Single(fit.Parameters).Name);
    }

    [Fact]
    public void Fit_OfIsoDatesAndOfAnEpochInNanoseconds_AreTheSame()
    {
        var times = Times(Noise.Of(new Exponential(MeanGap), 200, 1));
        var dates = times.Select(time => new DateTime(2026, 7, 20, 12, 0, 0, DateTimeKind.Utc).AddTicks((long)(time * 1e7)).ToString("O", CultureInfo.InvariantCulture));
        var epochs = times.Select(time => $"{1_784_548_800_000_000_000 + ((long)(time * 1e7) * 100)} ns");
        var (one, two) = (Fit([.. dates], out _)!, Fit([.. epochs], out _)!);
        Assert.Equal(one.Parameters[0].Value, two.Parameters[0].Value, 6);
        Assert.Equal(one.Parameters[1].Value, two.Parameters[1].Value, 9);
    }

    [Theory]
    [InlineData("12:30")]
    [InlineData("1.5")]
    [InlineData("")]
    public void Fit_OfWhatIsNoTimestamp_SaysWhere(string wrong)
    {
        var rows = Lines(Times(Noise.Of(new Exponential(MeanGap), 100, 1)), "R");
        rows[10] = wrong;
        Assert.Null(Fit(rows, out var bag));
        var problem = Assert.Single(bag.ToImmutable());
        Assert.Equal((DiagnosticCodes.InvalidQuantity, 12), (problem.Code, problem.Span.Line));
    }

    private static double MomentVariance(IDistribution gaps, double cv2)
    {
        // E[((u − 1)² − c − 2c(u − 1))²] by the quantiles of u = gap ÷ mean.
        const int Steps = 1_000_000;
        var sum = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            var beyond = (gaps.Quantile((step + 0.5) / Steps) / gaps.Mean) - 1;
            sum += Math.Pow((beyond * beyond) - cv2 - (2 * cv2 * beyond), 2);
        }

        return sum / Steps;
    }

    private static double[] Times(double[] gaps)
    {
        var times = new double[gaps.Length + 1];
        for (var index = 0; index < gaps.Length; index++)
        {
            times[index + 1] = times[index] + gaps[index];
        }

        return times;
    }

    private static string[] Lines(double[] times, string format) => [.. times.Select(time => $"{time.ToString(format, CultureInfo.InvariantCulture)} s")];

    private static Core.Fitting.Fit? Fit(string[] rows, out DiagnosticBag bag)
    {
        bag = new DiagnosticBag();
        return new ArrivalsFit().Fit(Tables.Of("timestamp", rows), new FitOptions("m"), bag);
    }
}
