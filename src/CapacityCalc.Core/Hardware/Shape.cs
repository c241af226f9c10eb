using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Hardware;

/// <summary>A kind of machine.</summary>
/// <param name="Name">The catalogue's name; <c>inline</c> for a shape written in the scenario.</param>
/// <param name="Cores">What the catalogue calls vCPUs; half a physical core each on x86.</param>
/// <param name="MemoryBytes">Of the host; null where the scenario does not say.</param>
/// <param name="DollarsPerHour">Of one host; null where the scenario does not say.</param>
/// <param name="Accelerators">How many the host has.</param>
/// <param name="AcceleratorMemoryBytes">Of each accelerator; null where unknown.</param>
public sealed record Shape(
    string Name,
    int Cores,
    double? MemoryBytes,
    double? DollarsPerHour,
    string? Accelerator,
    int Accelerators,
    double? AcceleratorMemoryBytes)
{
    public const string InlineName = "inline";

    /// <summary>Of one core (vCPU); null where unknown.</summary>
    public Compute? CoreCompute { get; init; }

    /// <summary>Of one accelerator; null where there is none, or unknown.</summary>
    public Compute? AcceleratorCompute { get; init; }

    private static readonly Parameter<int> CoreCount =
        Parameter.Required("cores", new IntegerType(1, 100_000, "32"), "cores of a host (vCPUs)");

    private static readonly Parameter<Information> Memory =
        Parameter.Optional("memory", new QuantityType<Information>(Bounds.Positive(Limits.Bytes), "64 GiB"), "memory of a host; needed where a stage holds data");

    private static readonly Parameter<CostRate> Price =
        Parameter.Optional("price", new QuantityType<CostRate>(Bounds.NonNegative(Limits.DollarsPerHour), "1.43 USD/h"), "price of a host; without it there is no cost");

    private static readonly Parameter<string> AcceleratorName =
        Parameter.Optional("accelerator", new AcceleratorType(), "the accelerator's name in the catalogue");

    private static readonly Parameter<int> AcceleratorCount =
        Parameter.Optional("accelerators", new IntegerType(0, 10_000, "8"), "accelerators of a host; 1 where `accelerator` is given, else 0");

    private static readonly Parameter<Information> AcceleratorMemory =
        Parameter.Optional("accelerator_memory", new QuantityType<Information>(Bounds.Positive(Limits.Bytes), "40 GB"), "memory of each accelerator; the catalogue's where `accelerator` is given");

    public static ParameterSet Parameters { get; } = new(
        "hardware",
        "A shape written in the scenario, in place of a catalogue name.",
        [CoreCount, Memory, Price, AcceleratorName, AcceleratorCount, AcceleratorMemory]);

    internal static Shape From(Arguments arguments)
    {
        var name = arguments.Get(AcceleratorName);
        var accelerator = name is null ? null : HardwareCatalog.FindAccelerator(name);
        return new Shape(
            InlineName,
            arguments.Get(CoreCount),
            arguments.TryGet(Memory, out var memory) ? memory.Bytes : null,
            arguments.TryGet(Price, out var price) ? price.Base : null,
            name,
            arguments.TryGet(AcceleratorCount, out var count) ? count : name is null ? 0 : 1,
            arguments.TryGet(AcceleratorMemory, out var own) ? own.Bytes : accelerator?.MemoryBytes)
        {
            AcceleratorCompute = accelerator?.Compute,
        };
    }
}
