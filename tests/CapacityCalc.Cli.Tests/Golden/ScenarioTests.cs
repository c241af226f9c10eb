using System.Text.Json;
using System.Text.RegularExpressions;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>Every scenario of the examples through the command, in every format.</summary>
[Collection(Alone.Name)]
public sealed partial class ScenarioTests : IDisposable
{
    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Runs() => [.. ScenarioRun.All().Select(run => run.Name)];

    public static TheoryData<string, string> RunsAndFormats()
    {
        var cases = new TheoryData<string, string>();
        foreach (var run in ScenarioRun.All())
        {
            foreach (var format in GoldenFile.Formats)
            {
                cases.Add(run.Name, format.Name);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(RunsAndFormats))]
    public void Scenario_InEveryFormat_IsTheGoldenFile(string name, string format)
    {
        var run = ScenarioRun.Named(name).Estimate(format);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotMatch(NoNumber(), run.Output);
        GoldenFile.Check(ScenarioRun.GoldenFileOf(name, format), run.Output);
    }

    [Theory]
    [MemberData(nameof(RunsAndFormats))]
    public void Scenario_AnsweredAbroad_IsTheSameToTheByte(string name, string format)
    {
        var atHome = ScenarioRun.Named(name).Estimate(format);

        using var abroad = new Abroad();

        Assert.Equal("1,5", 1.5.ToString(System.Globalization.CultureInfo.CurrentCulture));
        Assert.Equal(atHome, ScenarioRun.Named(name).Estimate(format));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Scenario_AsJson_HasTheSchemasMembersInTheirOrder(string name)
    {
        using var answer = JsonDocument.Parse(ScenarioRun.Named(name).Estimate("json").Output);

        Assert.Equal("capcalc/estimate/1", answer.RootElement.GetProperty("schema").GetString());
        AssertHasMembers(EstimateSchema.Template, answer.RootElement, "$");
    }

    [Fact]
    public void GoldenFiles_AllBelongToAScenario()
    {
        var known = ScenarioRun.All()
            .SelectMany(run => GoldenFile.Formats.Select(format => ScenarioRun.GoldenFileOf(run.Name, format.Name)))
            .Append("Scenarios/variants.tsv");
        var found = Directory.EnumerateFiles(Repository.GoldenScenarios, "*", SearchOption.AllDirectories)
            .Select(path => "Scenarios/" + Path.GetRelativePath(Repository.GoldenScenarios, path).Replace('\\', '/'));

        Assert.Empty(found.Except(known));
    }

    /// <summary>The template's members are there in its order; others may stand between them.</summary>
    private static void AssertHasMembers(JsonElement template, JsonElement actual, string path)
    {
        if (template.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(JsonValueKind.Array, actual.ValueKind);
            foreach (var item in actual.EnumerateArray())
            {
                AssertHasMembers(template[0], item, path + "[]");
            }
        }
        else if (template.ValueKind == JsonValueKind.Object)
        {
            Assert.True(actual.ValueKind == JsonValueKind.Object, $"{path} is {actual.ValueKind}");
            var expected = template.EnumerateObject().Select(member => member.Name).ToArray();
            Assert.Equal(expected, actual.EnumerateObject().Select(member => member.Name).Where(expected.Contains));
            foreach (var member in template.EnumerateObject())
            {
                AssertHasMembers(member.Value, actual.GetProperty(member.Name), $"{path}.{member.Name}");
            }
        }
        else
        {
            Assert.True(
                actual.ValueKind == JsonValueKind.Null || IsAlike(template.ValueKind, actual.ValueKind),
                $"{path} is {actual.ValueKind}, not {template.ValueKind}");
        }
    }

    private static bool IsAlike(JsonValueKind template, JsonValueKind actual) =>
        template == JsonValueKind.Null ? actual == JsonValueKind.String
        : template is JsonValueKind.True or JsonValueKind.False ? actual is JsonValueKind.True or JsonValueKind.False
        : template == actual;

    [GeneratedRegex(@"\bnan\b|\binfinity\b|∞", RegexOptions.IgnoreCase)]
    private static partial Regex NoNumber();
}
