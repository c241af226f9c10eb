using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Cli;

/// <summary>What a scenario may name, as tables.</summary>
internal static class Catalogs
{
    private const double Gibibyte = 1024.0 * 1024 * 1024;

    public static Table Hardware() => new(
        [
            new("shape"),
            new("vCPU", Align.Right),
            new("memory", Align.Right),
            new("USD/h", Align.Right),
            new("accelerators"),
            new("Gbit/s", Align.Right),
            new("date"),
            new("price from", Room: Room.Optional),
            new("shape from", Room: Room.Optional),
            new("network from", Room: Room.Optional),
            new("accelerator from", Room: Room.Optional),
        ],
        [.. HardwareCatalog.Shapes.Select(RowOf)]);

    public static Table Models() => Kinds(CostModelKinds.All.Select(kind => kind.Parameters));

    public static Table Stages() => Kinds(StageKinds.All.Select(kind => kind.Parameters));

    private static Row RowOf(CatalogRow row)
    {
        var accelerator = row.Accelerator is { } name ? HardwareCatalog.FindAccelerator(name) : null;
        return new(
        [
            Cell.Of(row.Name),
            Cell.Of(Quantity.Count, row.Cores),
            Cell.Of(Quantity.Bytes, row.MemoryGibibytes * Gibibyte),
            Cell.Of(Quantity.Number, row.DollarsPerHour),
            Cell.Of(accelerator is null ? "" : $"{row.Accelerators} × {accelerator.Name}"),
            Cell.Of(Quantity.Number, row.NetworkGigabitsPerSecond),
            Cell.Of(HardwareCatalog.Date),
            Cell.Of($"{HardwareCatalog.Region}: {HardwareCatalog.PriceSource}"),
            Cell.Of(HardwareCatalog.ShapeSource),
            Cell.Of(HardwareCatalog.NetworkSource),
            Cell.Of(accelerator is null ? "" : HardwareCatalog.AcceleratorSource + (accelerator.Assumed is { } assumed ? $" (assumed: {assumed})" : "")),
        ]);
    }

    private static Table Kinds(IEnumerable<ParameterSet> sets) => new(
        [
            new("kind"),
            new("key"),
            new("value", Room: Room.Optional),
            new("default"),
            new("meaning", Room: Room.Wraps),
        ],
        [.. sets.SelectMany(RowsOf)]);

    private static IEnumerable<Row> RowsOf(ParameterSet set) =>
        set.Parameters.Select(parameter => new Row(
        [
            Cell.Of(set.Name),
            Cell.Of(parameter.Name),
            Cell.Of($"{parameter.TypeName}, such as {parameter.Example}"),
            Cell.Of(parameter.IsRequired ? "required" : parameter.Default ?? ""),
            Cell.Of(parameter.Doc.Replace("`", "", StringComparison.Ordinal)),
        ]));
}
