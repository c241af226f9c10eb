using System.Collections.Immutable;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Cli.Answers;

/// <summary>The hardware catalogue for programs, with the source of every figure. Members may be added; none is ever renamed, moved or left out.</summary>
public static class HardwareDocument
{
    private const string Schema = "capcalc/hardware/1";

    private static readonly ImmutableArray<Member<Compute>> ComputeMembers =
    [
        new Figure<Compute>("fp32_flop_per_second", compute => compute.Fp32, "FLOP/s"),
        new Figure<Compute>("fp16_flop_per_second", compute => compute.Fp16, "FLOP/s"),
        new Figure<Compute>("i8_operations_per_second", compute => compute.I8, "1/s"),
        new Figure<Compute>("memory_bytes_per_second", compute => compute.BytesPerSecond, "B/s"),
    ];

    private static readonly ImmutableArray<Member<Provenance>> ProvenanceMembers =
    [
        new Words<Provenance>("source", provenance => provenance.Source),
        new Words<Provenance>("date", provenance => provenance.Date),
        new Words<Provenance>("assumed", provenance => provenance.Assumed),
    ];

    private static readonly ImmutableArray<Member<CatalogRow>> Members =
    [
        new Words<CatalogRow>("shape", row => row.Name),
        new Words<CatalogRow>("lifecycle", row => NameOf(row.Lifecycle)),
        new Figure<CatalogRow>("cores", row => row.Cores),
        new Figure<CatalogRow>("memory_bytes", row => row.MemoryBytes, "B"),
        new Figure<CatalogRow>("price_usd_per_hour", row => row.DollarsPerHour, "USD/h"),
        new Words<CatalogRow>("price_region", _ => HardwareCatalog.Region),
        new Figure<CatalogRow>("network_bytes_per_second", row => row.NetworkBytesPerSecond, "B/s"),
        new Words<CatalogRow>("processor", row => row.Processor?.Name),
        new Group<CatalogRow, Compute>("core", row => row.Processor?.PerCore, ComputeMembers),
        new Words<CatalogRow>("accelerator", row => row.Accelerator?.Name),
        new Figure<CatalogRow>("accelerators", row => row.Accelerators),
        new Figure<CatalogRow>("accelerator_memory_bytes", row => row.Accelerator?.MemoryBytes, "B"),
        new Group<CatalogRow, Compute>("accelerator_compute", row => row.Accelerator?.Compute, ComputeMembers),
        new Group<CatalogRow, CatalogRow>("sources", row => row, [
            Source("shape", _ => HardwareCatalog.ShapeSource),
            Source("price", _ => HardwareCatalog.PriceSource),
            Source("network", _ => HardwareCatalog.NetworkSource),
            Source("lifecycle", row => row.LifecycleSource),
            Source("core_clock", row => row.Processor?.Clock),
            Source("core_flop_per_cycle", row => row.Processor?.Arithmetic),
            Source("core_memory_bandwidth", row => row.Processor?.Bandwidth),
            Source("accelerator_compute", row => row.Accelerator?.Speed),
            Source("accelerator_memory", row => row.Accelerator?.Memory)]),
    ];

    public static RowsDocument<CatalogRow> Catalog { get; } = new RowsDocument<CatalogRow>(Schema, "hardware", HardwareCatalog.Shapes, Members);

    public static string NameOf(Lifecycle lifecycle) => lifecycle switch
    {
        Lifecycle.Current => "current",
        Lifecycle.Previous => "previous",
        _ => throw new ArgumentOutOfRangeException(nameof(lifecycle), lifecycle, "no such lifecycle"),
    };

    private static Group<CatalogRow, Provenance> Source(string figure, Func<CatalogRow, Provenance?> source) => new(figure, source, ProvenanceMembers);
}
