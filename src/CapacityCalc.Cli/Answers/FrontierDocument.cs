using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Answers;

/// <summary>A frontier for programs. Members may be added; none is ever renamed, moved or left out.</summary>
public static class FrontierDocument
{
    private static readonly ImmutableArray<Member<FrontierAxis>> AxisMembers =
    [
        new Words<FrontierAxis>("path", axis => axis.Path),
        new Words<FrontierAxis>("unit", axis => axis.Dimension.Units[0].Symbol),
        new OptionalGroup<FrontierAxis, SweepValue>("current", axis => axis.Current, SolutionDocument.ValueMembers),
    ];

    private static readonly Figure<FrontierPoint> Given = new("number", point => point.Value.Number);

    private static readonly ImmutableArray<Member<FrontierPoint>> PointMembers =
    [
        new Words<FrontierPoint>("value", point => point.Value.Label),
        Given,
        new OptionalGroup<FrontierPoint, Trial>("found", point => point.Found, SolutionDocument.TrialMembers),
        new Flag<FrontierPoint>("end_of_range", point => point.Found is null ? null : point.Beyond is null),
        new OptionalGroup<FrontierPoint, Trial>("beyond", point => point.Beyond, SolutionDocument.TrialMembers),
        new OptionalGroup<FrontierPoint, Trial>("nearest_miss", point => point.Nearest, SolutionDocument.TrialMembers),
        new Flag<FrontierPoint>("threshold", point => point.IsThreshold),
        new OptionalGroup<FrontierPoint, SweepValue>("met_from", point => point.OtherEnd, SolutionDocument.ValueMembers),
        new Words<FrontierPoint>("problem", point => point.Problem),
    ];

    internal static DocumentShape<Frontier> Shape { get; } = new("capcalc/frontier/1",
    [
        new Words<Frontier>("scenario", answer => answer.Scenario),
        new Group<Frontier, FrontierAxis>("given", answer => answer.Given, AxisMembers),
        new Group<Frontier, FrontierAxis>("sought", answer => answer.Sought, AxisMembers),
        new Words<Frontier>("extreme", answer => answer.Extreme == Extreme.Largest ? "largest" : "smallest"),
        new Flag<Frontier>("meets_objectives_now", answer => answer.MeetsNow),
        new Items<Frontier, FrontierPoint>("points", answer => answer.Points, PointMembers),
        new Figure<Frontier>("trials", answer => answer.Trials),
    ]);

    public static DescribedDocument<Frontier> From(Frontier frontier, ImmutableArray<Diagnostic> diagnostics) => new(Shape, frontier, diagnostics);
}
