using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CsCheck;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>What holds at the ends of what a scenario may say, where numbers run out of digits and formulas of their domain.</summary>
public sealed class ExtremeLawTests
{
    /// <summary>Of percentiles that are read from a lattice.</summary>
    private const double Reading = 2e-3;

    private const double Rounding = 1e-9;

    private static readonly Gen<(double Rate, double Load, double Other, double Cv, double Objective)> Designs =
        Gen.Select(Gen.Double[-12, 15], Gen.Double[-12, 6], Gen.Double[-12, 6], ExtremeFleet.Among(0, 0.3, 1.5), Gen.Double[1, 20]);

    [Fact]
    public void Figures_OfAnyFleet_AreFiniteAndRise() => ExtremeFleet.Any.Sample(
        fleet =>
        {
            var estimate = fleet.EstimateAt(fleet.RatePerSecond, fleet.Hosts);
            var stage = estimate.Stages[0];
            Assert.InRange(stage.Utilization!.Value, 0, 1);
            foreach (var figures in new[] { stage.Wait, stage.Latency, estimate.Latency })
            {
                CheckRising(figures, estimate);
            }

            Assert.True(double.IsFinite(estimate.Capacity!.SaturationPerSecond!.Value) && estimate.Capacity.SaturationPerSecond >= fleet.RatePerSecond * (1 - Rounding));
            Assert.True(double.IsFinite(estimate.Fleet.CostPerMillionRequests!.Value));
        },
        iter: 500);

    [Fact]
    public void P99_OfAKeptFleet_NeverFallsAsLoadRises() => Gen.Select(ExtremeFleet.Any, Gen.Double[1e-6, 1]).Sample(
        (fleet, share) =>
        {
            var more = fleet.EstimateAt(fleet.RatePerSecond, fleet.Hosts).Latency.P99!.Value;
            var less = fleet.EstimateAt(fleet.RatePerSecond * share, fleet.Hosts).Latency.P99!.Value;
            Assert.True(less <= more * (1 + Reading), $"{less:R} at {share:R} of a load whose p99 is {more:R}");
        },
        iter: 300);

    [Fact]
    public void P99_WithMoreHosts_IsNeverWorse() => Gen.Select(ExtremeFleet.Any, Gen.Double[1, 3]).Sample(
        (fleet, times) =>
        {
            var hosts = (int)Math.Min(1e7, Math.Ceiling(fleet.Hosts * times));
            var fewer = fleet.EstimateAt(fleet.RatePerSecond, fleet.Hosts).Latency.P99!.Value;
            var more = fleet.EstimateAt(fleet.RatePerSecond, hosts).Latency.P99!.Value;
            Assert.True(more <= fewer * (1 + Reading), $"{more:R} on {hosts} hosts, {fewer:R} on {fleet.Hosts}");
        },
        iter: 300);

    [Fact]
    public void OverloadedFleet_HasNoPercentiles_AndSaysWhy() => Gen.Select(ExtremeFleet.Any, Gen.Double[0, 9]).Sample(
        (fleet, beyond) =>
        {
            var estimate = fleet.EstimateAt(fleet.RateAt(1 + Math.Pow(10, -beyond)), fleet.Hosts);
            Assert.False(estimate.Stages[0].Stable);
            Assert.Equal(Percentiles.None, estimate.Latency);
            Assert.Contains(estimate.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCodes.Overloaded);
        },
        iter: 100);

    [Fact]
    public void Sizing_OfAnyDesign_FollowsFromItsStages() => Designs.Sample(
        design =>
        {
            var yaml = Yaml(design, time: 1, load: 1);
            var estimate = Given.Estimate(yaml);
            CheckRising(estimate.Latency, estimate);
            Assert.Equal(estimate.Stages.Sum(stage => stage.Hosts), estimate.Fleet.Hosts);
            Assert.Equal(estimate.Fleet.Hosts, estimate.Fleet.CostPerHour!.Value, estimate.Fleet.Hosts * Rounding);
            Assert.All(estimate.Stages, stage => Assert.True(stage is { Hosts: >= 1, Stable: true, Utilization: <= 0.6 + Rounding }));
            if (estimate.Objectives.All(objective => objective.Passed))
            {
                Assert.True(estimate.Capacity!.MaxPerSecondWithinSlo is not { } most || most >= estimate.Traffic.PeakPerSecond * (1 - 1e-3));
            }

            Assert.Equal(estimate.Latency, Given.Estimate(yaml).Latency);
        },
        iter: 100);

    [Fact]
    public void MoreTraffic_NeverNeedsFewerHosts() => Gen.Select(Designs, Gen.Double[1, 10]).Sample(
        (design, times) =>
        {
            var (less, more) = (Sized(Yaml(design, time: 1, load: 1 / times)), Sized(Yaml(design, time: 1, load: 1)));
            if (more is null)
            {
                return;
            }

            Assert.NotNull(less);
            Assert.All(less.Zip(more), pair => Assert.True(pair.First <= pair.Second, $"{pair.First} hosts, and {pair.Second} for {times} times as much"));
        },
        iter: 100);

    [Fact]
    public void FasterModel_NeverNeedsMoreHosts() => Gen.Select(Designs, Gen.Double[0.1, 1]).Sample(
        (design, share) =>
        {
            var (slow, fast) = (Sized(Yaml(design, time: 1, load: 1)), Sized(Yaml(design, share, load: 1)));
            if (slow is not null)
            {
                Assert.NotNull(fast);
                Assert.True(fast.Sum() <= slow.Sum(), $"{slow.Sum()} hosts, and {fast.Sum()} at {share} of the time");
            }
        },
        iter: 100);

    /// <summary>Figures are there, finite and in order, or none is and the answer says that a stage is overloaded.</summary>
    private static void CheckRising(Percentiles figures, Estimate estimate)
    {
        double?[] rising = [0, figures.P50, figures.P90, figures.P95, figures.P99, figures.P999];
        if (rising.Skip(1).All(figure => figure is null) && figures.Mean is null)
        {
            Assert.Contains(estimate.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCodes.Overloaded);
            return;
        }

        Assert.All(rising.Append(figures.Mean), figure => Assert.True(figure is { } number && double.IsFinite(number) && number >= 0, $"{figures}"));
        Assert.Equal(rising.Order(), rising);
    }

    /// <summary>Hosts of each stage; null where no fleet meets the objective, as then the plan is no more than what the throughput asks for.</summary>
    private static long[]? Sized(string yaml)
    {
        var estimate = Estimator.Estimate(Given.Scenario(yaml), EstimateDetails.None);
        return estimate.Objectives.All(objective => objective.Passed) ? [.. estimate.Stages.Select(stage => stage.Hosts)] : null;
    }

    /// <summary>Two stages in series, of which the first takes what keeps so many workers busy, and an objective that service times alone do not break.</summary>
    /// <param name="time">× the first stage's time.</param>
    /// <param name="load">× the rate.</param>
    private static string Yaml((double Rate, double Load, double Other, double Cv, double Objective) design, double time, double load)
    {
        var rate = Math.Pow(10, design.Rate);
        double Seconds(double decades) => Math.Clamp(Math.Pow(10, decades) / rate, 1e-12, 1e6);
        var (first, second) = (Seconds(design.Load), Seconds(design.Other));

        // A time of a picosecond at the highest rates keeps 1000 workers busy at least, one of 12 days at the lowest 1e-6.
        return FormattableString.Invariant(
            $"traffic: {{ rate: {rate * load:R}/s }}\nslo: {{ p99: {Math.Min(1e9, 4 * design.Objective * (first + second)):R} s }}\nhardware: {{ cores: 1, price: 1 USD/h }}\npipeline:\n  - {{ stage: a, kind: call, model: {{ kind: service, mean: {first * time:R} s, cv: {design.Cv} }} }}\n  - {{ stage: b, kind: call, model: {{ kind: service, mean: {second:R} s, cv: 1 }} }}\n");
    }
}
