using System.Collections.Immutable;
using CapacityCalc.Cli.Explaining;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.Explanations;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Reports;

/// <summary>Derivations for people: the figure, the formulas that lead to it step by step, and the inputs at their end.</summary>
public static class ExplanationReport
{
    public static Report From(Explanation explanation, ImmutableArray<Diagnostic> diagnostics) =>
        new(explanation.Explained.Estimate.Scenario, [.. Lead(explanation)], [.. Sections(explanation, diagnostics).OfType<Section>()]);

    private static IEnumerable<Prose> Lead(Explanation explanation)
    {
        if (explanation.Extent == Extent.Overview)
        {
            yield return Headline.Of(explanation.Explained.Estimate);
            yield break;
        }

        var step = explanation.Steps[0];
        yield return Prose.Joined([new Run($"{step.Path} = {step.Printed}", Tone.Strong), new Run(StepWords.Of(step), Tone.Plain)]);
    }

    private static IEnumerable<Section?> Sections(Explanation explanation, ImmutableArray<Diagnostic> diagnostics)
    {
        var steps = explanation.Extent == Extent.Overview ? [.. explanation.Figures.Select(path => explanation.Derivation.Find(path)!)] : explanation.Steps;
        var numbers = steps.Select((step, index) => (step.Path, Number: index + 1)).ToDictionary(entry => entry.Path, entry => entry.Number);
        foreach (var step in steps.Where(step => step.Basis is not GivenValue))
        {
            yield return StepSection.Of(explanation.Derivation, step, numbers);
        }

        yield return InputsSection.Of([.. steps.Where(step => step.Basis is GivenValue)], numbers);
        yield return explanation.Extent == Extent.Overview ? FiguresSection.Of(explanation.Explained) : null;
        yield return explanation.Extent == Extent.Overview ? null : NotesSection.Of([.. diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Warning)]);
    }
}
