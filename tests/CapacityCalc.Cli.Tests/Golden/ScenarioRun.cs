using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>A scenario of the examples, as it is or with something set, and the golden files of its answer.</summary>
/// <param name="Name">Of the golden files, below their folder and without an ending.</param>
/// <remarks>.ci/run makes the same runs with the native program: every scenario, and every line of variants.tsv.</remarks>
internal sealed record ScenarioRun(string Name, string Scenario, string? Setting)
{
    public static IEnumerable<ScenarioRun> All() =>
    [
        .. Repository.Scenarios().Select(path => new ScenarioRun(Path.ChangeExtension(path["scenarios/".Length..], null), path, null)),
        .. File.ReadLines(Path.Combine(Repository.GoldenScenarios, "variants.tsv")).Select(Variant),
    ];

    public static ScenarioRun Named(string name) => All().Single(run => run.Name == name);

    public Outcome Estimate(string format) => Capcalc.Run(["estimate", Scenario, "--format", format, .. Setting is null ? Array.Empty<string>() : ["--set", Setting]]);

    public static string GoldenFileOf(string name, string format) => $"Scenarios/{name}{OutputFormats.Named(format)!.Extensions[0]}";

    private static ScenarioRun Variant(string line) =>
        line.Split('\t') is [var name, var scenario, var setting] ? new(name, scenario, setting) : throw new InvalidDataException($"not 'name, scenario, setting': {line}");
}
