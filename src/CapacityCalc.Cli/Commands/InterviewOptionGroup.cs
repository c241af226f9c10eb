using System.Collections.Immutable;
using System.CommandLine;
using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

/// <summary>What an interview would ask, as options.</summary>
internal sealed class InterviewOptionGroup
{
    private readonly ImmutableArray<(Question Question, Option<string?> Option)> _answers =
    [
        .. Questions.All.Select(question => (question, new Option<string?>(question.Option)
        {
            Description = $"{question.Asks}: {question.Why}. By default {question.Fallback}.",
            HelpName = question.Fallback == Reply.None ? question.Example : question.Fallback,
        })),
    ];

    private readonly Option<string[]> _stages = new("--stage")
    {
        Description = $"A stage: NAME: MODEL TIME [KEY VALUE]…, such as \"{StageText.Example}\" with a time of one item, or NAME: KIND [KEY VALUE]…, such as "
            + "\"rank-2: transformer layers 6 keep 10 on g6.xlarge\", with a kind of 'capcalc catalog models', and keys of it and of the stage. Repeatable; the first one searches.",
        HelpName = "STAGE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _count = new("--stages") { Description = $"How many stages, where none is written. By default {StageDefaults.UsualStages}.", HelpName = "COUNT" };

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The first of them that is given; null where none is.</summary>
    public string? Given(ParseResult line) => All.FirstOrDefault(option => line.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>What is answered; null after an error.</summary>
    /// <param name="draftingOf">Judges the answers to a scenario of so many stages.</param>
    public GivenAnswers? Read(ParseResult line, Session session, Func<int, Drafting> draftingOf)
    {
        var texts = line.GetValue(_stages) ?? [];
        var count = texts.Length > 0 ? texts.Length : StageDefaults.UsualStages;
        if (line.GetValue(_count) is { } written)
        {
            if (texts.Length > 0)
            {
                session.Refuse("--stages and --stage exclude each other", "leave --stages out: it is for stages by default");
                return null;
            }

            if (StageCount.Parse(written) is not { } given)
            {
                session.Refuse($"--stages is {Excerpt.Quote(written)}, {StageCount.Problem}");
                return null;
            }

            count = given;
        }

        if (texts.Length > StageDefaults.MostStages)
        {
            session.Refuse($"--stage is given {texts.Length} times, more than {StageDefaults.MostStages}", "add further stages to the file");
            return null;
        }

        var drafting = draftingOf(count);
        if (ReadAnswers(line, session, drafting) is not { } draft || ReadStages(texts, draft, session.Bag, drafting) is not { } stages)
        {
            session.Fail();
            return null;
        }

        return new GivenAnswers(draft, stages, texts.Length > 0 || line.GetValue(_count) is not null ? count : null);
    }

    private IEnumerable<Option> All => [.. _answers.Select(answer => answer.Option), _stages, _count];

    private Draft? ReadAnswers(ParseResult line, Session session, Drafting drafting)
    {
        bool IsGiven(Question question) => line.GetValue(_answers.First(answer => answer.Question == question).Option) is not null;
        if (IsGiven(Questions.Rate) && IsGiven(Questions.Users))
        {
            session.Bag.Error(UsageCodes.InvalidUsage, default, "--rate and --users exclude each other", "leave one of them out");
            return null;
        }

        foreach (var beside in new[] { Questions.RequestsPerUser, Questions.PeakFactor }.Where(question => IsGiven(question) && !IsGiven(Questions.Users)))
        {
            session.Bag.Error(UsageCodes.InvalidUsage, default, $"{beside.Option} does nothing without --users", $"add --users, such as --users {Questions.Users.Example}");
        }

        var draft = Draft.Empty;
        foreach (var (question, option) in _answers)
        {
            if (line.GetValue(option) is not { } text)
            {
                continue;
            }

            var next = draft.With(question, Reply.Given(text));
            if (Told(drafting.Problems(next), $"{option.Name} {text}", session.Bag))
            {
                draft = next;
            }
        }

        return session.Bag.HasErrors ? null : draft;
    }

    private static ImmutableArray<StageDraft>? ReadStages(string[] texts, Draft draft, DiagnosticBag bag, Drafting drafting)
    {
        var stages = ImmutableArray.CreateBuilder<StageDraft>();
        foreach (var text in texts)
        {
            var option = $"--stage {text}";
            if (StageText.Parse(text, draft.Stages.Length, new SourceSpan(option, 0, 0), ReplyOrigin.Given, bag) is not { } stage)
            {
                return null;
            }

            stages.Add(stage);
            draft = draft.With(drafting.Completed(draft, stage));
            if (!Told(drafting.Problems(draft), option, bag))
            {
                return null;
            }
        }

        return stages.ToImmutable();
    }

    /// <summary>Whether there is no problem; otherwise it is told of the option, as there is no file yet.</summary>
    private static bool Told(ImmutableArray<Diagnostic> problems, string option, DiagnosticBag bag)
    {
        bag.AddAll(problems.Select(problem => problem with { Span = new SourceSpan(Reply.Tidy(option), 0, 0) }));
        return problems.IsEmpty;
    }
}

/// <param name="Stages">As they are written, without what they need besides.</param>
/// <param name="Count">Of the stages; null where nothing is said of them.</param>
internal sealed record GivenAnswers(Draft Draft, ImmutableArray<StageDraft> Stages, int? Count);
