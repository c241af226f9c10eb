using System.Buffers.Binary;
using System.Xml.Linq;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Charts.Rendering;
using SkiaSharp;

namespace CapacityCalc.Charts.Tests.Rendering;

public class ChartRendererTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly ImageSize Small = new(ImageSize.LeastWidth, ImageSize.LeastHeight, 1);

    public static TheoryData<string, string> Pictures => Theory(EstimatePictures().Concat(ComparisonSamplePictures()));

    public static TheoryData<string, string> ComparisonPictures => Theory(ComparisonSamplePictures());

    private static TheoryData<string, string> Theory(IEnumerable<(string Sample, string Chart)> rows)
    {
        var pictures = new TheoryData<string, string>();
        foreach (var (sample, chart) in rows)
        {
            pictures.Add(sample, chart);
        }
        return pictures;
    }

    private static IEnumerable<(string, string)> EstimatePictures() =>
        from sample in Samples.All
        from chart in ChartCatalog.All
        where chart.Draw(sample.Input) is ChartOutcome.Drawn
        select (sample.Name, chart.Name);

    private static IEnumerable<(string, string)> ComparisonSamplePictures() =>
        from sample in ComparisonSamples.All
        from chart in ComparisonCharts
        where chart.Draw(ComparisonSamples.Input(sample.Comparison)) is ChartOutcome.Drawn
        select (sample.Name, chart.Name);

    private static IEnumerable<IChart> ComparisonCharts => [new DepthChart(), new ParetoChart(), new HeatmapChart(), new StagesChart()];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Png_AnyPicture_HasItsSizeAndSomethingOnIt(string sample, string chart)
    {
        var png = ChartRenderer.Png(Find(sample, chart), ChartTheme.Light, new ImageSize(800, 450, 1.5));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal((1200, 675), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        using var bitmap = SKBitmap.Decode(png);
        // The title, which is missing where no font is found.
        var ink = Enumerable.Range(60, 400).Count(x => Enumerable.Range(45, 40).Any(y => bitmap.GetPixel(x, y).Red < 100));
        Assert.True(ink > 100, $"Only {ink} columns of the title have ink.");
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Svg_AnyPicture_IsXmlWithItsTextsAsText(string sample, string chart)
    {
        var drawing = Find(sample, chart);
        var root = XElement.Parse(ChartRenderer.Svg(drawing, ChartTheme.Light, ImageSize.Default));
        Assert.Equal(Svg + "svg", root.Name);
        Assert.Equal("0 0 1200 675", root.Attribute("viewBox")!.Value);
        Assert.Equal(drawing.Title, root.Element(Svg + "title")!.Value);
        Assert.StartsWith("Inter,", root.Attribute("font-family")!.Value);
        var texts = root.Elements(Svg + "text").Select(text => text.Value).ToList();
        Assert.Contains(drawing.Title, texts);
        Assert.All(Values(drawing), value => Assert.Contains(value, texts));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Texts_AnyPicture_LieInsideApartFromEachOther(string sample, string chart)
    {
        using var scene = ChartRenderer.Build(Find(sample, chart), ChartTheme.Light, ImageSize.Default);
        AssertInside(scene, ImageSize.Default);
        AssertApart(scene);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Texts_SmallestPicture_LieInside(string sample, string chart)
    {
        using var scene = ChartRenderer.Build(Find(sample, chart), ChartTheme.Light, Small);
        AssertInside(scene, Small);
    }

    /// <summary>The charts of comparisons drop labels rather than let them overlap, however small the picture.</summary>
    [Theory]
    [MemberData(nameof(ComparisonPictures))]
    public void Texts_SmallestPictureOfAComparison_LieApart(string sample, string chart)
    {
        using var scene = ChartRenderer.Build(Find(sample, chart), ChartTheme.Dark, Small);
        AssertApart(scene);
    }

    [Fact]
    public void Svg_NameWithControlCharacters_IsStillXml()
    {
        var estimate = Samples.WebSearchEstimate with { Scenario = "a\u0001b\nc <&> \uD800 \uFFFE" };
        var drawing = Drawing.Of<BarDrawing>(new FunnelChart(), Samples.Input(estimate));
        var root = XElement.Parse(ChartRenderer.Svg(drawing, ChartTheme.Light, ImageSize.Default));
        Assert.Contains("a b c <&>", root.Element(Svg + "desc")!.Value);
    }

    [Fact]
    public void Png_SamePictureTwice_IsTheSame() => Assert.Equal(
        ChartRenderer.Png(Find("web-search", "load"), ChartTheme.Light, Small),
        ChartRenderer.Png(Find("web-search", "load"), ChartTheme.Light, Small));

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Svg_SamePictureTwice_IsTheSame(string sample, string chart)
    {
        var drawing = Find(sample, chart);
        var svg = ChartRenderer.Svg(drawing, ChartTheme.Light, ImageSize.Default);
        Assert.Equal(svg, ChartRenderer.Svg(drawing, ChartTheme.Light, ImageSize.Default));
        var shapes = XElement.Parse(svg);
        var ids = shapes.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Distinct(ids);
        Assert.All(
            shapes.Descendants().Select(element => element.Attribute("clip-path")?.Value).OfType<string>(),
            clip => Assert.Contains(clip["url(#".Length..^1], ids));
    }

    [Theory]
    [InlineData(0, 675, 1)]
    [InlineData(1200, 10, 1)]
    [InlineData(1200, 675, 0)]
    [InlineData(1200, 675, double.NaN)]
    [InlineData(1200, 675, 100)]
    public void Png_ImpossibleSize_Throws(int width, int height, double scale)
    {
        var size = new ImageSize(width, height, scale);
        Assert.False(size.IsDrawable);
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartRenderer.Png(Find("web-search", "load"), ChartTheme.Light, size));
    }

    private static void AssertInside(Scene scene, ImageSize size) => Assert.All(scene.Texts, text =>
    {
        Assert.True(text.Box.Left >= 0 && text.Box.Right <= size.Width && text.Box.Top >= 0 && text.Box.Bottom <= size.Height, $"'{text.Text}' lies outside.");
    });

    private static void AssertApart(Scene scene)
    {
        foreach (var (index, text) in scene.Texts.Index())
        {
            var others = scene.Texts.Skip(index + 1).Where(other => other.Box.IntersectsWith(text.Box)).Select(other => other.Text);
            Assert.True(!others.Any(), $"'{text.Text}' overlaps '{string.Join("', '", others)}'.");
        }
    }

    private static IEnumerable<string> Values(ChartDrawing drawing) => drawing switch
    {
        BarDrawing bars => bars.Rows.Select(row => row.Value),
        DepthDrawing depth => depth.Percentiles.Select(series => series.Name),
        ParetoDrawing pareto => pareto.Points.Where(point => point.Standing == Standing.Recommended && point.Label.Length < 30).Select(point => point.Label),
        HeatmapDrawing heatmap => [heatmap.X.Title, heatmap.Y.Title],
        CurveDrawing curves => curves.Rules.Select(rule => rule.Label).Concat(curves.Curves.Select(curve => curve.Name)),
        _ => [],
    };

    private static ChartDrawing Find(string sample, string chart) =>
        Assert.IsType<ChartOutcome.Drawn>(ChartCatalog.Find(chart)!.Draw(Input(sample))).Drawing;

    private static ChartInput Input(string sample) => Samples.All.FirstOrDefault(candidate => candidate.Name == sample).Input
        ?? ComparisonSamples.Input(ComparisonSamples.All.Single(candidate => candidate.Name == sample).Comparison);
}
