using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Core.Tests.Fitting;

public class AffineFitTests
{
    private const double Overhead = 4e-3;
    private const double Time = 20e-6;

    private static readonly double[] Sizes = [.. Enumerable.Range(0, 5).SelectMany(_ => new double[] { 10, 20, 50, 100, 200, 500, 1000, 2000 })];

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void Fit_OfTimesWithProportionalErrors_RecoversBothParameters(double cv)
    {
        var (overhead, time) = (new Recovery(Overhead), new Recovery(Time));
        for (var trial = 0; trial < Recovery.Trials; trial++)
        {
            var noise = Noise.Normal(trial, "affine");
            var fit = Fit(Sizes, Given.Shaken(Sizes, At, items => cv * At(items), noise), out _)!;
            Add(time, fit.Parameters[0]);
            Add(overhead, fit.Parameters[1]);
        }

        var best = Given.Best(Sizes, items => cv * At(items));
        time.Holds(best.Slope, 1.2);
        overhead.Holds(best.Intercept, 1.2);
    }

    /// <summary>The middle of lognormal times is their median, e^(σ²/2) below the mean that a fleet is sized by.</summary>
    [Fact]
    public void Fit_OfSkewedTimes_IsRefusedWithTheReason()
    {
        double[] items = [.. Enumerable.Range(0, 500).Select(row => 10.0 * (1 + (row % 50)))];
        var normal = Noise.Normal(1, "skewed");
        double[] seconds = [.. items.Select(each => 1e-4 * each * Math.Exp(normal() - 0.5))];
        var bag = new DiagnosticBag();

        Assert.Null(new AffineFit().Fit(Tables.Of("items,time", [.. items.Zip(seconds, (count, time) => Tables.Row(count, time, "s"))]), new FitOptions("m"), bag));
        Assert.Contains("the times are skewed", Assert.Single(bag.ToImmutable(), diagnostic => diagnostic.Severity == Severity.Error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WithoutOverhead_IsNotRefused()
    {
        var held = 0;
        var covered = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var fit = Fit(Sizes, Given.Shaken(Sizes, items => Time * items, items => 0.05 * Time * items, Noise.Normal(trial, "affine")), out _)!;
            covered += fit.Parameters[1].Low <= 0 ? 1 : 0;
            held += fit.Parameters[1].Value > 0 ? 0 : 1;
        }

        Assert.InRange(held, 120, 180);
        Assert.InRange(covered, 275, 300);
    }

    [Fact]
    public void Fit_OfTimesThatGrowWithTheSquare_IsRefusedForItsCurvature()
    {
        double Bent(double items) => 1e-3 + (1e-6 * items) + (1e-7 * items * items);
        Assert.Null(Fit(Sizes, Given.Shaken(Sizes, Bent, items => 0.03 * Bent(items), Noise.Normal(1, "bent")), out var bag));
        Assert.Contains(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.PoorFit && diagnostic.Severity == Severity.Error);
    }

    [Fact]
    public void Fit_OfStraightTimes_IsSeldomFoundBent()
    {
        var found = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            Assert.NotNull(Fit(Sizes, Given.Shaken(Sizes, At, items => 0.05 * At(items), Noise.Normal(trial, "affine")), out var bag));
            found += bag.ToImmutable().Any(diagnostic => diagnostic.Code == DiagnosticCodes.PoorFit) ? 1 : 0;
        }

        // Two tests at 1%.
        Assert.InRange(found, 0, 15);
    }

    [Theory]
    [InlineData("10,1 ms;20,1 ms", DiagnosticCodes.TooFewMeasurements)]
    [InlineData("10,1 ms;10,1 ms;10,2 ms;10,1 ms;10,1 ms;10,1 ms;10,1 ms;20,1 ms", DiagnosticCodes.TooFewMeasurements)]
    [InlineData("10,8 ms;20,7 ms;30,6 ms;40,5 ms;50,4 ms;60,3 ms;70,2 ms;80,1 ms", DiagnosticCodes.PoorFit)]
    [InlineData("10,1 ms;20,9 ms;30,2 ms;40,8 ms;50,3 ms;60,7 ms;70,1 ms;80,9 ms", DiagnosticCodes.PoorFit)]
    [InlineData("10,1 ms;20,2;30,three;40,4 ms;50,5 ms;60,6 ms;70,7 ms;80,8 ms", DiagnosticCodes.InvalidQuantity)]
    [InlineData("10,1 ms;20,2 ms;-30,3 ms;40,4 ms;50,5 ms;60,6 ms;70,0 ms;80,8 ms", DiagnosticCodes.OutOfRange)]
    public void Fit_OfWhatIsNoLine_SaysWhy(string rows, string code)
    {
        var bag = new DiagnosticBag();
        Assert.Null(new AffineFit().Fit(Tables.Of("items,time", rows.Split(';')), new FitOptions("m"), bag));
        Assert.All(bag.ToImmutable(), diagnostic => Assert.Equal(code, diagnostic.Code));
        Assert.NotEmpty(bag.ToImmutable());
    }

    [Fact]
    public void Fit_WithBatches_CountsTheItemsOfAllRequests()
    {
        var rows = Enumerable.Range(1, 12).Select(row => $"{row * 10},{row % 3 + 1},{1 + (row * 10 * (row % 3 + 1) * 0.02)} ms");
        var fit = new AffineFit().Fit(Tables.Of("items,batch,time", [.. rows]), new FitOptions("m"), new DiagnosticBag())!;
        Assert.Equal(20e-6, fit.Parameters[0].Value, 9);
        Assert.Equal(1e-3, fit.Parameters[1].Value, 9);
    }

    private static double At(double items) => Overhead + (Time * items);

    private static Core.Fitting.Fit? Fit(double[] items, double[] seconds, out DiagnosticBag bag)
    {
        bag = new DiagnosticBag();
        return new AffineFit().Fit(Tables.Of("items,time", [.. items.Zip(seconds, (count, time) => Tables.Row(count, time, "s"))]), new FitOptions("m"), bag);
    }

    private static void Add(Recovery recovery, FittedFigure figure) => recovery.Add(figure.Value, figure.Low, figure.High!.Value);
}
