using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>Comparisons of the examples.</summary>
/// <remarks>runs.tsv holds a line a run: its name, then what stands behind <c>capcalc compare</c>. .ci/run makes the same runs with the native program.</remarks>
[Collection(Alone.Name)]
public sealed class ScenarioComparisonTests : IDisposable
{
    private const string Folder = "Comparisons";

    private static readonly string[] Formats = [.. OutputFormats.All.Select(format => format.Name)];

    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Runs() => [.. All().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Comparison_OfAScenario_IsTheGoldenFile(string name)
    {
        foreach (var format in Formats)
        {
            GoldenFile.Check(NameOf(name, format), Compare(name, format));
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Comparison_Abroad_IsTheSameToTheByte(string name)
    {
        var atHome = Formats.Select(format => Compare(name, format)).ToArray();

        using var abroad = new Abroad();

        Assert.Equal(atHome, Formats.Select(format => Compare(name, format)));
    }

    [Fact]
    public void GoldenFiles_AllBelongToARun()
    {
        var found = Directory.EnumerateFiles(Root).Select(path => $"{Folder}/{Path.GetFileName(path)}");

        Assert.Empty(found.Except(All().SelectMany(run => Formats.Select(format => NameOf(run.Name, format))).Append($"{Folder}/runs.tsv")));
    }

    private static string Root => Path.GetFullPath(Path.Combine(Repository.GoldenScenarios, "..", Folder));

    private static IEnumerable<(string Name, string[] Arguments)> All() =>
        File.ReadLines(Path.Combine(Root, "runs.tsv")).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1..]));

    private static string Compare(string name, string format)
    {
        var answer = Capcalc.Run(["compare", .. All().Single(run => run.Name == name).Arguments, "--format", format]);

        Assert.Equal(0, answer.ExitCode);
        return answer.Output;
    }

    private static string NameOf(string name, string format) => $"{Folder}/{name}{OutputFormats.Named(format)!.Extensions[0]}";
}
