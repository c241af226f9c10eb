using System.Collections.Concurrent;
using System.Globalization;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Core.Tests.Reference;

/// <summary>What others published or computed, against the estimate and against the simulation.</summary>
public sealed class PublishedQuantityTests
{
    /// <summary>Composed percentiles are worked out on lattices.</summary>
    private const double LatticeError = 2e-4;

    /// <summary>Of a chain whose states are few.</summary>
    private const double BatchLatticeError = 2e-3;

    private static readonly ConcurrentDictionary<string, Lazy<SimulationResult>> Simulations = new();

    public static TheoryData<int, string> Rows()
    {
        var rows = new TheoryData<int, string>();
        for (var index = 0; index < PublishedQuantities.All.Count; index++)
        {
            rows.Add(index, $"{PublishedQuantities.All[index].Case} {PublishedQuantities.All[index].Figure}");
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Estimate_PublishedQuantity_IsMet(int index, string name)
    {
        var row = PublishedQuantities.All[index];
        var bound = Given.Scenario(Text(row.Case));
        var actual = Figure(Estimator.Estimate(bound, EstimateDetails.Percentiles), row.Figure);
        var allowed = row.SlackOfValue + (Bar(row, bound) * Math.Abs(row.Value));
        Assert.True(
            Math.Abs(actual - row.Value) <= allowed,
            $"{name}: {Print(actual)} estimated, {Print(row.Value)} ± {Print(row.SlackOfValue)} by {row.Source}: {Print((actual / row.Value) - 1)} off, {Print(allowed / Math.Abs(row.Value))} allowed");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Simulation_PublishedQuantity_IsWithinItsInterval(int index, string name)
    {
        // The interval is of 95%; so many rows are asked for four of their standard errors.
        const double StandardErrors = 4 / 1.96;
        var row = PublishedQuantities.All[index];
        var simulated = Figure(Simulations.GetOrAdd(row.Case, key => new Lazy<SimulationResult>(() => Simulate(key))).Value, row.Figure);
        var slack = row.Origin == Origin.Simulated ? row.SlackOfValue : 0;
        var allowed = (StandardErrors * Math.Sqrt((simulated.HalfWidth * simulated.HalfWidth) + (slack * slack))) + (row.Origin == Origin.Simulated ? 0 : row.SlackOfValue) + (1e-12 * Math.Abs(row.Value));
        Assert.True(
            Math.Abs(simulated.Value - row.Value) <= allowed,
            $"{name}: {Print(simulated.Value)} ± {Print(simulated.HalfWidth)} simulated, {Print(row.Value)} ± {Print(row.SlackOfValue)} by {row.Source}");
        Assert.True(
            simulated.HalfWidth <= 0.2 * Math.Abs(row.Value) || row.Value is 0,
            $"{name}: {Print(simulated.Value)} ± {Print(simulated.HalfWidth)} says nothing");
    }

    private static SimulationResult Simulate(string name)
    {
        // Heavy services take longer to show their tails.
        var bound = Given.Scenario(Text(name));
        var isHeavy = bound.Graph.Pools.Any(pool => pool.Service.Cv2 > 1.5);
        return Simulator.Run(
            bound,
            Estimator.Size(bound),
            new SimulationOptions { Requests = isHeavy ? 2_000_000 : 200_000, Replications = 8, Seed = 20260, Threads = 2 },
            null,
            CancellationToken.None);
    }

    /// <summary>How far the estimate may be off beside the value's own slack: nothing but rounding where it is exact, else what the estimate promises.</summary>
    private static double Bar(PublishedQuantity row, BoundScenario bound)
    {
        const double Rounding = 1e-9;
        var cv2 = bound.Graph.Pools is [var pool, ..] ? pool.Service.Cv2 : 0;
        var isLatency = row.Figure.StartsWith("latency.", StringComparison.Ordinal) || row.Figure.StartsWith("end_to_end.", StringComparison.Ordinal);
        var isMean = row.Figure.EndsWith("mean", StringComparison.Ordinal);
        return (bound.Graph.Pools, row.Origin) switch
        {
            ([], _) => Rounding,
            ([{ Batching: not null, Service.Cv2: > 0 }], Origin.Numerical) => Rounding,
            ([{ Batching: not null }], Origin.Numerical or Origin.Rounded) => BatchLatticeError,
            ([{ Batching: not null } or { Hedge: not null }], _) => 0.08,
            ([{ Shards: 2 }], _) when isMean => Rounding,
            ([{ Shards: > 1 }], _) when bound.Graph.Stages.Length == 1 => row.Figure.EndsWith("p99", StringComparison.Ordinal) ? 0.05 : 0.08,
            ([_, ..], Origin.Simulated) when bound.Graph.Stages.Length > 1 => 0.03,
            ([_, ..], Origin.Closed) when bound.Graph.Stages.Length > 1 => isMean ? Rounding : LatticeError,
            (_, Origin.Closed or Origin.Numerical or Origin.Rounded) => Rounding,
            (_, Origin.Bracketed) => LatticeError,

            // One pool without an exact solution.
            _ when isLatency && cv2 > 1.5 => 0.07,
            _ when isLatency && (isMean || row.Figure.EndsWith("p50", StringComparison.Ordinal)) => 0.02,
            _ when isLatency => 0.03,
            _ => cv2 > 1.5 ? 0.1 : 0.05,
        };
    }

    private static double Figure(Estimate estimate, string figure)
    {
        var stage = estimate.Stages[0];
        return Of<double>(
            figure,
            (stage.WaitProbability, stage.DegradedShare, stage.HedgeExtraLoad, stage.MeanBatch),
            time => time switch { "wait" => stage.Wait, "latency" => stage.Latency, _ => estimate.Latency } is var (mean, p50, _, p95, p99, p999) ? (mean, p50, p95, p99, p999) : default);
    }

    private static Interval Figure(SimulationResult result, string figure)
    {
        var stage = result.Stages[0];
        return Of<Interval>(
            figure,
            (stage.WaitProbability, stage.DegradedShare, stage.HedgeExtraLoad, stage.MeanBatch),
            time => time switch { "wait" => stage.Wait, "latency" => stage.Latency, _ => result.EndToEnd } is var (mean, p50, _, p95, p99, p999) ? (mean, p50, p95, p99, p999) : default);
    }

    /// <summary>A share by its name, or a quantile of a time by both of theirs.</summary>
    private static T Of<T>(
        string figure,
        (T? WaitProbability, T? DegradedShare, T? HedgeExtraLoad, T? MeanBatch) shares,
        Func<string, (T? Mean, T? P50, T? P95, T? P99, T? P999)> times)
        where T : struct => Assert.NotNull(figure.Split('.') switch
        {
            ["wait_probability"] => shares.WaitProbability,
            ["degraded_share"] => shares.DegradedShare,
            ["hedge_extra_load"] => shares.HedgeExtraLoad,
            ["mean_batch"] => shares.MeanBatch,
            ["wait" or "latency" or "end_to_end", "mean"] parts => times(parts[0]).Mean,
            ["wait" or "latency" or "end_to_end", "p50"] parts => times(parts[0]).P50,
            ["wait" or "latency" or "end_to_end", "p95"] parts => times(parts[0]).P95,
            ["wait" or "latency" or "end_to_end", "p99"] parts => times(parts[0]).P99,
            ["wait" or "latency" or "end_to_end", "p99_9"] parts => times(parts[0]).P999,
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "no such figure"),
        });

    private static string Text(string name)
    {
        const int Samples = 500;
        var uniform = Enumerable.Range(0, Samples).Select(index => ((2 * index) + 1.0) / Samples);
        return PublishedQuantities.Scenarios[name].Replace(
            "UNIFORM", "[" + string.Join(", ", uniform.Select(sample => sample.ToString(CultureInfo.InvariantCulture) + " s")) + "]", StringComparison.Ordinal);
    }

    private static string Print(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
