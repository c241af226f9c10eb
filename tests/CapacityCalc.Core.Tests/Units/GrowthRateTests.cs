using CapacityCalc.Core.Units;
using CsCheck;

namespace CapacityCalc.Core.Tests.Units;

public class GrowthRateTests
{
    [Theory]

    // 1.8^(1/12) − 1, 1.1^(1/3) − 1 and 0.5^(1/12) − 1, in forty decimal digits.
    [InlineData("80%/year", 0.050201680167)]
    [InlineData("10%/quarter", 0.032280115456)]
    [InlineData("-50%/year", -0.056125687318)]
    [InlineData("5%/month", 0.05)]
    [InlineData("0%/year", 0)]
    public void TryParse_OfAPeriod_IsTheMonthlyGrowthThatCompoundsToIt(string text, double perMonth)
    {
        Assert.True(GrowthRate.Dimension.TryParse(text, out var parsed, out _));
        Assert.Equal(perMonth, parsed, 1e-12);
    }

    [Fact]
    public void Year_OfTwelveMonths_CompoundsBack() => Gen.Double[-0.999, 20].Sample(fraction =>
    {
        var growth = GrowthRate.FromPercentPerYear(fraction * 100);
        Assert.Equal(1 + fraction, growth.FactorAfter(12), 1e-12 * (1 + fraction));
        Assert.Equal(fraction * 100, growth.PercentPerYear, 1e-11);
    });

    [Theory]
    [InlineData(1e-15)]
    [InlineData(-1e-15)]
    public void PercentPerYear_TinyGrowth_KeepsItsDigits(double perYear) =>
        Assert.Equal(perYear / 12, GrowthRate.FromPercentPerYear(perYear).PercentPerMonth, 1e-13 * Math.Abs(perYear));

    [Theory]
    [InlineData("-100%/year")]
    [InlineData("-200%/year")]
    public void TryParse_NothingIsLeft_IsFiniteForTheBoundsToRefuse(string text)
    {
        Assert.True(GrowthRate.Dimension.TryParse(text, out var parsed, out _));
        Assert.InRange(parsed, -2, -1);
    }

    [Theory]
    [InlineData(-0.06, "-6%/month")]
    [InlineData(0.050201680167, "5.02%/month")]
    [InlineData(3.995e-8, "3.995e-6%/month")]
    [InlineData(-1e-12, "-1e-10%/month")]
    public void Print_AnySign_IsPerMonth(double value, string expected) => Assert.Equal(expected, GrowthRate.Dimension.Print(value));

    [Theory]
    [InlineData("0.05", "'5%/month'")]
    [InlineData("-0.012", "'-1.2%/month'")]
    [InlineData("5", "'5%/month'")]
    public void TryParse_WithoutAUnit_AdvisesPercent(string text, string expected)
    {
        Assert.False(GrowthRate.Dimension.TryParse(text, out _, out var problem));
        Assert.EndsWith(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_ByTheYear_OfWhatShrinks_KeepsItsSign() => Assert.Equal("-50%/year", GrowthRate.Dimension.Print(GrowthRate.FromPercentPerYear(-50).Base, "%/year"));
}
