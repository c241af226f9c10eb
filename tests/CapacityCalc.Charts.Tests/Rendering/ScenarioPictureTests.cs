using System.Collections.Immutable;
using CapacityCalc.Charts.Rendering;

namespace CapacityCalc.Charts.Tests.Rendering;

/// <summary>Every chart of every published scenario, in either theme and three sizes.</summary>
public class ScenarioPictureTests
{
    private static readonly ImmutableArray<ImageSize> Sizes = [ImageSize.Default, new(900, 500, 1), new(ImageSize.LeastWidth, ImageSize.LeastHeight, 1)];

    public static TheoryData<string> Scenarios => [.. ScenarioCharts.Names];

    public static TheoryData<string> Kinds => [.. ChartCatalog.All.Select(chart => chart.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Pictures_OfAScenario_CanBeRead(string scenario)
    {
        var problems =
            from chart in ChartCatalog.All
            let outcome = chart.Draw(ScenarioCharts.Input(scenario))
            where outcome is ChartOutcome.Drawn
            from theme in ChartTheme.All
            from size in Sizes
            from problem in Problems(((ChartOutcome.Drawn)outcome).Drawing, theme, size)
            select $"{chart.Name}, {theme.Name}, {size.Width} x {size.Height}: {problem}";
        Assert.Empty(problems);
    }

    /// <summary>So that the test above holds every kind to account.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pictures_OfAKind_AreDrawnOfSomeScenario(string kind) =>
        Assert.Contains(ScenarioCharts.Names, scenario => ChartCatalog.Find(kind)!.Draw(ScenarioCharts.Input(scenario)) is ChartOutcome.Drawn);

    private static ImmutableArray<string> Problems(Drawings.ChartDrawing drawing, ChartTheme theme, ImageSize size)
    {
        using var scene = ChartRenderer.Build(drawing, theme, size);
        return [.. PictureProblems.Of(scene, size)];
    }
}
