using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>A cache of whole answers in front of the pipeline.</summary>
/// <param name="HitRatio">Share of requests that skip the pipeline, in [0, 1).</param>
/// <param name="LatencySeconds">All that a hit pays.</param>
public sealed record Cache(double HitRatio, double LatencySeconds)
{
    private static readonly Parameter<Ratio> Hits =
        Parameter.Required("hit_ratio", new QuantityType<Ratio>(new Bounds(0, 0.9999), "30%"), "share of requests that the cache answers");

    private static readonly Parameter<Duration> Latency =
        Parameter.WithDefault("latency", new QuantityType<Duration>(Bounds.NonNegative(Limits.Seconds), "2 ms"), Duration.FromSeconds(0), "time of a hit");

    public static ParameterSet Parameters { get; } = new(
        "cache",
        "A cache of whole answers: a hit skips the pipeline and pays only `latency`.",
        [Hits, Latency]);

    internal static Cache From(Arguments arguments) => new(arguments.Get(Hits).DecimalFractions, arguments.Get(Latency).Seconds);
}
