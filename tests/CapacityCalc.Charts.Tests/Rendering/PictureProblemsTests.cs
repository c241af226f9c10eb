using System.Collections.Immutable;
using CapacityCalc.Charts.Rendering;

namespace CapacityCalc.Charts.Tests.Rendering;

public class PictureProblemsTests
{
    private static readonly ImageSize Size = new(640, 400, 1);

    [Fact]
    public void Problems_TextsApart_AreNone() => Assert.Empty(Of([At("left", 20, 100), At("right", 80, 100), At("below", 20, 130)], []));

    [Fact]
    public void Problems_TextsOverEachOther_AreTold() => Assert.Equal("'left' overlaps 'right'", Assert.Single(Of([At("left", 20, 100), At("right", 40, 104)], [])));

    [Theory]
    [InlineData(-2, 100)]
    [InlineData(620, 100)]
    [InlineData(20, 4)]
    [InlineData(20, 399)]
    public void Problems_TextBeyondAnEdge_IsTold(float left, float baseline) => Assert.Equal("'wide' leaves the picture", Assert.Single(Of([At("wide", left, baseline)], [])));

    [Fact]
    public void Problems_TextOnAMarker_IsTold() =>
        Assert.Equal("'left' lies on a marker", Assert.Single(Of([At("left", 20, 100), At("right", 80, 100)], [new Marker(30, 96, 4, MarkerShape.Square, default)])));

    [Fact]
    public void Problems_TextBesideAMarker_AreNone() => Assert.Empty(Of([At("left", 20, 100)], [new Marker(12, 95, 6, MarkerShape.Circle, default)]));

    private static PlacedText At(string text, float left, float baseline) => PlacedText.At(text, left, baseline, Align.Left, 15, Weight.Regular, ChartTheme.Light.Ink);

    private static IEnumerable<string> Of(ImmutableArray<PlacedText> texts, ImmutableArray<Marker> markers)
    {
        var (under, over) = (new Layer(default), new Layer(default) { Texts = texts });
        over.Markers.AddRange(markers);
        using var scene = new Scene(new ScottPlot.Plot(), under, over, texts);
        return [.. PictureProblems.Of(scene, Size)];
    }
}
