using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Scenarios;
using CsCheck;

namespace CapacityCalc.Core.Tests.Scenarios;

public sealed class DayProfileTests
{
    private static string Yaml(string traffic) => $"traffic: {{ items: 10, {traffic} }}\npipeline:\n  - {{ stage: s, kind: rank, model: {{ kind: per_item, time: 1 ms, cv: 1 }} }}\n";

    private static string List(params double[] weights) => $"[{string.Join(", ", weights.Select(weight => weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}]";

    /// <summary>1 and 23 × 0.5.</summary>
    private static readonly string OnePeak = List([1, .. Enumerable.Repeat(0.5, 23)]);

    private static readonly Gen<(double Factor, int Hour)> Sinusoids = Gen.Select(Gen.Double[1, 2], Gen.Int[0, 23]);

    /// <summary>A whole period of the sine adds nothing to the average.</summary>
    [Fact]
    public void Sinusoid_MeansOfTheHours_AddUpTo24Averages() => Sinusoids.Sample(s =>
        Assert.Equal(24 / s.Factor, DayProfile.Sinusoid(s.Factor, s.Hour).Hours.Sum(hour => hour.Mean), 1e-12));

    /// <summary>Against the midpoint rule on 10,000 points of the rate itself, whose error is below (π/12)²/24 ÷ 10⁸ ≈ 3e-11.</summary>
    [Fact]
    public void Sinusoid_MeanOfAnHour_IsItsIntegral() => Sinusoids.Sample(
        s =>
        {
            const int Points = 10_000;
            double Rate(double clock) => (1 + ((s.Factor - 1) * Math.Cos(2 * Math.PI * (clock - s.Hour - 0.5) / 24))) / s.Factor;
            foreach (var (hour, load) in DayProfile.Sinusoid(s.Factor, s.Hour).Hours.Index())
            {
                var rates = Enumerable.Range(0, Points + 1).Select(point => Rate(hour + ((double)point / Points))).ToArray();
                Assert.Equal(Enumerable.Range(0, Points).Average(point => Rate(hour + ((point + 0.5) / Points))), load.Mean, 1e-9);
                Assert.Equal(rates.Max(), load.Highest, 1e-8);
            }
        },
        iter: 5);

    [Fact]
    public void Sinusoid_ItsCrest_IsThePeak() => Sinusoids.Sample(s =>
    {
        var hours = DayProfile.Sinusoid(s.Factor, s.Hour).Hours;
        Assert.Equal(1, hours[s.Hour].Highest);
        Assert.All(hours, hour => Assert.InRange(hour.Highest, hour.Mean, 1));
        Assert.Equal(hours[(s.Hour + 23) % 24], hours[(s.Hour + 1) % 24]);
    });

    /// <summary>The hour about the trough of a sinusoid of factor 2, with x = π/24: average × (1 − sin x ÷ x) = average × (x²/6 − x⁴/120 …) = 0.28533% of the average.</summary>
    [Fact]
    public void Sinusoid_OfFactor2_IsAllButQuietTwelveHoursFromItsPeak()
    {
        var night = DayProfile.Sinusoid(2, 20).Hours[8];
        Assert.Equal(0.0028533 / 2, night.Mean, 1e-7);
        Assert.Equal((1 - Math.Cos(Math.PI / 24)) / 2, night.Highest, 1e-12);
    }

    [Fact]
    public void Sinusoid_OfFactor1_IsFlat() => Assert.All(DayProfile.Sinusoid(1, 5).Hours, hour => Assert.Equal(new HourLoad(1, 1), hour));

    [Fact]
    public void Weights_Scaled_AreTheSameDay() => Gen.Select(Gen.Double[0.001, 1].Array[24], Gen.Double[1e-6, 1e6]).Sample((weights, scale) =>
    {
        var (plain, scaled) = (DayProfile.Of([.. weights]), DayProfile.Of([.. weights.Select(weight => weight * scale)]));
        Assert.All(plain.Hours.Zip(scaled.Hours), pair => Assert.Equal(pair.First.Mean, pair.Second.Mean, 1e-12));
        Assert.Equal(weights.Max() / weights.Average(), scaled.PeakFactor, 1e-9);
    });

    /// <summary>Smaller than any number that could be added up, and larger than their sum could be.</summary>
    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e15)]
    public void Weights_OfAnySize_HaveAPeakFactor(double weight)
    {
        var alone = new double[24];
        alone[3] = weight;
        Assert.Equal(24, DayProfile.Of([.. alone]).PeakFactor);
        Assert.Equal(1, DayProfile.Of([.. Enumerable.Repeat(weight, 24)]).PeakFactor);
    }

    /// <summary>Peak ÷ average = 24 ÷ (1 + 23 × 0.5) = 1.92; 86.4 M users once a day are 1000/s on average.</summary>
    [Theory]
    [InlineData("rate: 1920/s", 1920, 1000)]
    [InlineData("users: 86.4M, requests_per_user: 1/day", 1920, 1000)]
    [InlineData("rate: 1920/s, peak_factor: 1.92", 1920, 1000)]
    [InlineData("rate: 1920/s, peak_factor: 1.921", 1920, 1000)]
    public void Hours_Given_SayHowFarThePeakIsAboveTheAverage(string rate, double peak, double average)
    {
        var scenario = Given.Scenario(Yaml($"{rate}, profile: {OnePeak}")).Scenario;
        Assert.Equal((peak, average), (Math.Round(scenario.Traffic.PeakPerSecond, 9), Math.Round(scenario.Traffic.AveragePerSecond, 9)));
        Assert.Equal(peak, scenario.Traffic.Profile!.Hours[0].Mean * scenario.Traffic.PeakPerSecond, 1e-9);
    }

    [Fact]
    public void Hours_WithoutAFactor_ListTheirOwnAndNotTheDefault()
    {
        var factor = Given.Scenario(Yaml($"rate: 1000/s, profile: {OnePeak}")).Scenario.Assumptions.Single(assumption => assumption.Path == "traffic.peak_factor");
        Assert.Equal(("1.92", ValueOrigin.File), (factor.Value, factor.Origin));
    }

    /// <summary>What the error names is accepted where the factor is written.</summary>
    [Fact]
    public void Hours_AgainstAnotherFactor_NameOneThatIsTheirs() => Gen.Double[0, 1].Array[24].Where(weights => weights.Max() > 0).Sample(
        weights =>
        {
            var error = Given.Diagnostics(Yaml($"rate: 1000/s, peak_factor: 25, profile: {List(weights)}")).Single(diagnostic => diagnostic.Severity == Severity.Error);
            Assert.Equal(DiagnosticCodes.ConflictingKeys, error.Code);
            var own = error.Message.Split("a peak of ")[1].Split(' ')[0];
            Assert.DoesNotContain(Given.Diagnostics(Yaml($"rate: 1000/s, peak_factor: {own}, profile: {List(weights)}")), diagnostic => diagnostic.Severity == Severity.Error);
        },
        iter: 30);

    [Fact]
    public void Sinusoid_WithoutAnHour_ListsTheHourThatIsTaken()
    {
        var scenario = Given.Scenario(Yaml("rate: 1000/s, profile: sinusoid")).Scenario;
        var hour = scenario.Assumptions.Single(assumption => assumption.Path == "traffic.peak_hour");
        Assert.Equal(("20", ValueOrigin.Default), (hour.Value, hour.Origin));
        Assert.Equal(1, scenario.Traffic.Profile!.Hours[20].Highest);
    }

    [Fact]
    public void NoProfile_ListsNothingOfIt()
    {
        var scenario = Given.Scenario(Yaml("rate: 1000/s")).Scenario;
        Assert.Null(scenario.Traffic.Profile);
        Assert.DoesNotContain(scenario.Assumptions, assumption => assumption.Path is "traffic.peak_hour" or "traffic.profile");
    }
}
