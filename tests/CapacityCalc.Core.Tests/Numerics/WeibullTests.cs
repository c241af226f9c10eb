using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Tests.Numerics;

public class WeibullTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2.2360679774997896)]
    [InlineData(1e3)]
    public void Moments_OfAnyVariability_AreThoseAskedFor(double cv)
    {
        var weibull = new Weibull(3, cv);
        var far = weibull.Quantile(1 - 1e-16);
        Assert.InRange(weibull.PartialMoment(1, double.MaxValue) / 3, 1 - 1e-9, 1 + 1e-9);
        Assert.InRange(weibull.PartialMoment(2, double.MaxValue) / (9 * (1 + cv * cv)), 1 - 1e-9, 1 + 1e-9);
        Assert.True(double.IsFinite(far) && far > 3);
    }

    [Fact]
    public void Survival_CvRootFive_IsThatOfTheSquareOfAnExponential()
    {
        // E[X²]/E[X]² = Γ(5)/Γ(3)² = 6, with shape ½.
        var weibull = new Weibull(2, Math.Sqrt(5));
        Assert.Equal(Math.Exp(-Math.Sqrt(7)), weibull.Survival(7), 12);
        Assert.Equal(7, weibull.Quantile(weibull.Cdf(7)), 9);
        Assert.Equal(720, weibull.ThirdMoment, 7);
    }
}
