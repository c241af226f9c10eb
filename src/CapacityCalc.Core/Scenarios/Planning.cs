using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The rules that a fleet is sized by.</summary>
/// <param name="Utilization">Ceiling on the utilization at peak, in (0, 1).</param>
/// <param name="Memory">Usable share of a host's memory, in (0, 1].</param>
/// <param name="Headroom">Multiplier on the peak.</param>
/// <param name="SpareHosts">The k of N+k, for every pool.</param>
/// <param name="Zones">Over which a pool's hosts are spread evenly.</param>
/// <param name="SurviveZones">With so many zones gone the plan still holds.</param>
public sealed record Planning(double Utilization, double Memory, double Headroom, int SpareHosts, int Zones, int SurviveZones)
{
    private static readonly Parameter<Ratio> Ceiling =
        Parameter.WithDefault("utilization", new QuantityType<Ratio>(new Bounds(0.001, 0.999), "60%"), Ratio.FromDecimalFractions(0.6), "ceiling on the utilization of every pool at peak");

    private static readonly Parameter<Ratio> UsableMemory =
        Parameter.WithDefault("memory", new QuantityType<Ratio>(new Bounds(0.001, 1), "80%"), Ratio.FromDecimalFractions(0.8), "usable share of a host's memory");

    private static readonly Parameter<Scalar> PeakHeadroom =
        Parameter.WithDefault("headroom", new QuantityType<Scalar>(new Bounds(0.001, Limits.Factor), "1.2"), Scalar.FromAmount(1), "multiplier on the peak rate");

    private static readonly Parameter<int> Spares =
        Parameter.WithDefault("spare_hosts", new IntegerType(0, Limits.Workers, "2"), 0, "hosts bought beyond those in service, in every pool (N+k)");

    private static readonly Parameter<int> ZoneCount =
        Parameter.WithDefault("zones", new IntegerType(1, 1000, "3"), 1, "zones over which the hosts of every pool are spread evenly");

    private static readonly Parameter<int> SurvivedZones =
        Parameter.WithDefault("survive_zones", new IntegerType(0, 999, "1"), 0, "zones that may be lost while the plan still holds; fewer than `zones`");

    public static ParameterSet Parameters { get; } = new(
        "planning",
        "The rules that a fleet is sized by.",
        [Ceiling, UsableMemory, PeakHeadroom, Spares, ZoneCount, SurvivedZones]);

    internal static Planning From(Arguments arguments)
    {
        var planning = new Planning(
            arguments.Get(Ceiling).DecimalFractions,
            arguments.Get(UsableMemory).DecimalFractions,
            arguments.Get(PeakHeadroom).Amount,
            arguments.Get(Spares),
            arguments.Get(ZoneCount),
            arguments.Get(SurvivedZones));
        if (planning.SurviveZones >= planning.Zones)
        {
            new ValueReader(arguments.PathOf(SurvivedZones), arguments.Bag).OutOfRange(
                arguments.SpanOf(SurvivedZones),
                SurvivedZones.Type.Print(planning.SurviveZones),
                $"fewer than the {ZoneCount.Type.Print(planning.Zones)} of 'planning.zones'");
        }

        return planning;
    }
}
