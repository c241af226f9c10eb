namespace CapacityCalc.Charts.Tests;

public class WorldsTests
{
    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0001, "0.1%")]
    [InlineData(0.003, "0.3%")]
    [InlineData(0.934, "93%")]
    [InlineData(0.9967, "99.6%")]
    [InlineData(0.99999, "99.9%")]
    [InlineData(1, "100%")]
    public void Share_NeverRoundsToNoneOrAll(double share, string expected) => Assert.Equal(expected, Worlds.Share(share));

    [Theory]
    [InlineData(0.31, 0.48, "310 to 480 ms")]
    [InlineData(0.31, 1.5, "310 ms to 1.5 s")]
    [InlineData(0.31, 0.31, "310 ms")]
    public void Range_SaysTheUnitOnce(double from, double to, string expected) => Assert.Equal(expected, Worlds.Range(from, to));
}
