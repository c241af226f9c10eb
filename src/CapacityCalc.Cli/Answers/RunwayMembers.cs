using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Answers;

/// <summary>The runway in the document of an estimate: every month of it.</summary>
internal static class RunwayMembers
{
    private static readonly Words<Growth> GrowthPath = new("path", growth => growth.Path);

    private static readonly Words<RunwayAmount> AmountPath = new("path", amount => amount.Growth.Path);

    private static readonly ImmutableArray<Member<RunwayFigures>> FigureMembers =
    [
        new Figure<RunwayFigures>("hosts", figures => figures.Hosts),
        new Figure<RunwayFigures>("cost_usd_per_month", figures => figures.CostPerMonth, "USD/month"),
        new Group<RunwayFigures, Percentiles>("latency_seconds", figures => figures.Latency, EstimateDocument.PercentileMembers),
        new Figure<RunwayFigures>("accuracy", figures => figures.Accuracy),
        new Words<RunwayFigures>("busiest_stage", figures => figures.BusiestStage),
        new Figure<RunwayFigures>("utilization", figures => figures.Utilization),
        new Flag<RunwayFigures>("stable", figures => figures.Problem is null ? figures.IsStable : null),
        new Flag<RunwayFigures>("meets_objectives", figures => figures.MeetsObjectives),
        new Words<RunwayFigures>("problem", figures => figures.Problem?.Message),
    ];

    public static ImmutableArray<Member<Runway>> All { get; } =
    [
        new Figure<Runway>("horizon_months", runway => runway.Months.Length - 1),
        new Items<Runway, Growth>(
            "growing",
            runway => runway.Growing,
            [
                GrowthPath,
                new Figure<Growth>("growth_per_month", growth => growth.Rate.DecimalFractionsPerMonth, "1/month"),
            ],
            GrowthPath),
        new Items<Runway, RunwayBreak>("breaks", runway => runway.Breaks, [
            new Words<RunwayBreak>("fleet", found => NameOf(found.Fleet)),
            new Words<RunwayBreak>("cause", found => NameOf(found.Cause)),
            new Figure<RunwayBreak>("month", found => found.Month),
            new Figure<RunwayBreak>("met_again_month", found => found.MetAgain),
            new OptionalGroup<RunwayBreak, ObjectiveFigures>("objective", found => found.Objective, EstimateDocument.ObjectiveMembers),
            new Words<RunwayBreak>("stage", found => found.Stage),
            new Figure<RunwayBreak>("utilization", found => found.Utilization),
            new Words<RunwayBreak>("problem", found => found.Problem?.Message)]),
        new Items<Runway, RunwayMonth>(
            "months",
            runway => runway.Months,
            [
                new Figure<RunwayMonth>("month", month => month.Month),
                new Figure<RunwayMonth>("peak_per_second", month => month.PeakPerSecond, "1/s"),
                new Items<RunwayMonth, RunwayAmount>(
                    "amounts",
                    month => month.Amounts,
                    [AmountPath, new Figure<RunwayAmount>("amount", amount => amount.Amount, amount => amount.Growth.Dimension == QueryRate.Dimension ? "1/s" : "")],
                    AmountPath),
                new Group<RunwayMonth, RunwayFigures>("sized", month => month.Sized, FigureMembers),
                new Group<RunwayMonth, RunwayFigures>("kept", month => month.Kept, FigureMembers),
            ],
            new Words<RunwayMonth>("month", month => month.Month.ToString(CultureInfo.InvariantCulture))),
        new Items<Runway, RunwayNote>("notes", runway => runway.Notes, [
            new Figure<RunwayNote>("month", note => note.Month),
            new Group<RunwayNote, Core.Diagnostics.Diagnostic>("diagnostic", note => note.Warning, EstimateDocument.DiagnosticMembers)]),
    ];

    private static string NameOf(RunwayFleet fleet) => fleet switch
    {
        RunwayFleet.Sized => "sized",
        RunwayFleet.Kept => "kept",
        _ => throw new ArgumentOutOfRangeException(nameof(fleet), fleet, "no such fleet"),
    };

    private static string NameOf(RunwayCause cause) => cause switch
    {
        RunwayCause.NoFleet => "no_fleet",
        RunwayCause.Overloaded => "overloaded",
        RunwayCause.Objective => "objective",
        RunwayCause.AboveCeiling => "above_ceiling",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "no such cause"),
    };
}
