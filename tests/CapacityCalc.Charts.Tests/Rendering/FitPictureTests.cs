using System.Collections.Immutable;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Charts.Tests.Rendering;

/// <summary>The picture of a fit of every kind, in either theme and three sizes.</summary>
public class FitPictureTests
{
    private static readonly ImmutableArray<ImageSize> Sizes = [ImageSize.Default, new(900, 500, 1), new(ImageSize.LeastWidth, ImageSize.LeastHeight, 1)];

    public static TheoryData<string> Files => [.. MeasuredFits.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Pictures_OfAFit_CanBeRead(string file)
    {
        var drawing = FitChart.Of(MeasuredFits.Of(file));
        var problems =
            from theme in ChartTheme.All
            from size in Sizes
            from problem in Problems(drawing, theme, size)
            select $"{theme.Name}, {size.Width} x {size.Height}: {problem}";
        Assert.Empty(problems);
    }

    /// <summary>So that the test above holds every kind to account.</summary>
    [Fact]
    public void Pictures_AreOfEveryKind() => Assert.Equal(FitKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), MeasuredFits.Files.Select(file => MeasuredFits.Of(file).Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Picture_OfAKnee_SaysWhatBindsOnEitherSide()
    {
        foreach (var size in Sizes)
        {
            using var scene = ChartRenderer.Build(FitChart.Of(MeasuredFits.Of("video-ranker.csv")), ChartTheme.Light, size);
            var (below, above) = (scene.Texts.Single(text => text.Text == "transfers bind"), scene.Texts.Single(text => text.Text == "arithmetic binds"));
            Assert.Contains(scene.Under.Strokes, stroke => stroke.Dash == Dash.Dashed && stroke.X1 > below.Box.Right && stroke.X1 < above.Box.Left);
        }
    }

    private static ImmutableArray<string> Problems(Drawings.ChartDrawing drawing, ChartTheme theme, ImageSize size)
    {
        using var scene = ChartRenderer.Build(drawing, theme, size);
        return [.. PictureProblems.Of(scene, size)];
    }
}
