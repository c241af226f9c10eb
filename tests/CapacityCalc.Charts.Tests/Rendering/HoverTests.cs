using System.Globalization;
using System.Xml.Linq;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Charts.Rendering;
using SkiaSharp;

namespace CapacityCalc.Charts.Tests.Rendering;

public class HoverTests
{
    [Fact]
    public void Svg_AnyPicture_TellsTheValuesOfItsMarksWithinThePage()
    {
        foreach (var drawing in ThemedSvgTests.Drawings())
        {
            var marks = Marks(drawing);

            Assert.True(marks.Length > 0, $"nothing to rest the pointer on: {drawing.Title}");
            Assert.All(marks, mark =>
            {
                Assert.True(mark.Box.Left >= -1 && mark.Box.Top >= -1 && mark.Box.Right <= ImageSize.Default.Width + 1 && mark.Box.Bottom <= ImageSize.Default.Height + 1, $"{mark.Text} is outside of the page");
                Assert.True(mark.Box is { Width: > 0, Height: >= 0 }, $"{mark.Text} has no extent");
                Assert.Matches(@"\d|overloaded|unknown|no valid scenario", mark.Text);
            });
        }
    }

    [Fact]
    public void Svg_Bars_TellEachSegmentByItsName()
    {
        var drawing = new BarDrawing
        {
            Title = "Title",
            Subtitle = "Subtitle",
            X = new ValueAxis("latency", Measure.Seconds, Scale.Linear, 0, 0.5),
            Rows = [new BarRow("p99", 0, [new BarSegment(0, 0, 0.1, "100 ms"), new BarSegment(1, 0.1, 0.4, "300 ms")], "400 ms", "")],
            Series = ["select", "rank"],
        };

        Assert.Equal(["p99\nselect: 100 ms", "p99\nrank: 300 ms"], Marks(drawing).Select(mark => mark.Text));
    }

    [Fact]
    public void Strips_OfValues_TileTheAxisWithoutGaps()
    {
        var x = new AxisMap(new ValueAxis("load", Measure.RequestsPerSecond, Scale.Linear, 0, 100), 50, 450);
        var strips = Hover.Strips([0, 25, 50, 100], x, new SKRect(50, 0, 450, 200), value => value.ToString(CultureInfo.InvariantCulture)).ToArray();

        Assert.Equal(["0", "25", "50", "100"], strips.Select(strip => strip.Text));
        Assert.Equal([50f, 100, 200, 350, 450], strips.Select(strip => strip.Box.Left).Append(strips[^1].Box.Right));
        Assert.All(strips.Zip(strips.Skip(1)), pair => Assert.Equal(pair.First.Box.Right, pair.Second.Box.Left));
    }

    [Fact]
    public void Strips_OfManyValues_AreThinned()
    {
        var x = new AxisMap(new ValueAxis("load", Measure.RequestsPerSecond, Scale.Linear, 0, 1000), 0, 1000);

        Assert.InRange(Hover.Strips([.. Enumerable.Range(0, 1000).Select(value => (double)value)], x, new SKRect(0, 0, 1000, 10), _ => "text").Count(), 30, 60);
    }

    private static (SKRect Box, string Text)[] Marks(ChartDrawing drawing) =>
    [
        .. XElement.Parse(ChartRenderer.Svg(drawing, ChartTheme.Light, ImageSize.Default)).Descendants()
            .Where(element => element.Name.LocalName == "rect" && element.Elements().Any())
            .Select(element => (SKRect.Create(Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height")), element.Elements().Single().Value)),
    ];

    private static float Number(XElement element, string attribute) => float.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);
}
