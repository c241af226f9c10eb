namespace CapacityCalc.Charts.Tests;

public class AxisFormatTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(17.708, "17.7")]
    [InlineData(999.6, "1,000")]
    [InlineData(1955, "1,955")]
    [InlineData(9999.7, "10 k")]
    [InlineData(100e3, "100 k")]
    [InlineData(999_600, "1 M")]
    [InlineData(10e9, "10 B")]
    [InlineData(2.5e12, "2.5 T")]
    [InlineData(3.2e18, "3.2e18")]
    [InlineData(0.2, "0.2")]
    [InlineData(0.3, "0.3")]
    [InlineData(2e-7, "2e-7")]
    public void Items_AnyMagnitude_AreShort(double value, string expected) => Assert.Equal(expected, AxisFormat.Items(value));

    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(4.7e-6, "4.7 µs")]
    [InlineData(5e-7, "500 ns")]
    [InlineData(0.397, "397 ms")]
    [InlineData(0.9996, "1 s")]
    [InlineData(1.254, "1.25 s")]
    [InlineData(90, "1.5 min")]
    [InlineData(86400, "24 h")]
    [InlineData(172800, "2 d")]
    public void Seconds_AnyMagnitude_HaveTheirUnit(double seconds, string expected) => Assert.Equal(expected, AxisFormat.Seconds(seconds));

    [Theory]
    [InlineData(0.25, "0.25")]
    [InlineData(1450, "1,450")]
    [InlineData(48_000, "48,000")]
    [InlineData(12_345_000, "12.3 M")]
    public void Rate_Thousands_AreGrouped(double rate, string expected) => Assert.Equal(expected, AxisFormat.Rate(rate));

    [Theory]
    [InlineData(1449.9, "1,449")]
    [InlineData(41_290, "41,200")]
    [InlineData(30.09, "30")]
    [InlineData(500, "500")]
    public void RateAtMost_PromisedRate_IsNeverRoundedUp(double rate, string expected) => Assert.Equal(expected, AxisFormat.RateAtMost(rate));
}
