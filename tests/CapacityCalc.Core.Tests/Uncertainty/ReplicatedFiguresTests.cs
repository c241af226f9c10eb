using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Uncertainty.Beliefs;

namespace CapacityCalc.Core.Tests.Uncertainty;

public class ReplicatedFiguresTests
{
    private const int Worlds = 100_000;

    private static readonly double[] Percentiles = [0.05, 0.5, 0.95];

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(-0.8)]
    public void Quantiles_OfASumOfNormals_AreThoseOfTheNormal(double correlation)
    {
        var (x, y) = (new NormalBelief(3, 1), new NormalBelief(-1, 2));
        var deviation = Math.Sqrt(1 + 4 + 2 * correlation * 2);
        Agree(new NormalBelief(2, deviation), Outcomes(1, Worlds, correlation, (u, v) => x.Quantile(u) + y.Quantile(v)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(-0.8)]
    public void Quantiles_OfAProductOfLognormals_AreThoseOfTheLognormal(double correlation)
    {
        var (x, y) = (LogNormalBelief.FromInterval(0.5, 2), LogNormalBelief.FromInterval(10, 90));
        double first = Math.Log(2), second = Math.Log(3), reach = Math.Sqrt(first * first + second * second + 2 * correlation * first * second);
        Agree(LogNormalBelief.FromInterval(30 * Math.Exp(-reach), 30 * Math.Exp(reach)), Outcomes(2, Worlds, correlation, (u, v) => x.Quantile(u) * y.Quantile(v)));
    }

    /// <summary>The error in units of its standard error is near Student's t with 15 degrees of freedom, whose root mean square is √(15/13) = 1.07.</summary>
    [Theory]
    [InlineData(1024)]
    [InlineData(16_384)]
    public void StandardErrors_OverManySeeds_AreAsLargeAsTheErrors(int worlds)
    {
        var sum = new NormalBelief(0, Math.Sqrt(2));
        var shares = new List<double>();
        var quantiles = new List<double>();
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var values = Outcomes(seed, worlds, 0, (u, v) => StandardNormal.Quantile(u) + StandardNormal.Quantile(v));
            var share = ReplicatedFigures.Share([.. values.Select(value => value <= 1)]);
            shares.Add((share.Value - sum.Cdf(1)) / share.StandardError);
            var quantile = ReplicatedFigures.Quantiles(values, [0.95])[0]!.Value;
            quantiles.Add((quantile.Value - sum.Quantile(0.95)) / quantile.StandardError);
        }

        // The root mean square of 40 such errors lies within a third of its expectation nearly always.
        Assert.InRange(RootMeanSquare(shares), 0.7, 1.45);
        Assert.InRange(RootMeanSquare(quantiles), 0.7, 1.45);
    }

    [Fact]
    public void Mean_OfEqualReplicates_HasNoError() =>
        Assert.Equal(new Estimated(3, 0), ReplicatedFigures.Mean([.. Enumerable.Repeat(3.0, 40)]));

    [Fact]
    public void Mean_OfReplicates_HasTheErrorOfTheirMeans()
    {
        // Replicate r has the values r and r + 2: means 1 … 16, whose variance is 16 × 17/12.
        var figure = ReplicatedFigures.Mean([.. Enumerable.Range(0, 32).Select(w => w % 16 + (w < 16 ? 0.0 : 2))]);
        Assert.Equal(8.5, figure.Value, 12);
        Assert.Equal(Math.Sqrt(16 * 17 / 12.0 / 16), figure.StandardError, 12);
    }

    /// <summary>A pool would be led astray by the one replicate that is.</summary>
    [Fact]
    public void Mean_OfLongReplicates_IsTheirMedian()
    {
        var figure = ReplicatedFigures.Mean([.. Enumerable.Range(0, 16 * 256).Select(w => w % 16 == 0 ? 1e6 : w % 16)]);

        // Means 1, 2 … 15 and a million: the 8th and 9th are 8 and 9, the 3rd and 14th 3 and 14.
        Assert.Equal(8.5, figure.Value, 12);
        Assert.Equal((14 - 3) / (2 * 2.865), figure.StandardError, 12);
    }

    [Fact]
    public void Quantiles_BetweenOrderStatistics_LieOnAStraightLine()
    {
        var figures = ReplicatedFigures.Quantiles([.. Enumerable.Range(0, 33).Select(w => (double)w)], [0, 0.5, 0.51, 1]);
        Assert.Equal([0, 16, 16.32, 32], figures.Select(figure => Math.Round(figure!.Value.Value, 12)));
    }

    [Fact]
    public void Quantiles_AmongWorldsWithoutAValue_AreNull()
    {
        // In the last quarter of every replicate's worlds there is none.
        var figures = ReplicatedFigures.Quantiles([.. Enumerable.Range(0, 1600).Select(w => w < 1200 ? w : double.PositiveInfinity)], [0.5, 0.7, 0.8]);
        Assert.Equal(799.5, figures[0]!.Value.Value);
        Assert.True(double.IsFinite(figures[1]!.Value.StandardError));
        Assert.Null(figures[2]);
    }

    /// <summary>A quantile that the worlds have is told, even where one sequence by itself would have none.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(16 * 512)]
    public void Quantiles_BelowWorldsWithoutAValue_AreTold(int worlds)
    {
        var missing = 0.04 * worlds;
        var figures = ReplicatedFigures.Quantiles([.. Enumerable.Range(0, worlds).Select(w => w % 16 == 3 && w < 16 * missing ? double.PositiveInfinity : w)], [0.9]);

        Assert.InRange(figures[0]!.Value.Value, 0.9 * worlds, 0.97 * worlds);
        Assert.True(double.IsFinite(figures[0]!.Value.StandardError));
    }

    /// <summary>Of one input the points are spread evenly, and so are their quantiles: no figure leans outwards.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.95)]
    public void Quantiles_OfOneInput_HaveNoBias(double probability)
    {
        var errors = Enumerable.Range(1, 40).Select(seed => ReplicatedFigures.Quantiles([.. WorldSampler.Column((ulong)seed, "x", "A", 4096).Select(place => StandardNormal.Quantile(place))], [probability])[0]!.Value)
            .Select(figure => (figure.Value - StandardNormal.Quantile(probability)) / figure.StandardError).ToArray();

        // The mean of 40 errors, each of about one standard error.
        Assert.InRange(errors.Average(), -0.5, 0.5);
    }

    [Fact]
    public void Figures_OfFewerWorldsThanReplicates_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplicatedFigures.Mean(new double[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplicatedFigures.Quantiles(new double[15], [0.5]));
    }

    private static void Agree(Belief exact, double[] values)
    {
        var figures = ReplicatedFigures.Quantiles(values, [.. Percentiles]);
        for (var i = 0; i < Percentiles.Length; i++)
        {
            var (value, error) = figures[i]!.Value;
            Assert.InRange(value, exact.Quantile(Percentiles[i]) - 3 * error, exact.Quantile(Percentiles[i]) + 3 * error);
            Assert.InRange(error, 0, 0.01 * Math.Abs(exact.Quantile(0.95)));
        }
    }

    private static double[] Outcomes(ulong seed, int worlds, double correlation, Func<double, double, double> outcome)
    {
        double[][] columns = [WorldSampler.Column(seed, "x", "A", worlds), WorldSampler.Column(seed, "y", "A", worlds)];
        var mixed = CorrelationFactor.Of(new[,] { { 1, correlation }, { correlation, 1 } })!.Apply(columns);
        return [.. mixed[0].Zip(mixed[1], outcome)];
    }

    private static double RootMeanSquare(List<double> values) => Math.Sqrt(values.Average(value => value * value));
}
