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

    [Fact]
    public void Theme_SeriesAfterThePalette_AreStriped()
    {
        var length = ChartTheme.Light.Series.Length;
        Assert.False(ChartTheme.Light.IsStriped(length - 1));
        Assert.True(ChartTheme.Light.IsStriped(length));
    }
}
