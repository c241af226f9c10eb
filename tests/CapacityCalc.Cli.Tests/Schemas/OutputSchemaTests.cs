using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityCalc.Cli.Tests.Golden;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Schemas;

/// <summary><c>capcalc catalog schema ANSWER</c>: what the program writes is what its published schemas say.</summary>
public sealed class OutputSchemaTests
{
    private const string Published = "docs/schemas";

    private static readonly string[] Names =
    [
        "estimate", "simulation", "comparison", "solution", "frontier", "design", "uncertainty", "explanation", "fit", "fit-check", "hardware",
        "catalog-models", "catalog-stages", "catalog-charts", "catalog-templates",
    ];

    private static readonly FrozenDictionary<string, (JsonElement Root, Validator Validator)> Schemas = Names
        .Select(name => Capcalc.Run("catalog", "schema", name).Output)
        .Select(text => (Root: JsonDocument.Parse(text).RootElement, Validator: new Validator(text)))
        .ToFrozenDictionary(schema => schema.Root.GetProperty("properties").GetProperty("schema").GetProperty("const").GetString()!);

    private static string Tests { get; } = Path.Combine(Repository.Root, "tests", "CapacityCalc.Cli.Tests");

    public static TheoryData<string> SchemaNames() => [.. Names];

    /// <summary>Every answer that other tests hold the program to.</summary>
    public static TheoryData<string> Answers() => FilesIn("Golden");

    /// <summary>What earlier versions of the program wrote.</summary>
    public static TheoryData<string> Saved() => FilesIn("Saved");

    [Theory]
    [MemberData(nameof(SchemaNames))]
    public void Schema_ThatIsPublished_IsWhatTheProgramPrints(string name)
    {
        var schema = Capcalc.Run("catalog", "schema", name).Output;

        Assert.EndsWith($":{name}:1", JsonDocument.Parse(schema).RootElement.GetProperty("$id").GetString(), StringComparison.Ordinal);
        GoldenFile.Check($"../../../{Published}/{name}-1.json", schema);
    }

    [Fact]
    public void Published_AreTheSchemas_AndNothingElse() => Assert.Equal(
        Names.Select(name => $"{name}-1.json").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Repository.Root, Published)).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_IsValid_AndHasNothingThatItsSchemaDoesNotName(string file)
    {
        var text = File.ReadAllText(Path.Combine(Tests, file));
        var answer = JsonDocument.Parse(text).RootElement;
        var (root, validator) = Schemas[answer.GetProperty("schema").GetString()!];

        Assert.Empty(validator.Problems(text));
        Assert.Empty(Unnamed(root, answer, "$"));
    }

    /// <summary>Members may have been added since: of those that it has none was renamed, moved, or given another type.</summary>
    [Theory]
    [MemberData(nameof(Saved))]
    public void SavedAnswer_LacksAtMostWhatWasAdded(string file)
    {
        var text = File.ReadAllText(Path.Combine(Tests, file));
        var answer = JsonDocument.Parse(text).RootElement;
        var (root, validator) = Schemas[answer.GetProperty("schema").GetString()!];

        Assert.All(validator.Problems(text), problem => Assert.StartsWith("Required properties are missing", problem, StringComparison.Ordinal));
        Assert.Empty(Unnamed(root, answer, "$"));
    }

    [Theory]
    [InlineData("hardware", "hardware")]
    [InlineData("models", "catalog-models")]
    [InlineData("stages", "catalog-stages")]
    [InlineData("charts", "catalog-charts")]
    [InlineData("templates", "catalog-templates")]
    public void List_OfTheCatalog_IsValid(string list, string name) =>
        Assert.Empty(Schemas[$"capcalc/{name}/1"].Validator.Problems(Capcalc.Run("catalog", list, "--format", "json").Output));

    [Fact]
    public void Answer_WithoutAMember_OrWithAnotherType_IsInvalid()
    {
        var text = File.ReadAllText(Path.Combine(Tests, "Golden", "Scenarios", "web-search.json"));
        var validator = Schemas["capcalc/estimate/1"].Validator;

        Assert.NotEmpty(validator.Problems(Changed(text, answer => answer.Remove("fleet"))));
        Assert.NotEmpty(validator.Problems(Changed(text, answer => answer["fleet"]!.AsObject().Remove("hosts"))));
        Assert.NotEmpty(validator.Problems(Changed(text, answer => answer["fleet"]!["hosts"] = "many")));
        Assert.NotEmpty(validator.Problems(Changed(text, answer => answer["stages"]![0]!.AsObject().Remove("stable"))));
        Assert.NotEmpty(validator.Problems(Changed(text, answer => answer["schema"] = "capcalc/estimate/2")));
        Assert.Empty(validator.Problems(Changed(text, answer => answer["added_later"] = 1)));
    }

    [Theory]
    [InlineData("schema", "estimates", "did you mean 'estimate'?")]
    [InlineData("models", "estimate", "leave it out")]
    public void Schema_OfWhatIsNone_IsRefusedWithAHint(string list, string answer, string hint)
    {
        var outcome = Capcalc.Run("catalog", list, answer);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(hint, outcome.Error, StringComparison.Ordinal);
    }

    private static TheoryData<string> FilesIn(string folder) => [.. Directory.EnumerateFiles(Path.Combine(Tests, folder), "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Tests, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    private static string Changed(string text, Action<JsonObject> change)
    {
        var answer = JsonNode.Parse(text)!.AsObject();
        change(answer);
        return answer.ToJsonString();
    }

    /// <summary>Paths of members that a schema says nothing of.</summary>
    private static IEnumerable<string> Unnamed(JsonElement schema, JsonElement part, string path) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(member => schema.GetProperty("properties").TryGetProperty(member.Name, out var named)
            ? Unnamed(named, member.Value, $"{path}.{member.Name}")
            : [$"{path}.{member.Name}"]),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(item => Unnamed(schema.GetProperty("items"), item, path + "[]")),
        _ => [],
    };
}
