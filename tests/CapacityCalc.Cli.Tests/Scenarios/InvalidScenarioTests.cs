using System.Text.RegularExpressions;
using CapacityCalc.Cli.Tests.Golden;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Scenarios;

/// <summary>Every wrong scenario of Invalid/ beside what <c>capcalc check</c> says of it.</summary>
[Collection(Alone.Name)]
public sealed partial class InvalidScenarioTests : IDisposable
{
    private readonly WorkingFolder _folder = new(Repository.InvalidScenarios);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateFiles(Repository.InvalidScenarios, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_WrongScenario_SaysWhatIsWrongAndWhere(string name)
    {
        var check = Capcalc.Run("check", name + ".yaml");

        GoldenFile.Check($"../Invalid/{name}.expected", check.Error);
        Assert.Equal(Severities(check.Error).Contains("error") ? 1 : 0, check.ExitCode);
        Assert.NotEmpty(check.Error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_WrongScenario_SaysItInOrderAndOnce(string name)
    {
        var lines = File.ReadAllLines(name + ".yaml");
        var told = Line().Matches(Capcalc.Run("check", name + ".yaml").Error).ToArray();
        var places = told.Select(line => (Row: Number(line, "row"), Column: Number(line, "column"))).ToArray();

        Assert.NotEmpty(told);
        Assert.Equal(places.Order(), places);
        Assert.Equal(told.Length, told.Select(line => line.Groups["message"].Value).Distinct().Count());
        Assert.All(places, place => Assert.True(
            place == (1, 1) || (place.Row <= lines.Length && place.Column <= lines[place.Row - 1].Length && lines[place.Row - 1][place.Column - 1] != ' '),
            $"there is nothing at {place}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_WrongScenario_SaysTheSameAndAnswersNothing(string name)
    {
        var (check, estimate) = (Capcalc.Run("check", name + ".yaml"), Capcalc.Run("estimate", name + ".yaml", "--format", "json"));

        Assert.Equal(check.ExitCode, estimate.ExitCode);
        if (check.ExitCode != 0)
        {
            Assert.Equal(check.Error, estimate.Error);
            Assert.Empty(estimate.Output);
        }
        else
        {
            Assert.NotEmpty(estimate.Output);
        }
    }

    [Fact]
    public void ExpectedFiles_AllBelongToAScenario() =>
        Assert.All(Directory.EnumerateFiles(Repository.InvalidScenarios, "*.expected"), path => Assert.True(File.Exists(Path.ChangeExtension(path, "yaml")), path));

    private static string[] Severities(string error) => [.. Line().Matches(error).Select(line => line.Groups["severity"].Value).Distinct()];

    private static int Number(Match line, string group) => int.Parse(line.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[^\s:]+\.yaml:(?<row>\d+):(?<column>\d+): (?<severity>error|warning|info) [a-z-]+: (?<message>.+)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
