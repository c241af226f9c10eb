using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>How the answer's figures are distributed over the worlds.</summary>
internal sealed class OutcomeAccounting(WorldSetting setting, WorldSample sample, ImmutableArray<World> worlds, int threads, CancellationToken cancellation)
{
    /// <summary>A capacity is searched for, by some twenty evaluations: only in so many worlds.</summary>
    private const int MostCapacities = 256;

    /// <summary>Those that the scenario has: without prices there is no cost, and where nothing saturates no capacity.</summary>
    public ImmutableArray<OutcomeFigures> Figures(UncertaintyParts parts)
    {
        var medians = setting.Judge.Judge(setting.Medians);
        var figures = ImmutableArray.CreateBuilder<OutcomeFigures>();
        figures.Add(Of(OutcomeKind.P99, [.. worlds.Select(world => world.P99)], medians.P99));
        if (!setting.Medians.Graph.Pools.IsEmpty)
        {
            figures.Add(Of(OutcomeKind.Hosts, [.. worlds.Select(world => world.Hosts)], medians.Hosts));
            if (medians.CostPerHour is not null)
            {
                figures.Add(Of(OutcomeKind.Cost, [.. worlds.Select(world => world.Cost)], medians.Cost));
            }
        }

        if (setting.Judge.CapacityOf(setting.Medians) is { } capacity)
        {
            var guess = capacity / Capacity.Saturation(setting.Medians, setting.Planned.InService(setting.Medians));
            figures.Add(Of(OutcomeKind.Capacity, parts.HasFlag(UncertaintyParts.Capacity) ? Capacities(guess) : [], capacity));
        }

        return figures.ToImmutable();
    }

    /// <param name="guess">About what it is as a share of saturation.</param>
    private double[] Capacities(double? guess)
    {
        var capacities = new double[Math.Min(MostCapacities, sample.Count)];
        Parallel.For(0, capacities.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, world =>
        {
            var bound = setting.Judge.Bind(sample.Values(world), new DiagnosticBag());
            capacities[world] = bound is null ? double.NegativeInfinity : setting.Judge.CapacityOf(bound, guess) ?? double.PositiveInfinity;
        });
        return capacities;
    }

    /// <param name="values">Of the worlds; infinite beyond the worst where there is none.</param>
    private OutcomeFigures Of(OutcomeKind kind, double[] values, double planned)
    {
        double? atMedians = double.IsFinite(planned) ? planned : null;
        return values.Length == 0
            ? new(kind, 0, atMedians, default, []) { Quantiles = [.. OutcomeFigures.Probabilities.Select(_ => (Estimated?)null)] }
            : new(kind, values.Length, atMedians, ReplicatedFigures.Share([.. values.Select(value => !double.IsFinite(value))]), [.. values.Where(double.IsFinite).Order()])
            {
                Quantiles = ReplicatedFigures.Quantiles(values, OutcomeFigures.Probabilities),
                Impossible = worlds.Take(values.Length).Average(world => world.Problem is null ? 0.0 : 1),
            };
    }
}
