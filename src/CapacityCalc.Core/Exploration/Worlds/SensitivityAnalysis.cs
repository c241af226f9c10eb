using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>What each input, and each number, does to the answer.</summary>
internal sealed class SensitivityAnalysis(WorldSetting setting, int threads, CancellationToken cancellation)
{
    private const double LowEnd = 0.05, HighEnd = 0.95;

    /// <summary>What a fleet is bought for, and what becomes of it.</summary>
    private readonly ImmutableArray<OutcomeKind> _explained = setting.Medians.Graph.Pools.IsEmpty ? [OutcomeKind.P99] : [OutcomeKind.P99, OutcomeKind.Hosts];

    /// <summary>Each input at its 5th and at its 95th percentile, the others at their medians.</summary>
    public ImmutableArray<InputSwing> Swings()
    {
        var medians = setting.MedianValues;
        var swings = new InputSwing[setting.Inputs.Length];
        Each(swings.Length, index =>
        {
            var input = setting.Inputs[index];
            var (low, high) = (input.At(LowEnd), input.At(HighEnd));
            var (atLow, atHigh) = (At(low), At(high));
            swings[index] = new InputSwing(input, low, high, [.. Enum.GetValues<OutcomeKind>().Where(kind => kind == OutcomeKind.P99 || !setting.Medians.Graph.Pools.IsEmpty).Select(kind => new OutcomeSwing(kind, OutcomeOf(kind, atLow), OutcomeOf(kind, atHigh)))]);

            BoundScenario? At(double value)
            {
                var values = (double[])medians.Clone();
                values[index] = value;
                return setting.Judge.Bind(values, new DiagnosticBag());
            }
        });
        return ImmutableArray.Create(swings);
    }

    /// <summary>Shares of the variance of p99 and of the hosts needed.</summary>
    /// <param name="first">As many worlds of the sample, from its start, as there are in <paramref name="other"/>.</param>
    /// <param name="judged">What became of them.</param>
    public ImmutableArray<OutcomeIndices> Indices(WorldSample first, ImmutableArray<World> judged, WorldSample other, Action? progress)
    {
        var groups = WorldSample.Groups(setting.Inputs, setting.Correlations);
        var others = setting.JudgeAll(other, threads, cancellation, progress);
        var mixed = groups.Select(group => setting.JudgeAll(first.With(group, other), threads, cancellation, progress)).ToImmutableArray();
        var indices = ImmutableArray.CreateBuilder<OutcomeIndices>();
        foreach (var kind in _explained)
        {
            double[] Values(ImmutableArray<World> worlds) => [.. worlds.Select(world => kind == OutcomeKind.P99 ? world.P99 : world.Hosts)];
            var all = new[] { Values(judged), Values(others) }.Concat(mixed.Select(Values)).ToArray();
            var isRanked = all.Any(values => values.Any(double.IsInfinity));
            if (isRanked)
            {
                Ranks.Replace(all);
            }

            var found = SobolIndices.Of(all[0], all[1], [.. all.Skip(2)]);
            if (!found.IsEmpty)
            {
                indices.Add(new OutcomeIndices(kind, isRanked, [.. found.Zip(groups, (index, group) => new InputIndices([.. group.Select(input => setting.Inputs[input].Path)], index.First, index.Total))]));
            }
        }

        return indices.ToImmutable();
    }

    /// <summary>Every number a tenth to either side, the strongest first.</summary>
    public ImmutableArray<NumberElasticity> Elasticities()
    {
        var numbers = ScenarioNumbers.Of(setting.Document);
        var found = new NumberElasticity[numbers.Length];
        var medians = setting.MedianValues;
        Each(numbers.Length, index =>
        {
            var number = numbers[index];
            var (low, high) = (At(number.Low), At(number.High));
            ElasticityFigures? Of(Func<World, double> outcome) => low is not null && high is not null ? Between(outcome(low), outcome(high), number) : null;
            found[index] = new NumberElasticity(
                number.Path.Text, number.Dimension, number.Value, number.Low, number.High, number.IsGiven, Of(world => world.P99), setting.Medians.Graph.Pools.IsEmpty ? null : Of(world => world.Hosts));

            World? At(double value) => setting.Judge.Bind(medians, number.Path, new QuantityNode(value, number.Dimension, default), new DiagnosticBag()) is { } bound && IsAlike(bound) ? setting.Judge.Judge(bound) : null;
        });
        return [.. found.OrderByDescending(Strength)];
    }

    /// <summary>What explains most of each outcome.</summary>
    public static ImmutableArray<MeasureFirst> Winners(ImmutableArray<OutcomeIndices> indices) =>
        [.. indices.Select(outcome => new MeasureFirst(outcome.Kind, outcome.Inputs.MaxBy(input => input.Total.Value)!))];

    private static double Strength(NumberElasticity number) => Math.Max(Math.Abs(number.Hosts?.Elasticity ?? 0), Math.Abs(number.P99?.Elasticity ?? 0));

    private static ElasticityFigures? Between(double atLow, double atHigh, ScenarioNumber number) =>
        double.IsFinite(atLow) && double.IsFinite(atHigh) && atLow > 0 && atHigh > 0 && number.Low > 0
            ? new ElasticityFigures(atLow, atHigh, Math.Log(atHigh / atLow) / Math.Log(number.High / number.Low))
            : null;

    /// <summary>Whether the planned fleet has its place in it.</summary>
    private bool IsAlike(BoundScenario bound) => bound.Graph.Pools.Length == setting.Planned.Hosts.Length;

    private double? OutcomeOf(OutcomeKind kind, BoundScenario? bound)
    {
        if (bound is null)
        {
            return null;
        }

        var world = setting.Judge.Judge(bound);
        var value = kind switch
        {
            OutcomeKind.P99 => world.P99,
            OutcomeKind.Hosts => world.Hosts,
            OutcomeKind.Cost => world.Cost,
            _ => setting.Judge.CapacityOf(bound) ?? double.NaN,
        };
        return double.IsFinite(value) ? value : null;
    }

    private void Each(int count, Action<int> body) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, body);
}
