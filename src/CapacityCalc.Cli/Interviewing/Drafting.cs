using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>Makes drafts, and has the calculator judge each as the scenario that it would become.</summary>
/// <param name="file">Where the scenario is going to be written.</param>
/// <param name="stages">How many there are going to be.</param>
internal sealed class Drafting(IEngine engine, string file, int stages)
{
    public int Stages => stages;

    /// <summary>What is wrong with the draft; stages and answers that it lacks are taken by default.</summary>
    public ImmutableArray<Diagnostic> Problems(Draft draft)
    {
        var bag = new DiagnosticBag();
        engine.Check(InputOf(draft), bag);
        return [.. bag.ToImmutable().Where(diagnostic => diagnostic.Severity == Severity.Error)];
    }

    /// <summary>Null where the draft has an error.</summary>
    public Estimate? Estimate(Draft draft, DiagnosticBag bag) => engine.Estimate(InputOf(draft), bag) is { } estimate && !bag.HasErrors ? estimate : null;

    /// <summary>The stage with all that it needs behind those that the draft has; what was not said follows from the draft.</summary>
    public StageDraft Completed(Draft draft, StageDraft stage)
    {
        var index = draft.Stages.Length;
        stage = StageDefaults.Completed(stage, index, stages, ItemsInto(draft));
        return ModelChoices.Find(stage.Model.Kind, index)?.AcceleratorHost is { } host && stage["hardware"] is null && !Problems(draft.With(stage)).IsEmpty
            ? stage.With("hardware", Reply.Default(host))
            : stage;
    }

    /// <summary>The tasks that a request had best be cut into at the stage, and how long it takes as one; null where that does not depend on the items.</summary>
    public (int Tasks, double Seconds)? Split(Draft draft, StageDraft stage) =>
        stage.Model.Kind != ModelChoices.Service && stage["split"] is null
        && Estimate(draft.With(stage), new DiagnosticBag())?.Stages.LastOrDefault(figures => figures.Stage == stage.Name)?.ServiceMeanSeconds is { } seconds
            ? (SecondsAtMost(draft) is { } limit ? StageDefaults.Tasks(seconds, limit, stages) : 1, seconds)
            : null;

    /// <summary>The stage with its tasks, where there had better be several.</summary>
    public StageDraft Shortened(Draft draft, StageDraft stage) =>
        Split(draft, stage) is { Tasks: > 1 and var tasks } ? stage.With("split", Reply.Default(tasks.ToString(CultureInfo.InvariantCulture))) : stage;

    /// <summary>With every stage that it lacks.</summary>
    public Draft WithUsualStages(Draft draft)
    {
        while (draft.Stages.Length < stages)
        {
            draft = draft.With(Shortened(draft, Completed(draft, StageDefaults.Usual(draft.Stages.Length, stages))));
        }

        return draft;
    }

    public static string TextOf(Draft draft) => DraftText.Of(draft.Completed());

    /// <summary>Items that come into the next stage; null where it is not known.</summary>
    private double? ItemsInto(Draft draft) =>
        draft.Stages.IsEmpty ? null : Estimate(draft, new DiagnosticBag())?.Funnel.LastOrDefault()?.ItemsOut;

    private static double? SecondsAtMost(Draft draft) =>
        Duration.Dimension.TryParse(draft.Completed().Of(Questions.P99)!.Value.Text, out var seconds, out _) && seconds > 0 ? seconds : null;

    private ScenarioInput InputOf(Draft draft)
    {
        var shown = draft.Stages.IsEmpty ? draft.With(StageDefaults.Completed(StageDefaults.Usual(0, stages), 0, stages, null)) : draft;
        return new ScenarioInput(file, []) { Text = TextOf(shown) };
    }
}
