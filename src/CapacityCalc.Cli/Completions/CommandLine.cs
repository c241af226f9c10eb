using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;

namespace CapacityCalc.Cli.Completions;

/// <summary>A command line that is being typed, up to the word at the cursor.</summary>
/// <param name="Command">Null before one is named.</param>
/// <param name="Awaiting">The option whose value the word is; null for none.</param>
/// <param name="Positional">The arguments before the word.</param>
/// <param name="Given">The options before the word.</param>
/// <param name="Values">Those of them that have a value, with it.</param>
/// <param name="OnlyArguments">Whether a lone <c>--</c> stands before the word.</param>
internal sealed record CommandLine(Command? Command, Option? Awaiting, ImmutableArray<string> Positional, ImmutableArray<Option> Given, ImmutableArray<(Option Option, string Value)> Values, bool OnlyArguments)
{
    private const string EndOfOptions = "--";

    /// <param name="words">Those before the word at the cursor, without the program's own name.</param>
    public static CommandLine Of(RootCommand root, IReadOnlyList<string> words)
    {
        var line = new CommandLine(null, null, [], [], [], false);
        foreach (var word in words)
        {
            line = line.After(root, word);
        }

        return line;
    }

    /// <summary>The options that may be given, those of every command too.</summary>
    public static IEnumerable<Option> OptionsOf(RootCommand root, Command? command) =>
        command is null ? root.Options : command.Options.Concat(root.Options.Where(option => option is HelpOption)).Where(option => !option.Hidden);

    private CommandLine After(RootCommand root, string word)
    {
        if (Awaiting is { } awaiting)
        {
            return this with { Awaiting = null, Values = Values.Add((awaiting, word)) };
        }

        if (!OnlyArguments && word == EndOfOptions)
        {
            return this with { OnlyArguments = true };
        }

        if (!OnlyArguments && Commands.CommonOptions.LooksLikeOption(word))
        {
            var (name, value) = Split(word);
            var option = OptionsOf(root, Command).FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));
            return option is null
                ? this
                : this with { Given = Given.Add(option), Values = value is null ? Values : Values.Add((option, value)), Awaiting = value is null && TakesValue(option) ? option : null };
        }

        return Command is null && root.Subcommands.FirstOrDefault(command => command.Name == word) is { } named
            ? this with { Command = named }
            : this with { Positional = Positional.Add(word) };
    }

    /// <summary>An option and the value that is written into the same word; null where none is.</summary>
    public static (string Name, string? Value) Split(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? (word[..equals], word[(equals + 1)..]) : (word, null);

    private static bool TakesValue(Option option) => option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
}
