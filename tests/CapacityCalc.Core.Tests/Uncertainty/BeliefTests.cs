using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Uncertainty.Beliefs;

namespace CapacityCalc.Core.Tests.Uncertainty;

public class BeliefTests
{
    private const double LeastProbability = 1e-17;
    private const double GreatestProbability = 1 - 1e-16;

    private static readonly double[] Probabilities = [LeastProbability, 1e-9, 0.001, 0.05, 0.2, 0.25, 0.5, 0.6, 0.75, 0.95, 0.999, 1 - 1e-9, GreatestProbability];

    /// <summary>Without atoms, by name.</summary>
    private static readonly Dictionary<string, Belief> Smooth = new()
    {
        ["lognormal"] = LogNormalBelief.FromInterval(0.8, 1.2),
        ["lognormal over ten decades"] = LogNormalBelief.FromInterval(1e-5, 1e5),
        ["normal"] = NormalBelief.FromInterval(-2, 5),
        ["normal by its mean"] = new NormalBelief(3, 0.5),
        ["uniform"] = new UniformBelief(-1, 4),
        ["pert"] = new PertBelief(1, 2, 6),
        ["pert at its low end"] = new PertBelief(1, 1, 6),
        ["pert at its high end"] = new PertBelief(-3, 0, 0),
        ["bounded below"] = new BoundedBelief(new NormalBelief(1, 1), 0, double.PositiveInfinity),
        ["bounded above"] = new BoundedBelief(LogNormalBelief.FromInterval(0.2, 0.9), double.NegativeInfinity, 1),
        ["bounded on both sides"] = new BoundedBelief(new PertBelief(0, 1, 2), 0.5, 1.5),
    };

    private static readonly Dictionary<string, Belief> WithAtoms = new()
    {
        ["discrete"] = new DiscreteBelief([4, 1, 2], [1, 2, 1]),
        ["point"] = new PointBelief(7),
        ["lognormal of no width"] = LogNormalBelief.FromInterval(3, 3),
        ["normal of no width"] = NormalBelief.FromInterval(-3, -3),
        ["uniform of no width"] = new UniformBelief(2, 2),
        ["bounded discrete"] = new BoundedBelief(new DiscreteBelief([1, 2, 3, 4], [1, 1, 1, 1]), 2, 3),
    };

    public static TheoryData<string> SmoothNames => [.. Smooth.Keys];

    public static TheoryData<string> AllNames => [.. Smooth.Keys, .. WithAtoms.Keys];

    [Theory]
    [MemberData(nameof(SmoothNames))]
    public void Cdf_OfAQuantile_IsTheProbability(string name) =>
        Assert.All(Probabilities, p => Assert.Equal(p, Smooth[name].Cdf(Smooth[name].Quantile(p)), 1e-9));

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Quantile_HigherProbability_NeverFallsAndIsFinite(string name)
    {
        var quantiles = Probabilities.Select(Any(name).Quantile).ToArray();
        Assert.All(quantiles, q => Assert.True(double.IsFinite(q)));
        Assert.Equal(quantiles.Order(), quantiles);
    }

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Quantile_OfAnyBelief_IsTheLeastValueThatReachesTheProbability(string name)
    {
        foreach (var p in Probabilities)
        {
            var belief = Any(name);
            var quantile = belief.Quantile(p);
            Assert.True(belief.Cdf(quantile) >= p - 1e-9);
            Assert.True(belief.Cdf(quantile - 1e-6 * Math.Max(1, Math.Abs(quantile))) <= p + 1e-9);
        }
    }

    [Theory]
    [InlineData("lognormal", 0.8, 1.2)]
    [InlineData("lognormal over ten decades", 1e-5, 1e5)]
    [InlineData("normal", -2, 5)]
    public void Interval_IsFrom_The5thToThe95thPercentile(string name, double low, double high)
    {
        Assert.Equal(low, Smooth[name].Quantile(0.05), Math.Abs(low) * 1e-13);
        Assert.Equal(high, Smooth[name].Quantile(0.95), high * 1e-13);
    }

    [Fact]
    public void Discrete_ChancesInTheOrderOfTheValues_DecideTheQuantile()
    {
        var belief = WithAtoms["discrete"];
        Assert.Equal([1, 1, 2, 2, 4], new[] { 0.1, 0.5, 0.51, 0.75, 0.76 }.Select(belief.Quantile));
        Assert.Equal([0, 0.5, 0.5, 0.75, 1], new[] { 0.9, 1, 1.9, 2, 4 }.Select(belief.Cdf));
    }

    [Fact]
    public void Pert_Mean_WeighsTheMostLikelyValueFourfold()
    {
        const int Points = 20_000;
        var mean = Enumerable.Range(0, Points).Average(i => Smooth["pert"].Quantile((i + 0.5) / Points));
        Assert.Equal((1 + 4 * 2 + 6) / 6.0, mean, 1e-4);
    }

    [Fact]
    public void Bounded_WithinItsBounds_IsTheConditionalBelief()
    {
        var inner = new UniformBelief(0, 10);
        var bounded = new BoundedBelief(inner, 2, 4);
        Assert.Equal(2.5, bounded.Quantile(0.25), 12);
        Assert.Equal(0.75, bounded.Cdf(3.5), 12);
        Assert.Equal(0.2, BoundedBelief.ShareWithin(inner, 2, 4), 12);
        Assert.Equal(0, BoundedBelief.ShareWithin(inner, 11, 12));
        Assert.Equal([2, 2, 3], new[] { 0.1, 0.5, 0.51 }.Select(WithAtoms["bounded discrete"].Quantile));
    }

    [Fact]
    public void Constructors_ImpossibleParameters_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LogNormalBelief.FromInterval(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogNormalBelief.FromInterval(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalBelief.FromInterval(2, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NormalBelief(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformBelief(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PertBelief(1, 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PertBelief(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscreteBelief([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscreteBelief([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscreteBelief([1, 2], [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PointBelief(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedBelief(new UniformBelief(0, 1), 2, 3));
    }

    private static Belief Any(string name) => Smooth.TryGetValue(name, out var smooth) ? smooth : WithAtoms[name];
}
