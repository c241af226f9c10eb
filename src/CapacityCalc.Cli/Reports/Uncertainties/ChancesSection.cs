using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>How likely each objective holds.</summary>
internal static class ChancesSection
{
    private const string Group = "chance with";

    private static readonly ImmutableArray<Column> Columns =
        [new("objective"), new("limit"), new("the planned fleet", Align.Right, Group: Group), new("one sized anew", Align.Right, Group: Group)];

    public static Section? Of(UncertaintyResult result) =>
        result.Objectives.IsEmpty ? null : new("Objectives", new Table(Columns, [.. result.Objectives.Select(chance => RowOf(chance, result.Planned))]));

    private static Row RowOf(ObjectiveChance chance, Estimate planned)
    {
        // Without an actual, so that the limit is printed as it is written, and the sign as it should be.
        var objective = (planned.Objectives.FirstOrDefault(known => known.Objective == chance.Objective) ?? new ObjectiveFigures(chance.Objective, chance.Limit, null, false, false)) with
        {
            Limit = chance.Limit, Actual = null,
        };
        return new(
        [
            Cell.Of(Objectives.Name(chance.Objective)),
            Cell.Of($"{Objectives.Sign(objective)} {Objectives.Figures(objective).Limit}"),
            Cell.Of(SampledFigures.Share(chance.Kept), Tone.Strong),
            Cell.Of(SampledFigures.Share(chance.Sized)),
        ]);
    }
}
