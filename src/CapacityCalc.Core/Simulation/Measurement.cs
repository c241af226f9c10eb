using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Simulation;

/// <summary>Hands what a simulation measured to an estimate.</summary>
public static class Measurement
{
    /// <param name="options">Of the simulation.</param>
    public static MeasuredLatencies ToMeasuredLatencies(this SimulationResult result, BoundScenario bound, SimulationOptions options)
    {
        var stages = new MeasuredStage?[bound.Graph.Stages.Length];
        foreach (var stage in result.Stages)
        {
            stages[stage.Stage] = stage.Latency is { } latency
                ? new MeasuredStage(Of(latency))
                {
                    Wait = stage.Wait is { } wait ? Of(wait) : null,
                    WaitProbability = stage.WaitProbability?.Value,
                    HedgeExtraLoad = stage.HedgeExtraLoad?.Value,
                    DegradedShare = stage.DegradedShare?.Value,
                    MeanBatch = stage.MeanBatch?.Value,
                }
                : null;
        }

        var source = $"a simulation of {Count.Dimension.Print(result.Requests)} requests in {result.Replications} replications, seed {result.Seed}";
        return new MeasuredLatencies(
            [.. stages], result.EndToEnd is { } whole ? Of(whole) : null, source, SimulationNotes.Of(result, bound, options));
    }

    private static MeasuredTime Of(SimulatedPercentiles time) => new(Figures(time, figure => figure.Value), Figures(time, figure => figure.HalfWidth));

    private static Percentiles Figures(SimulatedPercentiles time, Func<Interval, double> part) =>
        new(part(time.Mean), part(time.P50), part(time.P90), part(time.P95), part(time.P99), part(time.P999));
}
