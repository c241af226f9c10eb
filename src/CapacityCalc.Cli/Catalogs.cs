using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Cli;

/// <summary>What a scenario may name, as tables.</summary>
internal static class Catalogs
{
    public static Table Models() => Kinds(CostModelKinds.All.Select(kind => kind.Parameters));

    public static Table Stages() => Kinds(StageKinds.All.Select(kind => kind.Parameters));

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
