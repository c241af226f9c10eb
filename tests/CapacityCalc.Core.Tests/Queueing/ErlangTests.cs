using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Tests.Reference;
using CsCheck;

namespace CapacityCalc.Core.Tests.Queueing;

public class ErlangTests
{
    [Theory]
    [MemberData(nameof(ErlangValues.Delay), MemberType = typeof(ErlangValues))]
    public void Erlang_OneToAHundredThousandServers_AgreesWithReference(int servers, double load, double loss, double wait, double tolerance, string source)
    {
        if (!double.IsNaN(loss))
        {
            var actual = ErlangB.LossProbability(load, servers);
            Assert.True(Math.Abs(actual - loss) <= tolerance * loss, $"{actual:r} is not {loss:r} ({source})");
        }

        if (!double.IsNaN(wait))
        {
            var actual = ErlangC.WaitProbability(load, servers);
            Assert.True(Math.Abs(actual - wait) <= tolerance * wait, $"{actual:r} is not {wait:r} ({source})");
        }
    }

    [Theory]
    [InlineData(10, 0.001, 21)]
    [InlineData(100, 0.001, 128)]
    public void ErlangB_LeastServersForALoss_AgreeWithMpmath(double load, double loss, int servers)
    {
        Assert.True(ErlangB.LossProbability(load, servers) <= loss);
        Assert.True(ErlangB.LossProbability(load, servers - 1) > loss);
    }

    [Fact]
    public void ErlangC_WhereTheMethodChanges_IsContinuous()
    {
        // One more server at the same distance from saturation changes ln C by about 1e-3 on either side of the change at 500.
        double C(int c) => Math.Log(ErlangC.WaitProbability(c - 20, c));
        var second = C(502) - 2 * C(501) + C(500);
        Assert.InRange(second, -1e-5, 1e-5);
        Assert.InRange(C(501) - C(500), C(500) - C(499) - 1e-5, C(500) - C(499) + 1e-5);
    }

    [Fact]
    public void ErlangC_MoreServers_NeverWaitMore() =>
        Gen.Select(Gen.Int[1, 3000], Gen.Double[0.01, 0.9999]).Sample((c, rho) =>
            Assert.True(ErlangC.WaitProbability(rho * c, c + 1) <= ErlangC.WaitProbability(rho * c, c) * (1 + 1e-9)));

    [Fact]
    public void ErlangC_TenMillionServers_StaysAProbability()
    {
        const int C = 10_000_000;
        Assert.InRange(ErlangC.WaitProbability(C * (1 - 1e-9), C), 0.99999, 1);
        Assert.Equal(0, ErlangC.WaitProbability(1, C));

        // Halfin and Whitt (1981): with (1 − ρ)√c = β the probability tends to 1/(1 + β Φ(β)/φ(β)), 0.22336 at β = 1.
        Assert.Equal(0.22336, ErlangC.WaitProbability(C - Math.Sqrt(C), C), 3);
    }

    [Fact]
    public void Erlang_OutsideItsRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangC.WaitProbability(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangC.WaitProbability(double.NaN, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangB.LossProbability(1, 0));
    }
}
