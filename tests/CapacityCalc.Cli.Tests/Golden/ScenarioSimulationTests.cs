using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>Every scenario of the examples, simulated shortly with one seed.</summary>
/// <remarks>runs.tsv holds a line a run: name, scenario, requests. .ci/run makes the same runs with the native program. The figures are those of one seed, and prove nothing but that they are the same everywhere.</remarks>
[Collection(Alone.Name)]
public sealed class ScenarioSimulationTests : IDisposable
{
    private const string Folder = "Simulations";

    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Runs() => [.. All().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Simulation_OfAScenario_IsTheGoldenFile(string name)
    {
        var run = All().Single(run => run.Name == name);

        GoldenFile.Check(NameOf(name, "text"), Simulate(run, "text"));
        GoldenFile.Check(NameOf(name, "json"), Simulate(run, "json"));
    }

    [Fact]
    public void Simulation_Abroad_IsTheSameToTheByte()
    {
        var run = All().First();
        var atHome = Simulate(run, "text");

        using var abroad = new Abroad();

        Assert.Equal(atHome, Simulate(run, "text"));
    }

    [Fact]
    public void Scenarios_WithoutARun_AreTooLarge() =>
        Assert.All(Repository.Scenarios().Except(All().Select(run => run.Scenario)), scenario =>
        {
            var run = Capcalc.Run("simulate", scenario);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("error not-simulated", run.Error, StringComparison.Ordinal);
        });

    [Fact]
    public void GoldenFiles_AllBelongToARun()
    {
        var found = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(path => $"{Folder}/{Path.GetRelativePath(Root, path).Replace('\\', '/')}");

        Assert.Empty(found.Except(All().SelectMany(run => new[] { NameOf(run.Name, "text"), NameOf(run.Name, "json") }).Append($"{Folder}/runs.tsv")));
    }

    private static string Root => Path.GetFullPath(Path.Combine(Repository.GoldenScenarios, "..", Folder));

    private static IEnumerable<(string Name, string Scenario, string Requests)> All() =>
        File.ReadLines(Path.Combine(Root, "runs.tsv")).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1], parts[2]));

    private static string Simulate((string Name, string Scenario, string Requests) run, string format)
    {
        var answer = Capcalc.Run("simulate", run.Scenario, "--requests", run.Requests, "--replications", "4", "--seed", "7", "--format", format);

        Assert.Equal(0, answer.ExitCode);
        return answer.Output;
    }

    private static string NameOf(string name, string format) => $"{Folder}/{name}{OutputFormats.Named(format)!.Extensions[0]}";
}
