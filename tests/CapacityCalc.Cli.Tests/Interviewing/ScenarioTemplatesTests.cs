using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Interviewing;

public sealed class ScenarioTemplatesTests
{
    public static TheoryData<string> Files => [.. Repository.Scenarios()];

    [Fact]
    public void Names_AreThoseOfTheScenarios() => Assert.Equal(
        Repository.Scenarios().Select(file => file["scenarios/".Length..^".yaml".Length]).Order(StringComparer.Ordinal), ScenarioTemplates.Names);

    [Theory]
    [MemberData(nameof(Files))]
    public void Copy_OfEveryTemplate_IsTheFileToTheByte_AndEstimates(string file)
    {
        using var folder = new TemporaryFolder();
        var copy = folder["copy.yaml"];

        Assert.Equal(0, Capcalc.Run("init", copy, "--template", file["scenarios/".Length..^".yaml".Length]).ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, file)), File.ReadAllBytes(copy));
        var estimate = Capcalc.Run("estimate", copy);
        Assert.Equal(0, estimate.ExitCode);
        Assert.Contains("\nFunnel", estimate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalog_OfTemplates_TellsTheQuestionOfEach()
    {
        var list = Capcalc.Run("catalog", "templates", "--format", "csv");

        Assert.Equal(0, list.ExitCode);
        Assert.Equal(ScenarioTemplates.Names.Length + 1, list.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("web-search,\"Of 10 billion matching documents, how many are ranked within 500 ms, at 1000 queries/s?\"", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_WithoutAName_ListsThem()
    {
        using var folder = new TemporaryFolder();
        var list = Capcalc.Run("init", folder["x.yaml"], "--template");

        Assert.Equal((0, ScenarioTemplates.List()), (list.ExitCode, list.Output));
        Assert.Empty(folder.Entries);
    }

    [Theory]
    [InlineData("web-serch", "did you mean 'web-search'?")]
    [InlineData("nothing-like-it", "web-search ")]
    [InlineData("../README", "web-search ")]
    [InlineData("", "web-search ")]
    public void Template_OfAWrongName_IsRefused_AndListsThem(string name, string says)
    {
        using var folder = new TemporaryFolder();
        var refused = Capcalc.Run("init", folder["x.yaml"], "--template", name);

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("there is no template", refused.Error, StringComparison.Ordinal);
        Assert.Contains(says, refused.Error, StringComparison.Ordinal);
        Assert.EndsWith(ScenarioTemplates.List(), refused.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Entries);
    }
}
