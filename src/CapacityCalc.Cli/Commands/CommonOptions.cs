using System.CommandLine;
using CapacityCalc.Cli.Formats;

namespace CapacityCalc.Cli.Commands;

/// <summary>Options that several commands share; made anew for each command.</summary>
internal static class CommonOptions
{
    public static Argument<string> File()
    {
        var file = new Argument<string>("FILE") { Description = "The scenario's file; - for standard input." };
        RefuseOptions(file);
        return file;
    }

    public static Argument<string[]> Files()
    {
        var files = new Argument<string[]>("FILE") { Description = "The scenarios' files; - for standard input.", Arity = ArgumentArity.OneOrMore };
        RefuseOptions(files);
        return files;
    }

    /// <summary>A scenario that is going to be written.</summary>
    public static Argument<string> NewFile(string usual)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Where to write the scenario; - for standard output.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => usual,
        };
        RefuseOptions(file);
        return file;
    }

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Sets a value of the scenario, as if the file said so: --set traffic.rate=2000/s. Repeatable.",
        HelpName = "PATH=VALUE",
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> Format() => new("--format")
    {
        Description = $"{string.Join(", ", OutputFormats.All.Select(format => format.Name))}. By default what -o's file name says, else text.",
        HelpName = "FORMAT",
    };

    public static Option<string?> Output(string description) => new("--output", "-o") { Description = description, HelpName = "FILE" };

    public static Option<bool> NoColor() => new("--no-color")
    {
        Description = "No colours, as with NO_COLOR in the environment; there are none in files and pipes.",
    };

    /// <summary>The parser takes an option that it does not know for a file.</summary>
    public static void RefuseOptions(Argument argument) => argument.Validators.Add(result =>
    {
        if (result.Tokens.FirstOrDefault(token => LooksLikeOption(token.Value)) is { } option)
        {
            result.AddError($"there is no option '{option.Value}'");
        }
    });

    /// <summary>A file whose name begins with a hyphen is written ./-name.</summary>
    public static bool LooksLikeOption(string word) => word.StartsWith('-') && word.Length > 1;

    public static ScenarioInput Input(this ParseResult line, Argument<string> file, Option<string[]> set) =>
        new(line.GetRequiredValue(file), [.. line.GetValue(set) ?? []]);
}
