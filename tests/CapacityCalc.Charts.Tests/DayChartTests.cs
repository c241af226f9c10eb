using CapacityCalc.Charts.Drawings;
using CapacityCalc.Charts.Rendering;

namespace CapacityCalc.Charts.Tests;

public class DayChartTests
{
    private static readonly DayChart Chart = new();

    [Fact]
    public void Day_Hours_ArePlottedAsTheyAre()
    {
        var drawing = Drawing.Of<DayDrawing>(Chart, DaySamples.Input(DaySamples.Halves));
        Assert.Equal(24, drawing.Steps.Length);
        Assert.Equal(new DayStep(100, 20, 0.1, 0.5), drawing.Steps[11]);
        Assert.Equal(new DayStep(100, 60, 0.3, 0.5), drawing.Steps[12]);
    }

    /// <summary>40 hosts on average of 100 at 1 USD/h: 60% of 73,000 USD/month are saved.</summary>
    [Fact]
    public void Day_Saving_IsTheTitle()
    {
        var drawing = Drawing.Of<DayDrawing>(Chart, DaySamples.Input(DaySamples.Halves));
        Assert.Equal("Following the load saves 60% of 73 k USD/month", drawing.Title);
        Assert.Equal("60 hosts fewer on average", drawing.Saving);
    }

    [Fact]
    public void Day_WithoutPrice_SavesHosts()
    {
        var drawing = Drawing.Of<DayDrawing>(Chart, DaySamples.Input(DaySamples.WithoutPrice));
        Assert.Equal("Following the load saves 10% of 100 hosts", drawing.Title);
        Assert.Equal("10 hosts fewer on average", drawing.Saving);
    }

    [Fact]
    public void Day_NothingSaved_SaysSo()
    {
        var drawing = Drawing.Of<DayDrawing>(Chart, DaySamples.Input(DaySamples.Flat));
        Assert.Equal(("No hour can do with fewer hosts than the 12 of the fixed fleet", ""), (drawing.Title, drawing.Saving));
    }

    [Fact]
    public void Day_Axes_HoldAllOfIt()
    {
        var drawing = Drawing.Of<DayDrawing>(Chart, DaySamples.Input(DaySamples.Halves));
        Assert.Equal((0, 24), (drawing.X.Minimum, drawing.X.Maximum));
        Assert.Equal(["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "24:00"], drawing.X.Marks.Select(mark => mark.Label));
        Assert.All([drawing.Hosts, drawing.Utilization], axis => Assert.Equal((0, Scale.Linear), (axis.Minimum, axis.Scale)));
        Assert.InRange(drawing.Hosts.Maximum, 100, 120);
        Assert.InRange(drawing.Utilization.Maximum, 0.5, 0.6);
        Assert.Equal("50%", drawing.Utilization.Print(0.5));
    }

    /// <summary>The saving is named between the two fleets, in the half of the day in which they are farther apart.</summary>
    [Fact]
    public void Scene_Saving_StandsWhereItIsLargest()
    {
        using var scene = ChartRenderer.Build(Drawing.Of<DayDrawing>(Chart, DaySamples.Input(DaySamples.Halves)), ChartTheme.Light, ImageSize.Default);
        var (saving, noon) = (scene.Texts.Single(text => text.Text == "60 hosts fewer on average"), scene.Texts.Single(text => text.Text == "12:00"));
        Assert.True(saving.Left + saving.Width < noon.Left + noon.Width);
    }

    [Fact]
    public void Scene_SavingTooSmallForItsName_HasNone()
    {
        using var scene = ChartRenderer.Build(Drawing.Of<DayDrawing>(Chart, DaySamples.Input(DaySamples.WithoutPrice)), ChartTheme.Light, ImageSize.Default);
        Assert.DoesNotContain(scene.Texts, text => text.Text.Contains("fewer", StringComparison.Ordinal));
    }

    [Fact]
    public void Day_NoProfile_IsRefused() => Assert.Equal(RefusalReason.NoProfile, Drawing.Refusal(Chart, DaySamples.Input(null)).Reason);

    [Fact]
    public void Day_NoHosts_IsRefused() => Assert.Equal(RefusalReason.NoHosts, Drawing.Refusal(Chart, DaySamples.Input(DaySamples.WithoutHosts)).Reason);
}
