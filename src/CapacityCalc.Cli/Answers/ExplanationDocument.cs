using System.Collections.Immutable;
using CapacityCalc.Cli.Explaining;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Answers;

/// <summary>Derivations for programs. Members may be added; none is ever renamed, moved or left out.</summary>
public static class ExplanationDocument
{
    /// <summary>A step with the derivation that it is written by.</summary>
    private sealed record Told(Derivation Derivation, Step Step)
    {
        public string? Write(Notation notation, Vocabulary vocabulary) => Derivation.Write(Step, notation, vocabulary);
    }

    private static readonly Words<Told> StepPath = new("path", told => told.Step.Path);

    private static readonly ImmutableArray<Member<Told>> FormulaMembers =
    [
        new Words<Told>("words", told => told.Write(Notation.Text, Vocabulary.Words)),
        new Words<Told>("symbols", told => told.Write(Notation.Text, Vocabulary.Symbols)),
        new Words<Told>("numbers", told => told.Write(Notation.Text, Vocabulary.Numbers)),
        new Words<Told>("latex", told => told.Write(Notation.Latex, Vocabulary.Symbols)),
        new Words<Told>("latex_numbers", told => told.Write(Notation.Latex, Vocabulary.Numbers)),
        new Words<Told>("remark", told => (told.Step.Basis as ClosedForm)?.Remark),
    ];

    private static readonly ImmutableArray<Member<NumericMethod>> MethodMembers =
    [
        new Words<NumericMethod>("procedure", numeric => numeric.Procedure),
        new Words<NumericMethod>("method", numeric => numeric.Certainty is { } certainty ? EstimateDocument.NameOf(certainty) : null),
        new Figure<NumericMethod>("error", numeric => numeric.Error),
        new Words<NumericMethod>("source", numeric => numeric.Source),
    ];

    private static readonly ImmutableArray<Member<GivenValue>> GivenMembers =
    [
        new Words<GivenValue>("written", given => given.Written),
        new Words<GivenValue>("origin", given => EstimateDocument.NameOf(given.Origin)),
        new Words<GivenValue>("note", given => given.Note),
    ];

    private static readonly ImmutableArray<Member<Told>> StepMembers =
    [
        StepPath,
        new Words<Told>("words", told => told.Step.Words),
        new Words<Told>("of", told => told.Step.Owner),
        new Words<Told>("symbol", told => told.Step.Symbol.Text),
        new Words<Told>("latex_symbol", told => Notation.Latex.Symbol(told.Step.Symbol, owner: null)),
        new Figure<Told>("value", told => told.Step.Value, told => told.Step.Measure.Unit),
        new Words<Told>("unit", told => told.Step.Measure.Unit),
        new Words<Told>("printed", told => told.Step.Printed.ToString()),
        new WordList<Told>("inputs", told => told.Step.Inputs),
        new OptionalGroup<Told, GivenValue>("given", told => told.Step.Basis as GivenValue, GivenMembers),
        new OptionalGroup<Told, Told>("formula", told => told.Step.Basis is ClosedForm ? told : null, FormulaMembers),
        new OptionalGroup<Told, NumericMethod>("numeric", told => told.Step.Basis as NumericMethod, MethodMembers),
    ];

    internal static DocumentShape<Explanation> Shape { get; } = new("capcalc/explanation/1",
    [
        new Words<Explanation>("scenario", answer => answer.Explained.Estimate.Scenario),
        new WordList<Explanation>("figures", answer => answer.Figures),
        new Items<Explanation, Told>("steps", answer => [.. answer.Steps.Select(step => new Told(answer.Derivation, step))], StepMembers, StepPath),
        new WordList<Explanation>("explainable", answer => answer.Extent == Extent.Overview ? [.. answer.Derivation.Steps.Select(step => step.Path)] : []),
    ]);

    public static DescribedDocument<Explanation> From(Explanation explanation, ImmutableArray<Diagnostic> diagnostics) => new(Shape, explanation, diagnostics);
}
