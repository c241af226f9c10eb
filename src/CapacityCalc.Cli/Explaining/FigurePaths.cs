using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Explaining;

/// <summary>The figures of an estimate's document by their paths: <c>stages.rank-2.hosts_for.throughput</c>.</summary>
internal static class FigurePaths
{
    /// <summary>What tells the entries of a list apart; their number, from 1, in all others.</summary>
    private static readonly FrozenDictionary<string, string> Keys = new Dictionary<string, string>
    {
        ["funnel"] = "stage",
        ["stages"] = "stage",
        ["breakdown"] = "stage",
        ["shortfalls"] = "stage",
        ["hardware_choices"] = "stage",
        ["candidates"] = "shape",
        ["slo"] = "objective",
        ["hours"] = "begins",
        ["months"] = "month",
        ["amounts"] = "path",
        ["growing"] = "path",
    }.ToFrozenDictionary();

    /// <summary>Places in files are numbers too, and nothing derives them.</summary>
    private static readonly FrozenSet<string> NoFigures = FrozenSet.Create("diagnostics", "diagnostic", "assumptions");

    /// <summary>Every number of the document; null where a figure does not exist.</summary>
    public static ImmutableArray<(string Path, double? Value)> Of(Estimate estimate)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            EstimateDocument.From(estimate).WriteJson(writer);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        var figures = ImmutableArray.CreateBuilder<(string, double?)>();
        Walk(document.RootElement, "", figures);
        return figures.ToImmutable();
    }

    private static void Walk(JsonElement element, string path, ImmutableArray<(string Path, double? Value)>.Builder figures)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                figures.Add((path, element.GetDouble()));
                break;
            case JsonValueKind.Null:
                figures.Add((path, null));
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject().Where(member => !NoFigures.Contains(member.Name)))
                {
                    Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", figures);
                }

                break;
            case JsonValueKind.Array:
                var key = Keys.GetValueOrDefault(path[(path.LastIndexOf('.') + 1)..]);
                var number = 0;
                foreach (var item in element.EnumerateArray())
                {
                    number++;
                    Walk(item, $"{path}.{(key is null ? number.ToString(CultureInfo.InvariantCulture) : item.GetProperty(key).ToString())}", figures);
                }

                break;
        }
    }
}
