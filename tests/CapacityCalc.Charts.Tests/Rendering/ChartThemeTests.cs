using CapacityCalc.Charts.Rendering;

namespace CapacityCalc.Charts.Tests.Rendering;

public class ChartThemeTests
{
    public static TheoryData<string> Themes => ["light", "dark"];

    /// <summary>WCAG 2.1 asks a contrast of 4.5 of texts and 3 of large texts.</summary>
    [Theory]
    [MemberData(nameof(Themes))]
    public void Theme_Texts_CanBeRead(string name)
    {
        var theme = name == "light" ? ChartTheme.Light : ChartTheme.Dark;
        Assert.All([theme.Ink, theme.Quiet, theme.Passed, theme.Failed], color => Assert.True(Rgb.Contrast(color, theme.Background) >= 4.5));
        Assert.All(theme.Series, color => Assert.True(Rgb.Contrast(theme.CurveText(color), theme.Background) >= 3));
        Assert.All(theme.Series, color => Assert.True(Rgb.Contrast(ChartTheme.InkOn(color), color) >= 4.5, $"{color}"));
    }

    /// <summary>A ramp that rises evenly in lightness reads the same in grey and for every kind of colour blindness.</summary>
    [Theory]
    [MemberData(nameof(Themes))]
    public void Theme_Ramp_LeavesTheBackgroundEvenlyAndCanBeWrittenOn(string name)
    {
        var theme = name == "light" ? ChartTheme.Light : ChartTheme.Dark;
        var colors = Enumerable.Range(0, 101).Select(percent => theme.RampColor(percent / 100.0)).ToList();
        Assert.All(colors.Zip(colors.Skip(1)), pair => Assert.True(Rgb.Contrast(pair.Second, theme.Background) > Rgb.Contrast(pair.First, theme.Background)));
        Assert.All(colors, color => Assert.True(Rgb.Contrast(ChartTheme.InkOn(color), color) >= 4.5, $"{color}"));
        Assert.Equal((theme.Ramp[0], theme.Ramp[^1]), (theme.RampColor(-1), theme.RampColor(2)));
    }

    [Fact]
    public void Theme_SeriesAfterThePalette_AreStriped()
    {
        var length = ChartTheme.Light.Series.Length;
        Assert.False(ChartTheme.Light.IsStriped(length - 1));
        Assert.True(ChartTheme.Light.IsStriped(length));
    }
}
