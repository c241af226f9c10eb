using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Tests.Numerics;

public class BetaFunctionTests
{
    /// <summary>a, b, x, Iₓ(a, b); mpmath 1.3.0, 40 digits.</summary>
    public static TheoryData<double, double, double, double> Values => new()
    {
        { 1.5, 4.5, 0.1, 0.19830213718282328 },
        { 3, 3, 0.3, 0.16308 },
        { 5, 1, 0.9, 0.59049 },
        { 1, 5, 1e-9, 4.9999999900000003e-9 },
        { 2.2, 3.8, 0.5, 0.76001087328650394 },
        { 2.2, 3.8, 0.95, 0.99993381244381262 },
        { 4.6, 1.4, 0.02, 3.339893802876906e-8 },
        { 50, 70, 0.4, 0.3591346088344947 },
        { 0.5, 0.5, 0.25, 0.33333333333333333 },
        { 0.3, 2, 1e-6, 0.020603606747314901 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Regularized_AroundAndFarFromTheMean_AgreesWithMpmath(double a, double b, double x, double value)
    {
        Assert.InRange(BetaFunction.Regularized(a, b, x) / value, 1 - 1e-12, 1 + 1e-12);
        Assert.Equal(1 - value, BetaFunction.Regularized(b, a, 1 - x), 12);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Inverse_OfReferenceValues_ReturnsTheArgument(double a, double b, double x, double value) =>
        Assert.InRange(BetaFunction.Inverse(a, b, value) / x, 1 - 1e-11, 1 + 1e-11);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(3, 3)]
    [InlineData(1.0001, 4.9999)]
    [InlineData(0.1, 0.1)]
    public void Inverse_InBothTails_KeepsTheProbability(double a, double b)
    {
        foreach (var p in new[] { 1e-17, 1e-9, 1e-3, 0.2, 0.5 })
        {
            Assert.InRange(BetaFunction.Regularized(a, b, BetaFunction.Inverse(a, b, p)) / p, 1 - 1e-11, 1 + 1e-11);
        }
    }

    [Theory]
    [InlineData(1, 5, 0.25)]
    [InlineData(5, 1, 0.125)]
    [InlineData(2.5, 3.5, 0.4375)]
    public void Inverse_OfTheOtherTail_IsTheMirror(double a, double b, double p) =>
        Assert.Equal(1 - BetaFunction.Inverse(a, b, p), BetaFunction.Inverse(b, a, 1 - p), 1e-14);

    [Fact]
    public void Inverse_OutsideItsDomain_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunction.Inverse(0.01, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunction.Inverse(1, 1, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunction.Regularized(1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunction.Regularized(double.NaN, 1, 0.5));
    }
}
