using System.Collections.Immutable;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>Asks what no option has answered, judges each answer at once, and tells after every stage what the fleet comes to.</summary>
internal sealed class Interview(IPrompts prompts, Drafting drafting)
{
    private const string ByRate = "rate";
    private const string ByUsers = "users";

    /// <summary>Asks about the system as a whole.</summary>
    /// <exception cref="OperationCanceledException">The person had enough.</exception>
    public Draft AskQuestions(Draft draft)
    {
        draft = draft.Of(Questions.What) is null ? AskOne(draft, Questions.What) : draft;
        if (draft.Of(Questions.Rate) is null && draft.Of(Questions.Users) is null)
        {
            var known = prompts.Choose(
                "What is known of the traffic?", [(ByRate, "requests per second at peak"), (ByUsers, "users, and the requests of each")]);
            draft = known == ByUsers ? AskOne(draft, Questions.Users) : draft;
        }

        return Questions.For(draft).Where(question => draft.Of(question) is null).ToImmutableArray().Aggregate(draft, AskOne);
    }

    /// <summary>Asks about every stage.</summary>
    /// <exception cref="OperationCanceledException">The person had enough.</exception>
    public Draft AskStages(Draft draft)
    {
        while (draft.Stages.Length < drafting.Stages)
        {
            draft = draft.With(AskStage(draft));
            if (drafting.Estimate(draft, new DiagnosticBag()) is { } estimate)
            {
                prompts.Tell(Headline.Of(estimate));
            }
        }

        return draft;
    }

    /// <summary>Asks how many stages there are.</summary>
    /// <exception cref="OperationCanceledException">The person had enough.</exception>
    public static int AskStageCount(IPrompts prompts)
    {
        while (true)
        {
            var fallback = Figures.Say(Quantity.Count, StageDefaults.UsualStages);
            var text = Reply.Tidy(prompts.Text("Stages", "a cheap model narrows what a dearer one ranks; the first stage searches", fallback));
            text = text.Length == 0 ? fallback : text;
            if (StageCount.Parse(text) is { } stages)
            {
                return stages;
            }

            prompts.Tell(Prose.Of($"✗ {Excerpt.Quote(text)} is {StageCount.Problem}", Tone.Bad));
        }
    }

    private Draft AskOne(Draft draft, Question question) =>
        Ask(question.Asks, question.Why, question.Fallback, answer => draft.With(question, answer), all => drafting.Problems(all));

    private StageDraft AskStage(Draft draft)
    {
        var index = draft.Stages.Length;
        prompts.Tell(Prose.Of($"Stage {index + 1} of {drafting.Stages}: {(index == 0 ? "searches" : "ranks what the one before it keeps")}", Tone.Strong));
        var usual = drafting.Completed(draft, StageDefaults.Usual(index, drafting.Stages));
        var stage = AskFor(draft, "Name", "unique, and without dots", usual.Name, usual, (part, answer) => part with { Name = answer.Text });
        var kind = prompts.Choose("Model", [.. ModelChoices.At(index).Select(choice => (choice.Kind, choice.Doc))]);
        var choice = ModelChoices.Find(kind, index)!;
        stage = new StageDraft(stage.Name, new ModelDraft(kind == ModelChoices.PerItem ? $"{stage.Name}-model" : kind, kind, []), []);
        stage = AskFor(
            draft, "Items that it keeps", "a count, or a percentage of what comes in", usual["keep"]!.Value.Text, stage, (part, answer) => part.With("keep", answer));
        foreach (var key in choice.Keys.Where(key => key.Asks is not null))
        {
            stage = AskFor(
                draft, key.Asks!, "", StageDefaults.Fallback(key, stage), stage, (part, answer) => part with { Model = part.Model.With(key.Key, answer) });
        }

        stage = drafting.Completed(draft, stage);
        if (choice.AcceleratorHost is not null && stage["hardware"] is { } host)
        {
            stage = AskFor(draft, "Its hosts", "with an accelerator", host.Text, stage, (part, answer) => part.With("hardware", answer));
        }

        return AskSplit(draft, stage);
    }

    private StageDraft AskSplit(Draft draft, StageDraft stage)
    {
        if (drafting.Split(draft, stage) is not var (tasks, seconds))
        {
            return stage;
        }

        var split = AskFor(
            draft,
            "Parallel tasks for one request",
            $"as one it takes {Figures.Say(Quantity.Duration, seconds)}",
            Figures.Say(Quantity.Count, tasks),
            stage,
            (part, answer) => part.With("split", answer));
        return split["split"]!.Value.Text == "1" ? stage : split;
    }

    private StageDraft AskFor(Draft draft, string asks, string why, string fallback, StageDraft stage, Func<StageDraft, Reply, StageDraft> with) =>
        Ask(asks, why, fallback, answer => with(stage, answer), part => drafting.Problems(draft.With(drafting.Completed(draft, part))));

    private T Ask<T>(string asks, string why, string fallback, Func<Reply, T> with, Func<T, ImmutableArray<Diagnostic>> judge)
    {
        while (true)
        {
            var text = Reply.Tidy(prompts.Text(asks, why, fallback));
            var part = with(text.Length == 0 || text == fallback ? Reply.Default(fallback) : Reply.Given(text));
            var problems = judge(part);
            if (problems.IsEmpty)
            {
                return part;
            }

            foreach (var problem in problems)
            {
                prompts.Tell(Prose.Of($"✗ {problem.Message}", Tone.Bad));
                if (problem.Hint is { } hint)
                {
                    prompts.Tell(Prose.Of($"  {hint}", Tone.Quiet));
                }
            }
        }
    }
}
