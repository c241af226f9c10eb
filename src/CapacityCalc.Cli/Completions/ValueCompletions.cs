using System.Collections.Immutable;
using System.CommandLine;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Cli.Commands;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Fitting;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli.Completions;

/// <summary>What the value of an option or an argument may be, told by the word that its help calls the value by.</summary>
internal sealed class ValueCompletions(IEngine engine)
{
    private const string File = "FILE";
    private const string Scenario = "SCENARIO";
    private const string Stages = "pipeline.";

    /// <param name="argument">The one that the word at the cursor is for.</param>
    public IEnumerable<Completion> Of(Argument argument, CommandLine line, string current) => argument.Name switch
    {
        File => line.Command?.Name == "fit" ? FileCompletions.All(current) : FileCompletions.Scenarios(current),
        "FIGURE" => Explainable(line),
        "ANSWER" when line.Positional is [CatalogCommand.Schema] => Words(CatalogCommand.Described(engine)),
        var words when words.Contains('|', StringComparison.Ordinal) => Words(words.Split('|')),
        _ => [],
    };

    public IEnumerable<Completion> Of(Option option, CommandLine line, string current) => (option.Name, option.HelpName) switch
    {
        ("--as", _) => FitKinds.All.Select(kind => new Completion(kind.Name, kind.Doc)),
        ("--limit", _) => Words(LimitOption.Names),
        ("--template", _) => ScenarioTemplates.Names.Select(name => new Completion(name, ScenarioTemplates.Question(name))),
        ("--theme", _) => Words(ChartTheme.All.Select(theme => theme.Name)),
        (_, var meaning) => Of(option, meaning, line, current),
    };

    private IEnumerable<Completion> Of(Option option, string? meaning, CommandLine line, string current) => meaning switch
    {
        "PATH" => Settable(line).Where(settable => settable.IsNumber).Select(settable => new Completion(settable.Path, settable.Doc)),
        "PATH=VALUE" => Settings(line, current, separator: '='),
        "PATH=VALUES" => Settings(line, current, separator: ','),
        "FORMAT" => Words(OutputFormats.All.Select(format => format.Name)),
        "KIND" => engine.Charts.Select(chart => new Completion(chart.Name, chart.Doc)),
        File when option.Aliases.Contains("-o") => FileCompletions.All(current),
        File or Scenario => FileCompletions.Scenarios(current),
        "STAGE" => Words(Settable(line).Where(settable => settable.Path.StartsWith(Stages, StringComparison.Ordinal)).Select(settable => settable.Path.Split('.')[1])),
        { } words when words.Contains('|', StringComparison.Ordinal) => Words(words.Split('|')),
        _ => [],
    };

    /// <summary>A path, or one of the values at the path that stands before the equals sign already.</summary>
    /// <param name="separator">What stands before a further value, beside the equals sign.</param>
    private static IEnumerable<Completion> Settings(CommandLine line, string current, char separator)
    {
        var equals = current.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return Settable(line).Select(settable => new Completion(settable.Path + "=", settable.Doc));
        }

        var kept = current[..(current.LastIndexOfAny(['=', separator]) + 1)];
        return Settable(line).Where(settable => settable.Path == current[..equals]).SelectMany(settable => settable.Words).Select(word => new Completion(kept + word));
    }

    /// <summary>What can be set in the first scenario that is named on the line; nothing without one that can be read.</summary>
    private static ImmutableArray<SettablePath> Settable(CommandLine line) =>
        line.Values.Where(each => each.Option.HelpName == Scenario).Select(each => each.Value).Concat(line.Positional).FirstOrDefault(FileCompletions.IsScenario) is { } file && ScenarioReader.ReadFile(file, new DiagnosticBag()) is { } document
            ? SettablePaths.Of(document)
            : [];

    /// <summary>The figures of the first scenario's answer, by their paths.</summary>
    private IEnumerable<Completion> Explainable(CommandLine line) =>
        line.Positional.FirstOrDefault(FileCompletions.IsScenario) is { } file && engine.Explain(new ScenarioInput(file, []), new DiagnosticBag()) is { } explained
            ? explained.Derivation.Steps.Where(step => step.Basis is not GivenValue).Select(step => new Completion(step.Path, step.Words))
            : [];

    private static IEnumerable<Completion> Words(IEnumerable<string> words) => words.Select(word => new Completion(word));
}
