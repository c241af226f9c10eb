using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Answers;

/// <summary>The cheapest design for programs. Members may be added; none is ever renamed, moved or left out.</summary>
public static class DesignDocument
{
    private sealed record Choice(SweepAxis Axis, SweepValue? Chosen);

    private static readonly Words<Choice> ChoicePath = new("path", choice => choice.Axis.Path);

    private static readonly ImmutableArray<Member<Choice>> ChoiceMembers =
    [
        ChoicePath,
        new Words<Choice>("unit", choice => choice.Axis.Dimension?.Units[0].Symbol),
        new Figure<Choice>("values", choice => choice.Axis.Values.Length),
        new Group<Choice, SweepValue>("first", choice => choice.Axis.Values[0], SolutionDocument.ValueMembers),
        new Group<Choice, SweepValue>("last", choice => choice.Axis.Values[^1], SolutionDocument.ValueMembers),
        new OptionalGroup<Choice, SweepValue>("chosen", choice => choice.Chosen, SolutionDocument.ValueMembers),
    ];

    private static readonly ImmutableArray<Member<Design>> DesignMembers =
    [
        new Flag<Design>("meets_objectives", design => design.Meets),
        new Group<Design, Percentiles>("latency_seconds", design => design.Figures?.Latency, EstimateDocument.PercentileMembers),
        new Figure<Design>("hosts", design => design.Figures?.Hosts),
        new Figure<Design>("cost_usd_per_month", design => design.Figures?.CostPerMonth, "USD/month"),
        new OptionalGroup<Design, QualityFigures>("quality", design => design.Figures?.Quality, EstimateDocument.QualityMembers),
        new Items<Design, ObjectiveFigures>("slo", design => design.Figures?.Objectives ?? [], EstimateDocument.ObjectiveMembers),
        new Words<Design>("problem", design => design.Problem?.Message),
    ];

    internal static DocumentShape<DesignSolution> Shape { get; } = new("capcalc/design/1",
    [
        new Words<DesignSolution>("scenario", answer => answer.Scenario),
        new Items<DesignSolution, Choice>("choices", answer => [.. answer.Choices.Select((axis, index) => new Choice(axis, (answer.Found ?? answer.Nearest)?.Values[index]))], ChoiceMembers, ChoicePath),
        new Figure<DesignSolution>("designs", answer => answer.Designs),
        new Figure<DesignSolution>("estimated", answer => answer.Estimated),
        new Words<DesignSolution>("proof", answer => answer.Proof switch
        {
            DesignProof.Exact => "exact",
            DesignProof.Bounded => "bounded",
            DesignProof.Sampled => "sampled",
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.Proof, "no such proof"),
        }),
        new Words<DesignSolution>("minimized", answer => answer.HasPrice ? "cost_usd_per_month" : "hosts"),
        new Figure<DesignSolution>("lower_bound", answer => answer.Floor),
        new OptionalGroup<DesignSolution, Design>("found", answer => answer.Found, DesignMembers),
        new Group<DesignSolution, Design>("first_of_each", answer => answer.First, DesignMembers),
        new OptionalGroup<DesignSolution, Design>("nearest_miss", answer => answer.Nearest, DesignMembers),
        new OptionalGroup<DesignSolution, Estimate>("estimate", answer => answer.Estimate, EstimateDocument.Embedded),
    ]);

    public static DescribedDocument<DesignSolution> From(DesignSolution solution, ImmutableArray<Diagnostic> diagnostics) => new(Shape, solution, diagnostics);
}
