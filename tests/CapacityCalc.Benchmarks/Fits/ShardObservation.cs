using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Benchmarks.Fits;

/// <summary>One simulated percentile of the slowest of some pools.</summary>
internal sealed class ShardObservation
{
    /// <summary>An error that is not worth fitting, and the correlation's steps in the table.</summary>
    private const double Noise = 0.01;
    private const int Steps = 50;

    /// <summary>Beyond this load an error counts half: there the estimate promises less.</summary>
    private const double PromisedLoad = 0.8;

    /// <summary>ln(formula ÷ simulated) where the correlation is 0, 1/<see cref="Steps"/> …; falling.</summary>
    private readonly double[] _errors = new double[Steps];
    private readonly CommonArrivalsTerms? _terms;
    private readonly double _weight;

    private ShardObservation(DrawnPool pool, QueueOutcome leaf, double level, Interval simulated)
    {
        Level = level;
        Uncertainty = simulated.Relative;
        _terms = CommonArrivals.Terms(leaf, pool.Shards, level, Elementary.EachOf(level, pool.Shards));
        _weight = Noise / Math.Max(Noise, Uncertainty) * (pool.Load <= PromisedLoad ? 1 : 0.5);
        for (var step = 0; step < Steps; step++)
        {
            var r = (double)step / Steps;
            var slowest = new CommonFactorLatency([new DependentPart(leaf.Sojourn!, pool.Shards, r, r)]).Quantile(level);
            _errors[step] = Math.Log(slowest / simulated.Value);
        }

        var above = Array.FindIndex(_errors, error => error <= 0);
        Implied = above <= 0 ? above < 0 ? 1 : 0 : (above - (_errors[above] / (_errors[above] - _errors[above - 1]))) / Steps;
    }

    /// <summary>Relative half-width of the simulated percentile.</summary>
    public double Uncertainty { get; }

    /// <summary>0.5 or 0.99.</summary>
    public double Level { get; }

    /// <summary>The correlation with which the one-factor formula gives the simulated percentile; within 0 and 1.</summary>
    public double Implied { get; }

    /// <summary>The median and the p99.</summary>
    public static ShardObservation[] Of(DrawnPool pool, int requests, ulong seed)
    {
        var (_, endToEnd) = pool.Simulate(requests, seed);
        var leaf = pool.Solve();
        return [new ShardObservation(pool, leaf, 0.5, endToEnd.P50), new ShardObservation(pool, leaf, 0.99, endToEnd.P99)];
    }

    public double Correlation(ReadOnlySpan<double> constants) => _terms?.Correlation(constants) ?? 0;

    /// <summary>Logarithm of formula ÷ simulated, with this correlation in [0, 1].</summary>
    public double Error(double correlation)
    {
        var at = correlation * Steps;
        var below = Math.Min((int)at, Steps - 2);
        return _errors[below] + ((at - below) * (_errors[below + 1] - _errors[below]));
    }

    /// <remarks>The power 3 holds down the largest errors first.</remarks>
    public double Loss(ReadOnlySpan<double> constants) => Math.Pow(_weight * Math.Abs(Error(Correlation(constants))) / Noise, 3);
}
