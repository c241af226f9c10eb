using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using CapacityCalc.Cli.Completions;

namespace CapacityCalc.Cli.Commands;

/// <summary>What the shells' scripts call: a line for each way to go on, a tab before what it means. It never says anything else.</summary>
internal static class CompleteCommand
{
    /// <summary>Longer ones would wrap in the shell's list.</summary>
    private const int LongestDoc = 70;

    public static Command Create(Session session, RootCommand root)
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.ZeroOrMore, Description = "The words up to the cursor, after --." };
        var command = new Command("complete", "Prints how a command line can go on, for shells.") { words };
        command.Hidden = true;
        command.SetAction(line =>
        {
            session.Print(Lines(root, session.Engine, [.. line.GetValue(words) ?? []]));
            return ExitCodes.Answered;
        });
        return command;
    }

    private static string Lines(RootCommand root, IEngine engine, ImmutableArray<string> words)
    {
        var text = new StringBuilder();
        try
        {
            foreach (var completion in new CompletionEngine(root, new ValueCompletions(engine)).Of(words).Where(completion => !completion.Text.Any(char.IsControl)))
            {
                text.Append(completion.Text).Append(completion.Doc.Length == 0 ? "" : "\t" + Brief(completion.Doc)).Append('\n');
            }
        }
#pragma warning disable CA1031 // Whatever a file or a folder holds, a person who presses the tab key is told nothing rather than an error.
        catch (Exception)
#pragma warning restore CA1031
        {
            return "";
        }

        return text.ToString();
    }

    /// <summary>The first sentence, shortened.</summary>
    private static string Brief(string doc)
    {
        var sentence = doc.Split(". ", 2)[0].Replace('\n', ' ').TrimEnd('.');
        return sentence.Length <= LongestDoc ? sentence : sentence[..(LongestDoc - 1)].TrimEnd() + "…";
    }
}
