using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Hardware;

/// <summary>A kind of machine.</summary>
/// <param name="Name">The catalogue's or the scenario's name; <c>inline</c> for a shape written in place.</param>
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

    /// <summary>Baseline of the host; null where unknown.</summary>
    public double? NetworkBytesPerSecond { get; init; }

    internal static readonly Parameter<string> Like =
        Parameter.Optional("like", new ShapeNameType(), "a shape of the catalogue, or one that stands before it in `shapes`, whose figures hold where this one says nothing");

    internal static readonly Parameter<int> CoreCount =
        Parameter.Optional("cores", new IntegerType(1, 100_000, "32"), "cores of a host (vCPUs); required where nothing is inherited");

    internal static readonly Parameter<Information> Memory =
        Parameter.Optional("memory", new QuantityType<Information>(Bounds.Positive(Limits.Bytes), "64 GiB"), "memory of a host; needed where a stage holds data");

    internal static readonly Parameter<CostRate> Price =
        Parameter.Optional("price", new QuantityType<CostRate>(Bounds.NonNegative(Limits.DollarsPerHour), "1.43 USD/h"), "price of a host; without it there is no cost");

    internal static readonly Parameter<BitRate> NetworkRate =
        Parameter.Optional("network", new QuantityType<BitRate>(Bounds.Positive(Limits.BytesPerSecond), "12.5 Gbit/s"), "bandwidth of a host's network that is always there, which a stage's payload is held against");

    internal static readonly Parameter<string> AcceleratorName =
        Parameter.Optional("accelerator", new AcceleratorType(), "the accelerator's name in the catalogue");

    internal static readonly Parameter<int> AcceleratorCount =
        Parameter.Optional("accelerators", new IntegerType(0, 10_000, "8"), "accelerators of a host; 1 where `accelerator` is given, else 0");

    private static readonly Parameter<Information> AcceleratorMemory =
        Parameter.Optional("accelerator_memory", new QuantityType<Information>(Bounds.Positive(Limits.Bytes), "40 GB"), "memory of each accelerator; the catalogue's where `accelerator` is given");

    private static readonly ComputeParameters OfCore = new("core", "a core (vCPU)", "112 GFLOP/s", "3.2 GB/s");

    private static readonly ComputeParameters OfAccelerator = new("accelerator", "an accelerator", "15.7 TFLOP/s", "900 GB/s");

    public static ParameterSet Parameters { get; } = new(
        "hardware",
        "A shape written in the scenario: in place of a catalogue name, or under a name of its own in `shapes`.",
        [Like, CoreCount, Memory, Price, NetworkRate, .. OfCore.All, AcceleratorName, AcceleratorCount, AcceleratorMemory, .. OfAccelerator.All]);

    /// <summary>Reads a shape.</summary>
    /// <param name="basis">Whose figures hold where the scenario says nothing; null for none.</param>
    internal static Shape From(Arguments arguments, string name, Shape? basis)
    {
        if (!arguments.IsGiven(CoreCount) && basis is null && !arguments.IsGiven(Like))
        {
            arguments.Bag.Error(
                DiagnosticCodes.MissingKey,
                arguments.Span,
                $"'{arguments.Path}' needs '{CoreCount.Name}', as it inherits from no other shape",
                $"add '{CoreCount.Name}: {CoreCount.Example}' (cores of a host), or '{Like.Name}: {Like.Example}'");
        }

        var accelerator = arguments.Get(AcceleratorName) is { } named ? HardwareCatalog.FindAccelerator(named) : null;
        var memoryOfAccelerator = accelerator is null ? basis?.AcceleratorMemoryBytes : accelerator.MemoryBytes;
        return new Shape(
            name,
            arguments.TryGet(CoreCount, out var cores) ? cores : basis?.Cores ?? 1,
            arguments.TryGet(Memory, out var memory) ? memory.Bytes : basis?.MemoryBytes,
            arguments.TryGet(Price, out var price) ? price.Base : basis?.DollarsPerHour,
            accelerator?.Name ?? basis?.Accelerator,
            arguments.TryGet(AcceleratorCount, out var count) ? count : basis is { Accelerators: > 0 } ? basis.Accelerators : accelerator is null ? 0 : 1,
            arguments.TryGet(AcceleratorMemory, out var own) ? own.Bytes : memoryOfAccelerator)
        {
            CoreCompute = OfCore.From(arguments, basis?.CoreCompute),
            AcceleratorCompute = OfAccelerator.From(arguments, accelerator is null ? basis?.AcceleratorCompute : accelerator.Compute),
            NetworkBytesPerSecond = arguments.TryGet(NetworkRate, out var rate) ? rate.BytesPerSecond : basis?.NetworkBytesPerSecond,
        };
    }
}
