using CapacityCalc.Cli.Tests.Golden;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

public sealed class InitTests
{
    [Theory]
    [InlineData("defaults")]
    [InlineData("search", "--rate", "2000/s", "--items", "1B", "--p99", "200 ms", "--stage", "select: inverted_index keep 10k", "--stage", "rank-1: linear 1 us keep 100", "--stage", "rank-2: dnn 1 ms keep 10")]
    [InlineData("feed", "--what", "posts", "--users", "500M", "--requests-per-user", "10/day", "--items", "1B", "--matches", "2000", "--p99", "300 ms", "--budget", "900k USD/month",
        "--stage", "find: inverted_index time 50 ns keep 500", "--stage", "light: linear 10 us keep 100", "--stage", "heavy: transformer layers 4 keep 10")]
    [InlineData("one-stage", "--stages", "1", "--items", "10M", "--p99", "none")]
    public void Options_MakeAScenario(string name, params string[] options)
    {
        var outcome = Capcalc.Run(["init", "-", "--yes", .. options]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        GoldenFile.Check($"Drafts/{name}.yaml", outcome.Output);
        using var folder = new TemporaryFolder();
        var file = folder.Write("scenario.yaml", outcome.Output);
        var check = Capcalc.Run("check", file);
        Assert.Equal((0, $"{file}: ok\n", ""), (check.ExitCode, check.Output, check.Error));
        var estimate = Capcalc.Run("estimate", file);
        Assert.StartsWith(name == "one-stage" ? "p99" : "✓ p99", estimate.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning:", estimate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void File_IsWritten_AndTheAnswerTold()
    {
        using var folder = new TemporaryFolder();
        var outcome = Capcalc.Run("init", folder["a.yaml"], "--yes");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["a.yaml"], folder.Entries);
        Assert.Equal(
            [
                Capcalc.Run("estimate", folder["a.yaml"]).Output.Split('\n')[0],
                $"{folder["a.yaml"]}: written; the whole answer: capcalc estimate {folder["a.yaml"]}",
                $"an editor completes and checks it by: capcalc catalog schema -o {folder["schema.json"]}",
                "",
            ],
            outcome.Output.Split('\n'));
    }

    [Theory]
    [InlineData("--yes")]
    [InlineData("--template", "ads")]
    public void FileThatIsThere_IsLeftAlone_UnlessForced(params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "mine");

        var refused = Capcalc.Run(["init", folder["a.yaml"], .. options]);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("is there already", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["a.yaml"]));

        Assert.Equal(0, Capcalc.Run(["init", folder["a.yaml"], "--force", .. options]).ExitCode);
        Assert.Contains("pipeline:", File.ReadAllText(folder["a.yaml"]), StringComparison.Ordinal);
        Assert.Equal(["a.yaml"], folder.Entries);
    }

    [Fact]
    public void WithoutATerminal_AndWithoutYes_IsRefused_AndNamesTheOptions()
    {
        using var folder = new TemporaryFolder();
        var refused = Capcalc.Run("init", folder["a.yaml"], "--rate", "1000/s");

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.All(["--yes", "--rate", "--items", "--p99", "--stage", "--help"], option => Assert.Contains(option, refused.Error, StringComparison.Ordinal));
        Assert.Empty(folder.Entries);
    }

    [Theory]
    [InlineData("--rate fast", "'traffic.rate'", "--rate", "fast")]
    [InlineData("--items 0", "'corpus.items'", "--items", "0")]
    [InlineData("--matches 200%", "matches'", "--matches", "200%")]
    [InlineData("--p99 500", "'slo.p99'", "--p99", "500")]
    [InlineData("--hardware c7i", "hardware", "--hardware", "c7i")]
    [InlineData("--rate none", "'traffic.rate'", "--rate", "none")]
    [InlineData("--stage r: linear 1 parsec", "time'", "--stage", "r: linear 1 parsec")]
    [InlineData("--stage r: transformer heads 7", "heads", "--stage", "s: linear 1 us", "--stage", "r: transformer heads 7")]
    [InlineData("--stage s: dnn 1 ms", "'s'", "--stage", "s: linear 1 us", "--stage", "s: dnn 1 ms")]
    [InlineData("--stage r: dnn widths [1, 2", "", "--stage", "r: dnn widths [1, 2")]
    public void WrongAnswer_IsToldOfItsOption_AndNothingIsWritten(string place, string says, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var refused = Capcalc.Run(["init", folder["a.yaml"], "--yes", .. options]);

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"{place}: error ", refused.Error, StringComparison.Ordinal);
        Assert.Contains(says, refused.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Entries);
    }

    [Fact]
    public void WrongAnswers_AreToldTogether()
    {
        var refused = Capcalc.Run("init", "-", "--yes", "--rate", "x", "--items", "y", "--p99", "z");

        Assert.Equal(3, refused.Error.Split(": error ").Length - 1);
    }

    [Theory]
    [InlineData("--rate and --users exclude each other", "--yes", "--rate", "1/s", "--users", "5")]
    [InlineData("--peak-factor does nothing without --users", "--yes", "--peak-factor", "3")]
    [InlineData("--stages and --stage exclude each other", "--yes", "--stages", "2", "--stage", "a: linear 1 us")]
    [InlineData("--stages is '0', not a whole number from 1 to 12", "--yes", "--stages", "0")]
    [InlineData("--rate does nothing to a template", "--template", "ads", "--rate", "1/s")]
    [InlineData("--yes does nothing to a template", "--template", "ads", "--yes")]
    [InlineData("did you mean '--items'?", "--yes", "--item", "5")]
    [InlineData("'b.yaml' is one word too many", "b.yaml", "--yes")]
    public void BadUsage_IsOneErrorThatHelps(string says, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var refused = Capcalc.Run(["init", folder["a.yaml"], .. options]);

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(says, refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.Split('\n'), line => line.Contains(" error invalid-usage: ", StringComparison.Ordinal));
        Assert.Empty(folder.Entries);
    }

    [Theory]
    [InlineData("a: b # c")]
    [InlineData("\"quoted\" & *aliased")]
    [InlineData("two\nlines: of it")]
    [InlineData("- ? !tag |")]
    public void AnswerThatMeansSomethingToYaml_StaysAnAnswer(string what)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Capcalc.Run("init", folder["a.yaml"], "--yes", "--what", what).ExitCode);

        Assert.Contains($"Scenario    Ranking {string.Join(' ', what.Split('\n'))}\n", Capcalc.Run("estimate", folder["a.yaml"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatIsNotThere_IsAnErrorOfTheFile()
    {
        using var folder = new TemporaryFolder();
        var refused = Capcalc.Run("init", Path.Combine(folder.Path, "no", "a.yaml"), "--yes");

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(" error file-unwritable: ", refused.Error, StringComparison.Ordinal);
    }
}
