using System.CommandLine;

namespace CapacityCalc.Cli.Commands;

/// <summary>What is compared with what: the options of every command that compares.</summary>
internal sealed class ComparisonOptionGroup
{
    private readonly Option<string[]> _vary = new("--vary")
    {
        Description = "Varies a value of the scenario: 1,2,4 or a..b:n=N points or a..b:step=S or a..b:log=N. Several make the product.",
        HelpName = "PATH=VALUES",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _baseline = new("--baseline") { Description = "A scenario, or an estimate written as JSON, that the differences are against; the first variant by default.", HelpName = "FILE" };

    private readonly Option<bool> _keepFleet = new("--keep-fleet") { Description = "Sizes the baseline's fleet once and holds it for every variant." };

    public void AddTo(Command command)
    {
        command.Options.Add(_vary);
        command.Options.Add(_baseline);
        command.Options.Add(_keepFleet);
    }

    /// <summary>The first of them that is given, or a second file; null where there is none.</summary>
    public string? Given(ParseResult line, Argument<string[]> files) =>
        new Option[] { _vary, _baseline, _keepFleet }.FirstOrDefault(option => line.GetResult(option) is { Implicit: false })?.Name
            ?? (line.GetRequiredValue(files) is [_, var second, ..] ? $"'{second}'" : null);

    public ComparisonRequest Request(ParseResult line, Argument<string[]> files, Option<string[]> set) =>
        new([.. line.GetRequiredValue(files)], [.. line.GetValue(set) ?? []], [.. line.GetValue(_vary) ?? []], line.GetValue(_baseline))
        {
            KeepsFleet = line.GetValue(_keepFleet),
        };
}
