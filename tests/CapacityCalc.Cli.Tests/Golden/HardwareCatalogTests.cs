using System.Text.Json;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>The hardware catalogue in every format.</summary>
[Collection(Alone.Name)]
public sealed class HardwareCatalogTests
{
    private const int Page = 100;

    public static TheoryData<string> Formats() => [.. GoldenFile.Formats.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Catalog_InEveryFormat_IsTheGoldenFile(string format)
    {
        var listed = Capcalc.Run("catalog", "hardware", "--format", format);

        Assert.Equal(0, listed.ExitCode);
        GoldenFile.Check($"Catalog/hardware{OutputFormats.Named(format)!.Extensions[0]}", listed.Output);
    }

    [Fact]
    public void Catalog_AsText_FitsThePage() =>
        Assert.All(Capcalc.Run("catalog", "hardware").Output.Split('\n'), line => Assert.True(line.Length <= Page, line));

    [Fact]
    public void Catalog_AsJson_HasARowForEveryShapeWithItsFiguresAndSources()
    {
        using var listed = JsonDocument.Parse(Capcalc.Run("catalog", "hardware", "--format", "json").Output);
        var rows = listed.RootElement.GetProperty("hardware").EnumerateArray().ToArray();
        var volta = rows.Single(row => row.GetProperty("shape").GetString() == "p3.2xlarge");

        Assert.Equal("capcalc/hardware/1", listed.RootElement.GetProperty("schema").GetString());
        Assert.Equal(HardwareCatalog.Shapes.Select(row => row.Name), rows.Select(row => row.GetProperty("shape").GetString()));
        Assert.Equal(15.7e12, volta.GetProperty("accelerator_compute").GetProperty("fp32_flop_per_second").GetDouble());
        Assert.Equal(JsonValueKind.Null, volta.GetProperty("core").GetProperty("fp32_flop_per_second").ValueKind);
        Assert.Equal("previous", volta.GetProperty("lifecycle").GetString());
        Assert.All(rows, row => Assert.NotEmpty(row.GetProperty("sources").GetProperty("price").GetProperty("date").GetString()!));
    }
}
