using System.Text.RegularExpressions;
using CapacityCalc.Charts;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>The README shows every kind of chart, by the command that docs/draw.sh makes it with.</summary>
public class GalleryTests
{
    /// <summary>Of a picture, so that a page of all of them loads at once.</summary>
    private const int MostBytes = 60_000;

    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    public static TheoryData<string> Kinds => [.. ChartCatalog.All.Select(chart => chart.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gallery_OfAKind_HasItsPictureAndItsCommand(string kind)
    {
        var drawn = Regex.Match(File.ReadAllText(Path.Combine(Docs, "draw.sh")), $@"^draw (\S+) {kind}( .*)?$", RegexOptions.Multiline);
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.True(drawn.Success);
        Assert.Contains($"`capcalc chart scenarios/{drawn.Groups[1].Value}.yaml --kind {kind}{drawn.Groups[2].Value} -o {kind}.png` | ![{kind}](docs/{kind}.png)", readme, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(Docs, kind + ".png")).Length, 1, MostBytes);
    }

    [Fact]
    public void Pictures_AreAllShown()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.All(Directory.EnumerateFiles(Docs, "*.png"), path => Assert.Contains($"(docs/{Path.GetFileName(path)})", readme, StringComparison.Ordinal));
    }
}
