using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <param name="RoundTripSeconds">Added once for every stage that has a pool.</param>
/// <param name="BytesPerSecond">What a stage's payload is divided by; null is without limit.</param>
public sealed record Network(double RoundTripSeconds, double? BytesPerSecond)
{
    private static readonly Parameter<Duration> RoundTrip =
        Parameter.WithDefault("round_trip", new QuantityType<Duration>(Bounds.NonNegative(Limits.Seconds), "0.5 ms"), Duration.FromSeconds(0), "added once for every stage that has a pool of hosts");

    private static readonly Parameter<BitRate> Bandwidth =
        Parameter.Optional("bandwidth", new QuantityType<BitRate>(Bounds.Positive(Limits.BytesPerSecond), "12.5 Gbit/s"), "a stage's payload (items in × its `bytes_per_candidate`) is divided by it and added; unlimited where absent");

    public static ParameterSet Parameters { get; } = new("network", "What lies between the stages.", [RoundTrip, Bandwidth]);

    internal static Network From(Arguments arguments) =>
        new(arguments.Get(RoundTrip).Seconds, arguments.TryGet(Bandwidth, out var bandwidth) ? bandwidth.Base : null);
}
