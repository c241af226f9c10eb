using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Tests.Reports;

public class ResolutionTests
{
    [Theory]
    [InlineData(0.3962, 0.0019, "396.2 ms", "1.9 ms")]
    [InlineData(0.3962, 0.0041, "396 ms", "4 ms")]
    [InlineData(0.3962, 0.0996, "400 ms", "100 ms")]
    [InlineData(0.3962, 0, "396.2 ms", "0 ms")]
    [InlineData(0.3962, 1e-15, "396.2 ms", "0 ms")]
    [InlineData(0.39621234, 0.0000012, "396.212 ms", "0.001 ms")]
    [InlineData(0.99999, 0.002, "1.0000 s", "0.0020 s")]
    [InlineData(0, 0, "0 ms", "0 ms")]
    [InlineData(0, 0.00012, "0", "120 µs")]
    [InlineData(8000, 36, "2.222 h", "0.010 h")]
    public void Duration_WithItsInterval_HasTheDigitsThatItSupports(double value, double halfWidth, string printed, string half)
    {
        var resolution = Resolution.Of(value, halfWidth);

        Assert.StartsWith(printed, Figures.Print(Quantity.Duration, value, resolution).ToString(), StringComparison.Ordinal);
        Assert.Equal(half, Figures.Print(Quantity.Duration, halfWidth, resolution).ToString());
    }

    [Fact]
    public void Ratio_WithItsInterval_IsInPercent()
    {
        var resolution = Resolution.Of(0.57872, 0.0029);

        Assert.Equal("57.87%", Figures.Print(Quantity.Ratio, 0.57872, resolution).ToString());
        Assert.Equal("0.29%", Figures.Print(Quantity.Ratio, 0.0029, resolution).ToString());
    }

    [Theory]
    [InlineData(1e300, 1e290)]
    [InlineData(1e-300, 1e-310)]
    [InlineData(1e-12, 1e5)]
    public void Figures_OfAnySize_ArePrintedShort(double value, double halfWidth) =>
        Assert.InRange(Figures.Print(Quantity.Duration, value, Resolution.Of(value, halfWidth)).ToString().Length, 1, 20);
}
