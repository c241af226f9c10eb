using System.Collections.Immutable;
using System.CommandLine;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Commands;

/// <summary>What is solved for: the options of every command that solves.</summary>
internal sealed class SolveOptionGroup
{
    private readonly Option<string[]> _paths = new("--for")
    {
        Description = "What to solve for: the path of a number in the scenario. Two of them give the second at several values of the first.",
        HelpName = "PATH",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _max = new("--max") { Description = "The largest value that meets every objective, which is the default." };

    private readonly Option<bool> _min = new("--min") { Description = "The smallest value that meets every objective." };

    private readonly Option<string[]> _within = new("--within")
    {
        Description = "Where to look; by default a million times up and down from what the scenario has. Of two paths: PATH=A..B.",
        HelpName = "A..B",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _step = new("--step")
    {
        Description = "Between two values; by default whole things one by one, and four digits of any other. Of two paths: PATH=STEP.",
        HelpName = "STEP",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The first of them that is given; null where none is.</summary>
    public string? Given(ParseResult line) => All.FirstOrDefault(option => line.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>What is asked for, one request a path; null after an error.</summary>
    public ImmutableArray<SolutionRequest>? Requests(ParseResult line, Session session)
    {
        if (line.GetValue(_max) && line.GetValue(_min))
        {
            return Refuse(session, "--max and --min exclude each other", "leave one of them out");
        }

        var paths = line.GetValue(_paths) ?? [];
        if (paths.Length is 0 or > 2)
        {
            return paths.Length == 0
                ? Refuse(session, "there is nothing to solve for", "write --for PATH, such as --for pipeline.rank-1.keep")
                : Refuse(session, $"--for is given {paths.Length} times, and two paths at most can be held against each other", "leave some of them out");
        }

        var extreme = line.GetValue(_min) ? Extreme.Smallest : Extreme.Largest;
        return Of(paths, _within, line, session) is { } within && Of(paths, _step, line, session) is { } step
            ? [.. paths.Select((path, index) => new SolutionRequest(path, extreme, within[index], step[index]))]
            : null;
    }

    private ImmutableArray<Option> All => [_paths, _max, _min, _within, _step];

    /// <summary>An option's value for each path: the only one as it is, otherwise by its path; null after an error.</summary>
    private static string?[]? Of(string[] paths, Option<string[]> option, ParseResult line, Session session)
    {
        var values = new string?[paths.Length];
        foreach (var text in line.GetValue(option) ?? [])
        {
            var index = paths.Length == 1 ? 0 : Array.FindIndex(paths, path => text.StartsWith(path + "=", StringComparison.Ordinal));
            if (index < 0)
            {
                Refuse(session, $"{option.Name} {text} does not say which path it is of", $"write for example {option.Name} {paths[0]}={text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]}");
                return null;
            }

            if (values[index] is not null)
            {
                Refuse(session, $"{option.Name} is given twice for '{paths[index]}'", "leave one of them out");
                return null;
            }

            values[index] = paths.Length == 1 ? text : text[(paths[index].Length + 1)..];
        }

        return values;
    }

    private static ImmutableArray<SolutionRequest>? Refuse(Session session, string message, string hint)
    {
        session.Bag.Error(UsageCodes.InvalidUsage, default, message, hint);
        return null;
    }
}
