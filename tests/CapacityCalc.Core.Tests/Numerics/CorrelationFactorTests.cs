using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Tests.Numerics;

public class CorrelationFactorTests
{
    private static readonly double[][] Independent = [[0.1, 0.7, 0.999], [0.3, 0.2, 1e-9], [0.6, 0.5, 0.4]];

    [Fact]
    public void Apply_WithoutCorrelation_ReturnsTheVeryNumbers()
    {
        var factor = CorrelationFactor.Of(new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } })!;
        Assert.Equal(Independent, factor.Apply(Independent));
    }

    [Fact]
    public void Apply_OfAPair_LeavesTheFirstAndTheOthersAlone()
    {
        var mixed = CorrelationFactor.Of(new double[,] { { 1, 0, 0.5 }, { 0, 1, 0 }, { 0.5, 0, 1 } })!.Apply(Independent);
        Assert.Equal(Independent[0], mixed[0]);
        Assert.Equal(Independent[1], mixed[1]);
        for (var w = 0; w < 3; w++)
        {
            var z = 0.5 * StandardNormal.Quantile(Independent[0][w]) + Math.Sqrt(0.75) * StandardNormal.Quantile(Independent[2][w]);
            Assert.Equal(StandardNormal.Cdf(z), mixed[2][w], 14);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Apply_OfAFullCorrelation_IsTheSameNumberOrItsMirror(double coefficient)
    {
        var mixed = CorrelationFactor.Of(new[,] { { 1, coefficient }, { coefficient, 1 } })!.Apply(Independent[..2]);
        for (var w = 0; w < 3; w++)
        {
            Assert.Equal(coefficient > 0 ? Independent[0][w] : 1 - Independent[0][w], mixed[1][w], 14);
        }
    }

    [Fact]
    public void Of_ThreeThatSumToZero_IsSemidefiniteAndAccepted() =>
        Assert.NotNull(CorrelationFactor.Of(new[,] { { 1, -0.5, -0.5 }, { -0.5, 1, -0.5 }, { -0.5, -0.5, 1 } }));

    [Theory]
    [InlineData(0.9, 0.9, -0.9)]
    [InlineData(1, 0.3, 0.4)]
    [InlineData(-0.51, -0.51, -0.51)]
    [InlineData(1.1, 0, 0)]
    [InlineData(double.NaN, 0, 0)]
    public void Of_AnImpossibleMatrix_IsNull(double ab, double ac, double bc) =>
        Assert.Null(CorrelationFactor.Of(new[,] { { 1, ab, ac }, { ab, 1, bc }, { ac, bc, 1 } }));
}
