using System.Collections.Immutable;
using System.CommandLine;

namespace CapacityCalc.Cli.Completions;

/// <summary>How a command line can go on: commands, options, and their values.</summary>
internal sealed class CompletionEngine(RootCommand root, ValueCompletions values)
{
    /// <param name="words">The words up to the cursor, without the program's own name; the last one is the word at the cursor, perhaps empty.</param>
    public ImmutableArray<Completion> Of(ImmutableArray<string> words)
    {
        var current = words.IsEmpty ? "" : words[^1];
        var line = CommandLine.Of(root, words.IsEmpty ? [] : words[..^1]);
        return [.. All(line, current).Where(completion => completion.Text.StartsWith(current, StringComparison.Ordinal)).DistinctBy(completion => completion.Text)];
    }

    private IEnumerable<Completion> All(CommandLine line, string current)
    {
        if (line.Awaiting is { } awaiting)
        {
            return values.Of(awaiting, line, current);
        }

        if (!line.OnlyArguments && current.StartsWith('-'))
        {
            return CommandLine.Split(current) is (var name, { } value) ? ValuesWithin(line, name, value) : Options(line);
        }

        return line.Command is { } command
            ? ArgumentAt(command, line.Positional.Length) is { } argument ? values.Of(argument, line, current) : []
            : root.Subcommands.Where(command => !command.Hidden).Select(command => new Completion(command.Name, command.Description ?? ""));
    }

    /// <summary>The argument that takes the value after so many; null where none does.</summary>
    private static Argument? ArgumentAt(Command command, int values)
    {
        foreach (var argument in command.Arguments)
        {
            if (values < argument.Arity.MaximumNumberOfValues)
            {
                return argument;
            }

            values -= argument.Arity.MaximumNumberOfValues;
        }

        return null;
    }

    private IEnumerable<Completion> ValuesWithin(CommandLine line, string name, string value) =>
        CommandLine.OptionsOf(root, line.Command).FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name)) is { } option
            ? values.Of(option, line, value).Select(completion => completion with { Text = $"{name}={completion.Text}" })
            : [];

    /// <summary>Those that have not been given, or may be given again.</summary>
    private IEnumerable<Completion> Options(CommandLine line) =>
        CommandLine.OptionsOf(root, line.Command)
            .Where(option => option.Arity.MaximumNumberOfValues > 1 || !line.Given.Contains(option))
            .Select(option => new Completion(option.Name, option.Description ?? ""));
}
