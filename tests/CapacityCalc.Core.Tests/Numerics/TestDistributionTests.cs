using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Tests.Numerics;

public class TestDistributionTests
{
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2 and 1.3.6.7.3.
    [Theory]
    [InlineData(0.975, 1, 12.706)]
    [InlineData(0.975, 10, 2.228)]
    [InlineData(0.025, 10, -2.228)]
    [InlineData(0.975, 100, 1.984)]
    [InlineData(0.95, 30, 1.697)]
    [InlineData(0.975, 1e7, 1.960)]
    public void StudentsT_Quantile_IsThatOfTheTable(double p, double freedom, double expected) => Assert.Equal(expected, StudentsT.Quantile(p, freedom), 3);

    [Theory]
    [InlineData(3.708, 3, 10, 0.05)]
    [InlineData(4.965, 1, 10, 0.05)]
    [InlineData(5.636, 5, 10, 0.01)]
    public void FisherF_Survival_IsThatOfTheTable(double x, double above, double below, double expected) => Assert.Equal(expected, FisherF.Survival(x, above, below), 4);

    // Abramowitz and Stegun (1964), table 6.1.
    [Theory]
    [InlineData(1, -0.57721566490153, 1.64493406684823)]
    [InlineData(1.5, 0.03648997397858, 0.93480220054468)]
    [InlineData(2, 0.42278433509847, 0.64493406684823)]
    [InlineData(0.5, -1.96351002602142, 4.93480220054468)]
    public void Polygamma_OfSmallArguments_IsThatOfTheTable(double x, double digamma, double trigamma)
    {
        Assert.Equal(digamma, PolygammaFunction.Digamma(x), 12);
        Assert.Equal(trigamma, PolygammaFunction.Trigamma(x), 12);
    }
}
