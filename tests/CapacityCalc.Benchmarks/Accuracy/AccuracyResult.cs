using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Benchmarks.Accuracy;

/// <summary>One figure, estimated and simulated.</summary>
internal readonly record struct Comparison(double Estimated, Interval Simulated)
{
    /// <summary>Relative error of the estimate.</summary>
    public double Error => Simulated.Value > 0 ? (Estimated / Simulated.Value) - 1 : 0;

    /// <summary>By how much the error goes beyond a bar for certain, the simulation's own interval allowed for; 0 where it does not.</summary>
    public double Beyond(double bar) => Math.Max(0, Math.Abs(Error) - bar - Simulated.Relative);
}

/// <summary>What the estimate says of a point, and what the simulation measured.</summary>
/// <param name="Stated">The accuracy that the estimate states, of its p99.</param>
/// <param name="IsWarned">Whether the estimate warns of its tail.</param>
internal sealed record AccuracyResult(AccuracyPoint Point, Comparison Mean, Comparison P50, Comparison P99, Comparison P999, double Stated, bool IsWarned)
{
    public static AccuracyResult Of(AccuracyPoint point, SimulationOptions options)
    {
        var bound = point.Bind();
        var fleet = Estimator.Size(bound);
        var estimate = Estimator.Estimate(bound, fleet, EstimateDetails.Percentiles);
        var result = Simulator.Run(bound, fleet, options, null, CancellationToken.None);
        var simulated = result.EndToEnd ?? throw new InvalidOperationException($"The simulation ended as {result.Ending}:\n{point.Yaml}");
        return new AccuracyResult(
            point,
            new Comparison(estimate.Latency.Mean ?? 0, simulated.Mean),
            new Comparison(estimate.Latency.P50 ?? 0, simulated.P50),
            new Comparison(estimate.Latency.P99 ?? 0, simulated.P99),
            new Comparison(estimate.Latency.P999 ?? 0, simulated.P999),
            estimate.Accuracy ?? 0,
            estimate.Diagnostics.Any(diagnostic => diagnostic.Code == DiagnosticCodes.InaccurateTail));
    }

    /// <summary>Whether a bar is missed, and no warning that may stand in its place was given.</summary>
    public bool MissesBar => !(Point.Bar.MayWarn && IsWarned)
        && (IsBeyond(Point.Bar.Mean, Mean) || IsBeyond(Point.Bar.P50, P50) || IsBeyond(Point.Bar.P99, P99));

    /// <summary>Whether the p99 is further off than the estimate says.</summary>
    /// <remarks>Of so many points one in twenty lies outside its 95% interval by chance, and hardly any outside twice that.</remarks>
    public bool IsOverstated => P99.Beyond(Math.Max(Stated, Slack) + P99.Simulated.Relative) > 0;

    /// <summary>No accuracy is stated to more than this.</summary>
    private const double Slack = 0.002;

    private static bool IsBeyond(double? bar, Comparison figure) => bar is { } most && figure.Beyond(most) > 0;
}
