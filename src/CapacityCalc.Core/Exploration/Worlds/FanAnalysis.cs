using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>The planned fleet's p99 against the load, over the worlds.</summary>
internal sealed class FanAnalysis(WorldSetting setting, int threads, CancellationToken cancellation)
{
    private const int Points = 32;

    private const int MostWorlds = 256;

    /// <summary>Of the planned fleet's saturation at the medians: from nearly no load to where it is overloaded in about half of the worlds.</summary>
    private const double Start = 0.02, End = 1;

    public LoadFan Draw(UncertaintyInput input)
    {
        var scenario = setting.Medians.Scenario;
        var hosts = setting.Planned.InService(setting.Medians);
        var peak = scenario.Traffic.PeakPerSecond;
        var most = Capacity.Of(setting.Medians, new Evaluator(setting.Medians), hosts).SaturationPerSecond ?? 2 * peak;
        var rates = Enumerable.Range(0, Points).Select(point => most * (Start + ((End - Start) * point / (Points - 1)))).ToImmutableArray();
        var sample = WorldSample.Draw(setting.Inputs, setting.Correlations, input.Seed, UncertaintyAnalysis.Main, Math.Min(MostWorlds, input.Samples));
        var p99s = new double[Points][];
        for (var point = 0; point < Points; point++)
        {
            p99s[point] = new double[sample.Count];
        }

        Parallel.For(0, sample.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, world =>
        {
            var bound = setting.Judge.Bind(sample.Values(world), new DiagnosticBag());
            var evaluator = bound is null ? null : new Evaluator(bound);
            var inService = bound is null ? [0] : setting.Planned.InService(bound);
            for (var point = 0; point < Points; point++)
            {
                p99s[point][world] = inService.Contains(0)
                    ? double.PositiveInfinity
                    : evaluator!.Evaluate(inService, rates[point] * bound!.Scenario.MissRatio).EndToEnd.Latency?.Quantile(PercentileExtensions.Probability(Objective.P99)) ?? double.PositiveInfinity;
            }
        });
        return new LoadFan(
            scenario.Name,
            [.. rates.Select((rate, point) => new FanPoint(
                rate,
                QuantilesOf(p99s[point]),
                (double)p99s[point].Count(double.IsInfinity) / sample.Count))],
            peak,
            scenario.Slo.Limits.Where(limit => limit.Objective == Objective.P99).Select(limit => (double?)limit.Limit).FirstOrDefault(),
            sample.Count,
            setting.Inputs.Length);
    }

    /// <summary>Of all worlds together; null where the fleet is overloaded in those that a quantile lies among.</summary>
    private static ImmutableArray<double?> QuantilesOf(double[] p99s)
    {
        Array.Sort(p99s);
        return [.. OutcomeFigures.Probabilities.Select(probability => p99s[(int)Math.Ceiling(probability * (p99s.Length - 1))] is var p99 && double.IsFinite(p99) ? p99 : (double?)null)];
    }
}
