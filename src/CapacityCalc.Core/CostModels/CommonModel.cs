using System.Collections.Immutable;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>What a model of any kind has.</summary>
/// <param name="MemoryBytes">Of one copy: one a host on cores, one an accelerator there; beside what its architecture takes.</param>
public sealed record CommonModel(Spread Spread, Device Device, double MemoryBytes)
{
    /// <summary>How good it ranks; null where the scenario does not say.</summary>
    public ModelQuality? Quality { get; init; }

    private static readonly Parameter<Distribution> Shape = Parameter.Optional(
        "distribution",
        new ChoiceType<Distribution>(
            ("lognormal", Distribution.LogNormal),
            ("gamma", Distribution.Gamma),
            ("exponential", Distribution.Exponential),
            ("hyperexponential", Distribution.Hyperexponential),
            ("deterministic", Distribution.Deterministic),
            ("empirical", Distribution.Empirical)),
        "shape of a task's time around its mean; lognormal where absent, empirical where `samples` are given");

    private static readonly Parameter<Scalar> Cv =
        Parameter.Optional("cv", new QuantityType<Scalar>(Bounds.NonNegative(Limits.Cv) with { Least = 0 }, "0.3"), "coefficient of variation of the whole task's time, independent between tasks; 0 where absent (1 for exponential)");

    private static readonly Parameter<DocumentNode> Samples =
        Parameter.Optional("samples", new NodeType("list of durations", "[4 ms, 5 ms, 9 ms]"), "measured times, inline or `{ file: times.csv }`: their shape, scaled to the mean, is the empirical distribution");

    private static readonly Parameter<Device> RunsOn =
        Parameter.WithDefault("device", new ChoiceType<Device>(("cpu", Device.Cpu), ("accelerator", Device.Accelerator)), Device.Cpu, "what a task occupies: cores, or one of the host's accelerators");

    private static readonly Parameter<Information> Memory =
        Parameter.WithDefault("memory", new QuantityType<Information>(Bounds.NonNegative(Limits.Bytes), "2 GB"), Information.FromBytes(0), "memory of one copy of the model: one a host, or one an accelerator; it is added to what an architecture takes by its own formula");

    private static readonly Parameter<DocumentNode> QualityMap =
        Parameter.Optional("quality", new NodeType("map", "{ metric: NDCG@10, value: 74.30 }"), "how good it ranks, as whoever measured it says");

    /// <summary>The keys of every model kind that runs on cores alone.</summary>
    public static ImmutableArray<IParameter> ParametersOnCores { get; } = [Cv, Shape, Samples, Memory, QualityMap];

    /// <summary>The keys that every other model kind reads.</summary>
    public static ImmutableArray<IParameter> Parameters { get; } = [Cv, Shape, Samples, RunsOn, Memory, QualityMap];

    internal static IParameter DeviceParameter => RunsOn;

    internal static IParameter CvParameter => Cv;

    internal static IParameter SamplesParameter => Samples;

    internal static CommonModel From(Arguments arguments, Spread? implied = null) => Of(arguments, arguments.Get(RunsOn), implied);

    internal static CommonModel OnCores(Arguments arguments) => Of(arguments, Device.Cpu, implied: null);

    private static CommonModel Of(Arguments arguments, Device device, Spread? implied) =>
        new(Spread.From(arguments, Shape, Cv, Samples, implied), device, arguments.Get(Memory).Bytes)
        {
            Quality = ModelQuality.From(arguments, QualityMap),
        };
}
