using System.Text;
using System.Text.RegularExpressions;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Fuzzing.Laws;
using CapacityCalc.Fuzzing.Mutations;
using CapacityCalc.Fuzzing.Running;

namespace CapacityCalc.Cli.Tests.Hostile;

/// <summary>Damaged scenarios through everything: a short campaign, and what longer ones found.</summary>
[Collection(Alone.Name)]
public sealed partial class FuzzTests
{
    private const ulong Seed = 20;

    /// <summary>Dice under which every exploration is asked for at least once.</summary>
    private const int Throws = 24;

    private static readonly Corpus Scenarios = Corpus.Of(Path.Combine(Repository.Root, "scenarios"));

    private static string Found { get; } = Path.Combine(Repository.Root, "tests", "CapacityCalc.Cli.Tests", "Hostile", "Found");

    public static TheoryData<string> FoundNames() => [.. Directory.EnumerateFiles(Found, "*.yaml").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Campaign_ShortAndSeeded_FindsNothing()
    {
        // Machines that run tests are slow and shared: the long campaign holds the time of a case.
        var options = new CampaignOptions { Seed = Seed, Inputs = 1500, Threads = 2, Longest = TimeSpan.FromSeconds(5), LongestExploration = TimeSpan.FromSeconds(20) };

        var result = Campaign.Run(Scenarios, options);

        Assert.True(result.Findings.IsEmpty, string.Join('\n', result.Findings.Select(finding => $"input {finding.Input.Index} of seed {Seed}: {finding.Signature}: {finding.Detail}")));
        Assert.Equal(options.Inputs, result.Inputs);

        // Inputs that all fail early, or that all are right, would look for nothing.
        Assert.All(Enum.GetValues<Ending>(), ending => Assert.True(result.Endings[ending] > 0, $"no input is {ending}"));
        Assert.InRange(result.Endings[Ending.Answered], options.Inputs / 5, options.Inputs / 2);
    }

    [Theory]
    [MemberData(nameof(FoundNames))]
    public void Found_OfLongCampaigns_IsTaken(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Found, name));

        Trial.Run(bytes, Depth.Everything, new Dice(Seed, 0));
        for (var index = 0UL; index < Throws; index++)
        {
            Trial.Run(bytes, Depth.Exploration, new Dice(Seed, index));
        }
    }

    [Fact]
    public void Input_FollowsFromSeedAndIndex_Alone()
    {
        for (var index = 0; index < 200; index++)
        {
            Assert.Equal(FuzzInput.Make(Scenarios, Seed, index).Bytes, FuzzInput.Make(Scenarios, Seed, index).Bytes);
        }

        Assert.NotEqual(FuzzInput.Make(Scenarios, Seed, 1).Bytes, FuzzInput.Make(Scenarios, Seed + 1, 1).Bytes);
        Assert.Equal(
            FuzzInput.Make(Scenarios, Seed, 42).Bytes,
            FuzzInput.Make(Corpus.Of(Path.Combine(Repository.Root, "scenarios")), Seed, 42).Bytes);
    }

    [Fact]
    public void Tree_WrittenAnew_AnswersTheSame()
    {
        foreach (var specimen in Scenarios.Specimens)
        {
            Assert.Equal(Ending.Answered, Trial.Run(TreeText.Of(specimen.Tree), Depth.Everything, new Dice(Seed, 0)));
        }
    }

    [Theory]
    [InlineData("p99 NaN ms")]
    [InlineData("saturates at ∞ requests/s")]
    [InlineData("-Infinity")]
    public void Laws_OfNumbers_RefuseWhatIsNone(string text)
    {
        Assert.Throws<BrokenLawException>(() => OutputLaws.CheckNumbers(text, "scenario: Finance of nanobots, infinitely", "text"));
        OutputLaws.CheckNumbers(text, $"scenario: {text}", "text");
        OutputLaws.CheckNumbers("Finance of nanobots, infinitely", "", "text");
    }

    [Theory]
    [InlineData("{ \"a\": 1e999 }")]
    [InlineData("{ \"a\": 1, \"a\": 2 }")]
    [InlineData("{ \"a\": NaN }")]
    [InlineData("{ \"a\": 1 ")]
    public void Laws_OfJson_RefuseWhatIsWrong(string text) => Assert.Throws<BrokenLawException>(() => OutputLaws.CheckJson(text));

    [Fact]
    public void Laws_OfCharacters_RefuseWhatSteersATerminal() =>
        Assert.Throws<BrokenLawException>(() => OutputLaws.CheckCharacters("a \u001b[31mred name", "text"));

    [Theory]
    [InlineData("traffic: NaN, pipeline: 1", "NaN")]
    [InlineData("NaN", "NaN")]
    [InlineData("aNxaxN", "NaN")]
    public void Minimizer_OfAFailure_KeepsWhatFails(string text, string least) => Assert.Equal(
        least,
        Encoding.UTF8.GetString(Minimizer.Minimize(Encoding.UTF8.GetBytes(text), bytes => Letters().IsMatch(Encoding.UTF8.GetString(bytes)))));

    [GeneratedRegex("N.*a.*N")]
    private static partial Regex Letters();
}
