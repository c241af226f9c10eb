using System.Collections.Immutable;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Cli.Reports;

/// <summary>The hardware catalogue for people: the shapes, what their processors and accelerators can do, and where it is from.</summary>
internal static class HardwareReport
{
    private const double Giga = 1e9;
    private const double Tera = 1e12;

    private static readonly ImmutableArray<Column> ShapeColumns =
    [
        new("shape"),
        new("vCPU", Align.Right),
        new("memory", Align.Right),
        new("USD/h", Align.Right),
        new("Gbit/s", Align.Right),
        new("processor"),
        new("accelerators"),
        new("lifecycle"),
    ];

    private static readonly ImmutableArray<Column> ProcessorColumns =
    [
        new("processor"),
        new("GHz", Align.Right),
        new("FP32 GFLOP/s", Align.Right, Group: "of one vCPU"),
        new("GB/s", Align.Right, Group: "of one vCPU"),
        new("assumed", Room: Room.Wraps),
    ];

    private static readonly ImmutableArray<Column> AcceleratorColumns =
    [
        new("accelerator"),
        new("FP32", Align.Right, Group: "TFLOP/s"),
        new("FP16", Align.Right, Group: "TFLOP/s"),
        new("I8", Align.Right, Group: "TFLOP/s"),
        new("GB", Align.Right, Group: "memory"),
        new("GB/s", Align.Right, Group: "memory"),
        new("assumed", Room: Room.Wraps),
    ];

    public static Report Catalog { get; } = new(
        "Hardware",
        [],
        [
            new("Hardware", new Table(ShapeColumns, [.. HardwareCatalog.Shapes.Select(RowOf)])),
            new("Processors", new Table(ProcessorColumns, [.. HardwareCatalog.Processors.Select(RowOf)])),
            new("Accelerators", new Table(AcceleratorColumns, [.. HardwareCatalog.Accelerators.Select(RowOf)])),
            new("Sources", new Statements([.. Sources().Select(source => Prose.Of(source))])),
        ]);

    private static Row RowOf(CatalogRow row) => new(
    [
        Cell.Of(row.Name),
        Cell.Of(Quantity.Count, row.Cores),
        Cell.Of(Quantity.Bytes, row.MemoryBytes),
        Cell.Of(Quantity.Number, row.DollarsPerHour),
        Cell.Of(Quantity.Number, row.NetworkGigabitsPerSecond),
        Cell.Of(row.Processor?.Name ?? Figures.Absent, Tone.Quiet),
        Cell.Of(row.Accelerator is { } accelerator ? $"{row.Accelerators} × {accelerator.Name}" : ""),
        Cell.Of(HardwareDocument.NameOf(row.Lifecycle), Tone.Quiet),
    ]);

    private static Row RowOf(ProcessorRow row) => new(
    [
        Cell.Of(row.Name),
        Cell.Of(Quantity.Number, row.Gigahertz),
        Cell.Of(Quantity.Number, row.PerCore.Fp32 / Giga),
        Cell.Of(Quantity.Number, row.PerCore.BytesPerSecond / Giga),
        Cell.Of(Assumed(row.Clock, row.Arithmetic, row.Bandwidth), Tone.Quiet),
    ]);

    private static Row RowOf(AcceleratorRow row) => new(
    [
        Cell.Of(row.Name),
        Cell.Of(Quantity.Number, row.Compute.Fp32 / Tera),
        Cell.Of(Quantity.Number, row.Compute.Fp16 / Tera),
        Cell.Of(Quantity.Number, row.Compute.I8 / Tera),
        Cell.Of(Quantity.Number, row.MemoryGigabytes),
        Cell.Of(Quantity.Number, row.Compute.BytesPerSecond / Giga),
        Cell.Of(Assumed(row.Speed, row.Memory), Tone.Quiet),
    ]);

    private static string Assumed(params ReadOnlySpan<Provenance> sources)
    {
        var assumed = new List<string>();
        foreach (var source in sources)
        {
            if (source.Assumed is { } what)
            {
                assumed.Add(what);
            }
        }

        return string.Join("; ", assumed);
    }

    private static IEnumerable<string> Sources()
    {
        yield return $"prices: {HardwareCatalog.Region}: {HardwareCatalog.PriceSource}";
        yield return $"vCPU, memory, accelerators: {HardwareCatalog.ShapeSource}";
        yield return $"network, baseline: {HardwareCatalog.NetworkSource}";
        yield return $"lifecycle: {HardwareCatalog.GenerationSource}";
        foreach (var row in HardwareCatalog.Shapes)
        {
            if (row.LifecycleSource.Assumed is { } assumed)
            {
                yield return $"lifecycle of {row.Name}: assumed: {assumed}";
            }
        }

        yield return $"processors: clock: {HardwareCatalog.Processors[0].Clock}; the rest of a core follows from what is assumed of it";
        foreach (var source in HardwareCatalog.Accelerators.GroupBy(row => $"{row.Speed.Source}, {row.Speed.Date}; memory: {row.Memory.Source}, {row.Memory.Date}"))
        {
            yield return $"{string.Join(", ", source.Select(row => row.Name))}: {source.Key}";
        }
    }
}
