using CapacityCalc.Core.Diagnostics;
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
    /// <summary>Three years: as long as servers are written off, and longer than most forecasts hold.</summary>
    private const int DefaultHorizonMonths = 36;

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

    private static readonly Parameter<CalendarSpan> RunwayHorizon =
        Parameter.Optional("horizon", new QuantityType<CalendarSpan>(Bounds.Positive(Limits.HorizonMonths)), "how far the runway of what grows is followed, to the end of its last month; 36 months where absent");

    public static ParameterSet Parameters { get; } = new(
        "planning",
        "The rules that a fleet is sized by.",
        [Ceiling, UsableMemory, PeakHeadroom, Spares, ZoneCount, SurvivedZones, RunwayHorizon]);

    /// <summary>Months that what grows is followed for; 1 to 120.</summary>
    public int HorizonMonths { get; init; } = DefaultHorizonMonths;

    /// <summary>Where the scenario gives the horizon; null where it does not.</summary>
    internal SourceSpan? HorizonPlace { get; init; }

    internal static Planning From(Arguments arguments)
    {
        var planning = new Planning(
            arguments.Get(Ceiling).DecimalFractions,
            arguments.Get(UsableMemory).DecimalFractions,
            arguments.Get(PeakHeadroom).Amount,
            arguments.Get(Spares),
            arguments.Get(ZoneCount),
            arguments.Get(SurvivedZones))
        {
            HorizonMonths = arguments.TryGet(RunwayHorizon, out var horizon) ? (int)Math.Ceiling(horizon.Months) : DefaultHorizonMonths,
            HorizonPlace = arguments.IsGiven(RunwayHorizon) ? arguments.SpanOf(RunwayHorizon) : null,
        };
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
