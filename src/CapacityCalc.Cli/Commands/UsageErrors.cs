using CapacityCalc.Core.Diagnostics;
using System.CommandLine;

namespace CapacityCalc.Cli.Commands;

/// <summary>What the parser says of a command line, in the program's own form.</summary>
internal static class UsageErrors
{
    public static int Tell(ParseResult line, Session session)
    {
        var command = line.CommandResult.Command;
        var name = command is RootCommand ? "capcalc" : $"capcalc {command.Name}";

        // What follows a word that is not known can only be guessed at, so the parser's other complaints are left out.
        var mistaken = command.Arguments.SelectMany(argument => line.GetResult(argument)?.Tokens ?? [])
            .Select(token => token.Value).Where(CommonOptions.LooksLikeOption);
        if (mistaken.Concat(line.UnmatchedTokens).FirstOrDefault() is { } unknown)
        {
            return session.Refuse(
                CommonOptions.LooksLikeOption(unknown) ? $"{name} has no option '{unknown}'" : Unexpected(command, name, unknown),
                Suggestions.Hint(unknown, KnownWords(command)));
        }

        foreach (var message in line.Errors.Select(error => error.Message).Distinct())
        {
            session.Bag.Error(UsageCodes.InvalidUsage, default, message.TrimEnd('.'), $"see {name} --help");
        }

        return session.Fail();
    }

    private static string Unexpected(Command command, string name, string word) =>
        command.Subcommands.Count > 0 ? $"there is no command '{word}'" : $"'{word}' is one word too many for {name}";

    private static string[] KnownWords(Command command) =>
        [.. command.Subcommands.Select(subcommand => subcommand.Name), .. command.Options.Select(option => option.Name)];
}
