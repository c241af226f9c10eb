using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>What a measurement changes of an estimate, and what it does not.</summary>
public sealed class MeasuringTests
{
    /// <summary>A stage that nobody waits for, and one with a queue that no formula is exact for.</summary>
    private const string Scenario = """
        traffic: { rate: 100/s, items: 10 }
        slo: { p99: 1 s }
        pipeline:
          - { stage: roomy, kind: rank, hosts: 50, workers: 10, model: { kind: service, mean: 10 ms, cv: 1 } }
          - { stage: tight, kind: rank, hosts: 1, workers: 12, model: { kind: service, mean: 100 ms, cv: 0.3 } }
        """;

    [Fact]
    public void Estimate_WithAMeasurement_TakesItWhereNoFormulaIsExact()
    {
        var bound = Given.Scenario(Scenario);
        var computed = Estimator.Estimate(bound);
        var measured = Estimator.Estimate(bound, measured: Measured(halfWidth: 0.01));

        Assert.Equal([Method.Exact, Method.Approximate], computed.Stages.Select(stage => stage.Method));
        Assert.Equal([Method.Exact, Method.Simulated], measured.Stages.Select(stage => stage.Method));
        Assert.Equal(computed.Stages[0].Latency, measured.Stages[0].Latency);
        Assert.Equal((0.5, 0.25, 0.125), (measured.Stages[1].Latency.P99, measured.Stages[1].Wait.P99, measured.Stages[1].WaitProbability));
        Assert.Equal((Method.Simulated, 0.995), (measured.Method, measured.Latency.P99));
        Assert.Equal(0.01 / 0.995, measured.Accuracy!.Value, 12);
        Assert.Equal(computed.Capacity, measured.Capacity);
        Assert.Equal(computed.Fleet, measured.Fleet);
        Assert.Contains(measured.Diagnostics, note => note.Code == DiagnosticCodes.Simulated && note.Message.StartsWith("'tight' and end to end:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.001, false)]
    [InlineData(0.01, true)]
    public void Verdict_OnAMeasurement_IsMarginalWithinItsInterval(double halfWidth, bool marginal)
    {
        var objective = Assert.Single(Estimator.Estimate(Given.Scenario(Scenario), measured: Measured(halfWidth)).Objectives);

        Assert.True(objective.Passed);
        Assert.Equal((0.995, marginal), (objective.Actual, objective.Marginal));
    }

    [Fact]
    public void Estimate_WhereEverythingIsExact_KeepsItsFigures()
    {
        var bound = Given.Scenario(Scenario.Replace("hosts: 1,", "hosts: 40,", StringComparison.Ordinal));

        Assert.Equal(Estimator.Estimate(bound).Latency, Estimator.Estimate(bound, measured: Measured(0.01)).Latency);
    }

    [Fact]
    public void Simulation_AsAMeasurement_IsWhatItMeasured()
    {
        var bound = Given.Scenario(Scenario);
        var options = new SimulationOptions { Requests = 2000, Replications = 4, Seed = 3 };
        var result = Simulator.Run(bound, Estimator.Size(bound), options, null, CancellationToken.None);
        var measured = Estimator.Estimate(bound, measured: result.ToMeasuredLatencies(bound, options));

        Assert.Equal(result.EndToEnd!.P99.Value, measured.Latency.P99);
        Assert.Equal(result.EndToEnd.P99.Relative, measured.Accuracy!.Value, 12);
        Assert.Equal(result.Stages[1].Latency!.P50.Value, measured.Stages[1].Latency.P50);
    }

    [Theory]
    [InlineData(SimulationEnding.Completed, null)]
    [InlineData(SimulationEnding.PrecisionReached, null)]
    [InlineData(SimulationEnding.RequestLimit, DiagnosticCodes.PrecisionNotReached)]
    [InlineData(SimulationEnding.Interrupted, DiagnosticCodes.Interrupted)]
    [InlineData(SimulationEnding.Overloaded, DiagnosticCodes.Overloaded)]
    [InlineData(SimulationEnding.TooLarge, DiagnosticCodes.NotSimulated)]
    public void Ending_OfEveryKind_IsTold(SimulationEnding ending, string? code)
    {
        var figure = new Interval(1, 0.02);
        var result = new SimulationResult
        {
            Stages = [],
            EndToEnd = new(figure, figure, figure, figure, figure, figure),
            Ending = ending,
            EndingStage = ending is SimulationEnding.Overloaded or SimulationEnding.TooLarge ? 1 : null,
            Requests = 10_000,
            Replications = 10,
            WarmUpRequests = 0,
            Seed = 1,
        };

        var told = SimulationNotes.Of(result, Given.Scenario(Scenario), new SimulationOptions()).SingleOrDefault();

        Assert.Equal(code, told?.Code);
        Assert.Equal(ending == SimulationEnding.RequestLimit ? "about 40 replications would reach it" : told?.Hint, told?.Hint);
    }

    private static MeasuredLatencies Measured(double halfWidth)
    {
        var latency = Time(0.5, halfWidth);
        return new(
            [new MeasuredStage(latency), new MeasuredStage(latency) { Wait = Time(0.25, halfWidth), WaitProbability = 0.125 }],
            Time(0.995, halfWidth),
            "a stopwatch",
            []);
    }

    private static MeasuredTime Time(double seconds, double halfWidth) => new(
        new(seconds, seconds, seconds, seconds, seconds, seconds), new(halfWidth, halfWidth, halfWidth, halfWidth, halfWidth, halfWidth));
}
