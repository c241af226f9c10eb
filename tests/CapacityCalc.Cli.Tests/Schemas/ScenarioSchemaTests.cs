using System.Text.Json;
using CapacityCalc.Cli.Tests.Golden;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli.Tests.Schemas;

/// <summary><c>capcalc catalog schema</c>: what the program takes is valid, and what it refuses is not, as far as a schema can tell.</summary>
public sealed class ScenarioSchemaTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(Capcalc.Run("catalog", "schema").Output).RootElement;

    private static readonly Validator Schema = new(Root.GetRawText());

    /// <summary>Of parts of the schema by themselves.</summary>
    private static readonly SchemaEvaluator Parts = new(Root);

    public static TheoryData<string> Scenarios() => [.. Repository.Scenarios()];

    public static TheoryData<string> Invalid() =>
        [.. Directory.EnumerateFiles(Repository.InvalidScenarios, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Schema_OfTheRepository_IsWhatTheProgramPrints() =>
        GoldenFile.Check("../../../scenarios/schema.json", Capcalc.Run("catalog", "schema").Output);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Scenario_OfTheRepository_IsValid(string scenario) => Assert.True(IsValidFile(Path.Combine(Repository.Root, scenario)));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Scenario_OfTheRepository_NamesTheSchema(string scenario)
    {
        const string Word = "# yaml-language-server: $schema=";
        var path = Path.Combine(Repository.Root, scenario);
        var line = Assert.Single(File.ReadLines(path), line => line.StartsWith(Word, StringComparison.Ordinal));

        Assert.Equal(Path.Combine(Repository.Root, "scenarios", "schema.json"), Path.GetFullPath(line[Word.Length..], Path.GetDirectoryName(path)!));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void WrongScenario_IsInvalid_UnlessNoSchemaCouldTell(string name)
    {
        var isInvalid = !IsValidFile(Path.Combine(Repository.InvalidScenarios, name + ".yaml"));

        Assert.Equal(!Untold.Reasons.ContainsKey(name), isInvalid);
    }

    [Fact]
    public void Untold_NamesScenarios_ThatAreThere() =>
        Assert.All(Untold.Reasons.Keys, name => Assert.True(File.Exists(Path.Combine(Repository.InvalidScenarios, name + ".yaml")), name));

    /// <summary>What a parameter says of itself is valid where the parameter stands.</summary>
    [Fact]
    public void DefaultAndExample_OfEveryParameter_AreValid()
    {
        var said = Descriptions(Root).SelectMany(part => ValuesSaid(part).Select(value => (Part: part, Value: value))).ToArray();

        Assert.True(said.Length > 100, $"only {said.Length} values");
        Assert.All(said, item => Assert.True(Parts.IsValid(item.Part, item.Value), $"{item.Value} is not valid where it is the example: {item.Part}"));
    }

    [Fact]
    public void Reference_Leads_ToADefinition()
    {
        var references = Members(Root).Where(member => member.Name == "$ref").Select(member => member.Value.GetString()!).Distinct().ToArray();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Equal(JsonValueKind.Object, Parts.Find(reference).ValueKind));
        Assert.All(Root.GetProperty("$defs").EnumerateObject(), definition => Assert.Contains($"#/$defs/{definition.Name}", references));
    }

    [Fact]
    public void Sections_OfTheFormat_AreAllDescribed()
    {
        var keys = Maps(Root).SelectMany(map => map.GetProperty("properties").EnumerateObject()).Select(property => property.Name).ToHashSet();

        Assert.All(ScenarioFormat.Sections.SelectMany(set => set.Names), key => Assert.Contains(key, keys));
    }

    [Theory]
    [InlineData("traffic: { rate: $5/s }")]
    [InlineData("traffic: { rate: -5/s }")]
    [InlineData("traffic: { rate: 0..5/s }")]
    [InlineData("traffic: { rate: 5/s, items: 0.0 }")]
    [InlineData("traffic: { rate: { p5: 5/s } }")]
    [InlineData("traffic: { rate: { low: 5/s, mid: 6/s, high: 7/s, most: 8/s } }")]
    [InlineData("traffic: { rate: 1_00/s }")]
    [InlineData("traffic: { rate: 5 / fortnight }")]
    public void Traffic_WrongInOneWord_IsInvalid(string traffic) => Assert.False(IsValid(traffic));

    [Theory]
    [InlineData("traffic: { rate: 5/s }")]
    [InlineData("traffic: { rate: 1_000.5k qps }")]
    [InlineData("traffic: { rate: +5e3 / s }")]
    [InlineData("traffic: { rate: 4..5k/s }")]
    [InlineData("traffic: { rate: { p5: 5/s, p95: 6/s } }")]
    [InlineData("traffic: { rate: { normal: [5/s, 1/s] } }")]
    [InlineData("traffic: { rate: { one_of: [5/s, 6/s], weights: [30%, 0.7] } }")]
    [InlineData("traffic: { rate: { choose: [5/s, 6/s] } }")]
    [InlineData("traffic: { users: 1M, requests_per_user: 10/day, items: 1e3 }")]
    public void Traffic_RightInAnyWords_IsValidAndRead(string traffic)
    {
        Assert.True(IsValid(traffic));
        Assert.Equal(0, RunOf(traffic));
    }

    [Theory]
    [InlineData("--format", "text")]
    [InlineData("--format", "yaml")]
    [InlineData("-o", "schema.yaml")]
    [InlineData("-o", "schema.md")]
    public void Schema_InAnotherFormat_IsRefusedWithAHint(params string[] options)
    {
        var outcome = Capcalc.Run(["catalog", "schema", .. options]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains("error invalid-usage", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles("."), file => Path.GetFileName(file).StartsWith("schema.", StringComparison.Ordinal));
    }

    [Fact]
    public void Schema_ToAFile_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var path = folder["schema.json"];

        Assert.Equal(0, Capcalc.Run("catalog", "schema", "-o", path).ExitCode);
        Assert.Equal(Capcalc.Run("catalog", "schema", "--format", "json").Output, File.ReadAllText(path));
    }

    private const string Pipeline = "\npipeline: [{ stage: a, kind: rank, model: { kind: service, mean: 1 ms, cv: 1 } }]\n";

    private static bool IsValid(string traffic)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(traffic + Pipeline));
        return IsValid(ScenarioReader.Read("-", stream, new DiagnosticBag())!.Root);
    }

    private static int RunOf(string traffic)
    {
        using var folder = new TemporaryFolder();
        var path = folder["scenario.yaml"];
        File.WriteAllText(path, traffic + Pipeline);
        return Capcalc.Run("check", path).ExitCode;
    }

    /// <summary>A file that is no document, for its syntax, is never valid.</summary>
    private static bool IsValidFile(string path)
    {
        var bag = new DiagnosticBag();
        return ScenarioReader.ReadFile(path, bag) is { } document && !bag.HasErrors && IsValid(document.Root);
    }

    /// <summary>Both validators, which were written by different people, have to agree.</summary>
    private static bool IsValid(DocumentNode node)
    {
        var instance = JsonSerializer.SerializeToElement(DocumentJson.Of(node));
        var isValid = Schema.IsValid(instance);
        Assert.Equal(isValid, Parts.IsValid(instance));
        return isValid;
    }

    private static IEnumerable<JsonElement> Maps(JsonElement root) =>
        root.GetProperty("$defs").EnumerateObject().Select(definition => definition.Value).Append(root).Where(map => map.TryGetProperty("properties", out _));

    private static IEnumerable<JsonElement> Descriptions(JsonElement part) => part.ValueKind == JsonValueKind.Object
        ? part.EnumerateObject().SelectMany(member => Descriptions(member.Value)).Append(part).Where(one => one.TryGetProperty("description", out _))
        : [];

    private static IEnumerable<JsonProperty> Members(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(member => Members(member.Value).Prepend(member)),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Members),
        _ => [],
    };

    private static IEnumerable<JsonElement> ValuesSaid(JsonElement property) =>
    [
        .. property.TryGetProperty("default", out var value) ? [value] : Array.Empty<JsonElement>(),
        .. property.TryGetProperty("examples", out var examples) ? examples.EnumerateArray() : Enumerable.Empty<JsonElement>(),
    ];
}
