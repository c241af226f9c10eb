using System.CommandLine;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

internal static class InitCommand
{
    private const string Usual = "scenario.yaml";
    private const string StandardOutput = "-";

    public static Command Create(Session session)
    {
        var file = CommonOptions.NewFile(Usual);
        var answers = new InterviewOptionGroup();
        var yes = new Option<bool>("--yes", "-y") { Description = "Asks nothing: what no option answers is taken by default." };
        var template = new Option<string?>("--template")
        {
            Description = "Instead: copies a scenario that comes with the program; without a name, lists them.",
            HelpName = "NAME",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var force = new Option<bool>("--force") { Description = "Writes over a file that is there." };
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "init",
            "Asks the questions of a design, tells after each stage what the fleet comes to, and writes a scenario.",
            ("capcalc init", "asks, and writes scenario.yaml"),
            ("capcalc init feed.yaml --what posts --users 500M --requests-per-user 10/day", "asks the rest"),
            ("capcalc init --yes --rate 1000/s --items 10B --p99 \"200 ms\"", "asks nothing, and takes the rest by default"),
            (
                "capcalc init --yes --stage \"select: inverted_index keep 10k\" --stage \"rank-1: linear 1 us keep 500\" --stage \"rank-2: dnn 1 ms keep 10 split 5\"",
                "with stages of its own"),
            ("capcalc init ads.yaml --template ads", "begins with an example"),
            ("capcalc init - --yes | capcalc estimate -", "straight into an estimate"))
        {
            file,
        };
        answers.AddTo(command);
        foreach (var option in new Option[] { yes, template, force, noColor })
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            var target = new Destination(line.GetRequiredValue(file), line.GetValue(force) ? IfThere.Replaced : IfThere.Kept);
            var colours = !line.GetValue(noColor);
            if (line.GetResult(template) is { Implicit: false })
            {
                return (answers.Given(line) ?? (line.GetValue(yes) ? yes.Name : null)) is { } idle
                    ? session.Refuse($"{idle} does nothing to a template", "leave one of them out, and change the file")
                    : Copy(session, line.GetValue(template), target);
            }

            if (!line.GetValue(yes) && !session.Terminal.CanAsk)
            {
                return session.Refuse(
                    "there is no terminal to ask on",
                    "answer by options and take the rest by default: capcalc init --yes --rate 1000/s --items 100M --p99 \"500 ms\" --stage …; see capcalc init --help");
            }

            return IsFree(session, target) ? Write(session, line, answers, line.GetValue(yes) ? Asking.Nothing : Asking.TheRest, target, colours) : session.Fail(colours);
        });
        return command;
    }

    private enum Asking
    {
        TheRest,
        Nothing,
    }

    private enum IfThere
    {
        Kept,
        Replaced,
    }

    private sealed record Destination(string Path, IfThere IfThere);

    /// <summary>Asked before the questions are, as the answers to them would be lost.</summary>
    private static bool IsFree(Session session, Destination target) =>
        target.Path == StandardOutput || target.IfThere == IfThere.Replaced || session.Engine.IsFree(target.Path, session.Bag);

    private static int Copy(Session session, string? name, Destination target)
    {
        if (name is null)
        {
            session.Print(ScenarioTemplates.List());
            return ExitCodes.Answered;
        }

        if (ScenarioTemplates.Text(name) is not { } text)
        {
            var code = session.Refuse($"there is no template {Excerpt.Quote(name)}", Suggestions.Nearest(name, ScenarioTemplates.Names) is { } near ? Suggestions.DidYouMean(near) : null);
            session.Terminal.WriteError(ScenarioTemplates.List());
            return code;
        }

        if (!Put(session, target, text))
        {
            return session.Fail();
        }

        TellWritten(session, target);
        return ExitCodes.Answered;
    }

    private static int Write(Session session, ParseResult line, InterviewOptionGroup answers, Asking asking, Destination target, bool colours)
    {
        var path = target.Path == StandardOutput ? Usual : target.Path;
        Drafting DraftingOf(int stages) => new(session.Engine, path, stages);
        if (answers.Read(line, session, DraftingOf) is not { } given)
        {
            return ExitCodes.Failed;
        }

        Draft draft;
        try
        {
            draft = asking == Asking.Nothing ? Completed(given, DraftingOf) : Asked(given, session, DraftingOf, colours);
        }
        catch (OperationCanceledException)
        {
            session.Terminal.WriteError("\ncapcalc: interrupted; nothing was written\n");
            return ExitCodes.Interrupted;
        }

        var text = Drafting.TextOf(draft);
        if (session.Engine.Estimate(new ScenarioInput(path, []) { Text = text }, session.Bag) is not { } estimate || session.Bag.HasErrors || !Put(session, target, text))
        {
            return session.Fail(colours);
        }

        if (target.Path != StandardOutput && asking == Asking.Nothing)
        {
            session.Print(ProseText.Of(Headline.Of(estimate), session.Terminal.OutputPage(colours)));
        }

        TellWritten(session, target);
        session.Tell(session.Bag.ToImmutable().Union(estimate.Diagnostics).Where(diagnostic => diagnostic.Severity == Severity.Warning), colours);
        return ExitCodes.Answered;
    }

    private static Draft Asked(GivenAnswers given, Session session, Func<int, Drafting> draftingOf, bool colours)
    {
        using var prompts = session.Prompts(colours);
        var draft = new Interview(prompts, draftingOf(given.Count ?? StageDefaults.UsualStages)).AskQuestions(given.Draft);
        if (!given.Stages.IsEmpty)
        {
            return Completed(given with { Draft = draft }, draftingOf);
        }

        var stages = given.Count ?? Interview.AskStageCount(prompts);
        return new Interview(prompts, draftingOf(stages)).AskStages(draft);
    }

    private static Draft Completed(GivenAnswers given, Func<int, Drafting> draftingOf)
    {
        var drafting = draftingOf(given.Count ?? StageDefaults.UsualStages);
        var draft = given.Stages.Aggregate(given.Draft, (all, stage) => all.With(drafting.Shortened(all, drafting.Completed(all, stage))));
        return drafting.WithUsualStages(draft);
    }

    private static bool Put(Session session, Destination target, string text)
    {
        if (target.Path == StandardOutput)
        {
            session.Print(text);
            return true;
        }

        var contents = Terminal.Encode(text);
        return target.IfThere == IfThere.Replaced
            ? session.Engine.WriteFile(target.Path, [], contents, session.Bag)
            : session.Engine.CreateFile(target.Path, contents, session.Bag);
    }

    private static void TellWritten(Session session, Destination target)
    {
        if (target.Path != StandardOutput)
        {
            var schema = Path.Combine(Path.GetDirectoryName(target.Path) ?? "", "schema.json");
            session.Print($"{target.Path}: written; the whole answer: capcalc estimate {target.Path}\nan editor completes and checks it by: capcalc catalog schema -o {schema}\n");
        }
    }
}
