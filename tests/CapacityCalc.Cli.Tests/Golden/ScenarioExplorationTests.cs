using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>Comparisons and solutions of the examples, what incidents do to them, what their ranges make of them, where their figures come from, and what measurements make of models.</summary>
/// <remarks>A folder's runs.tsv holds a line a run: its name, then what stands behind the command. .ci/run makes the same runs with the native program.</remarks>
[Collection(Alone.Name)]
public sealed class ScenarioExplorationTests : IDisposable
{
    private static readonly (string Folder, string Command)[] Kinds =
        [("Comparisons", "compare"), ("Solutions", "solve"), ("WhatIfs", "estimate"), ("Uncertainties", "uncertainty"), ("Explanations", "explain"), ("Fits", "fit")];

    private static readonly string[] Formats = [.. GoldenFile.Formats.Select(format => format.Name)];

    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Runs() => [.. All().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Answer_OfAScenario_IsTheGoldenFile(string name)
    {
        foreach (var format in Formats)
        {
            GoldenFile.Check(NameOf(name, format), Answer(name, format));
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Answer_Abroad_IsTheSameToTheByte(string name)
    {
        var atHome = Formats.Select(format => Answer(name, format)).ToArray();

        using var abroad = new Abroad();

        Assert.Equal(atHome, Formats.Select(format => Answer(name, format)));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Answer_AsHtml_KeepsTheRulesOfAPage(string name) => new HtmlPage(Answer(name, "html")).AssertKeepsTheRules();

    [Fact]
    public void GoldenFiles_AllBelongToARun()
    {
        var found = Kinds.SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Root, kind.Folder)).Select(path => $"{kind.Folder}/{Path.GetFileName(path)}"));

        Assert.Empty(found.Except(All().SelectMany(run => Formats.Select(format => NameOf(run.Name, format))).Concat(Kinds.Select(kind => $"{kind.Folder}/runs.tsv"))));
    }

    private static string Root => Path.GetFullPath(Path.Combine(Repository.GoldenScenarios, ".."));

    private static IEnumerable<(string Name, string[] Arguments)> All() => Kinds.SelectMany(kind =>
        File.ReadLines(Path.Combine(Root, kind.Folder, "runs.tsv")).Select(line => line.Split('\t')).Select(parts => ($"{kind.Folder}/{parts[0]}", (string[])[kind.Command, .. parts[1..]])));

    private static string Answer(string name, string format)
    {
        var answer = Capcalc.Run([.. All().Single(run => run.Name == name).Arguments, "--format", format]);

        Assert.Equal(0, answer.ExitCode);
        return answer.Output;
    }

    private static string NameOf(string name, string format) => name + OutputFormats.Named(format)!.Extensions[0];
}
