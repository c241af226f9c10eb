using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>What the answer is about.</summary>
internal static class ScenarioSection
{
    // The same rate computed in two ways.
    private const double SameRate = 1e-9;

    public static Section Of(Estimate estimate)
    {
        var lines = ImmutableArray.CreateBuilder<Prose>();
        lines.Add(Prose.Of(estimate.Scenario));
        if (!string.IsNullOrWhiteSpace(estimate.Description))
        {
            lines.Add(Prose.Of(estimate.Description, Tone.Quiet));
        }

        lines.AddRange(Load(estimate));
        return new("Scenario", new Statements(lines.ToImmutable()));
    }

    /// <summary>The requests, and how good their answers are.</summary>
    public static IEnumerable<Prose> Load(Estimate estimate)
    {
        yield return Prose.Of(Traffic(estimate.Traffic));
        if (estimate.Quality is { } quality)
        {
            var stage = estimate.Stages.Last(stage => stage.Quality is not null).Stage;
            var between = quality.Interpolated ? ", between two that were measured" : "";
            yield return Prose.Of($"Quality: {quality.Metric} {Figures.Say(Quantity.Number, quality.Value)} ({Names.Short(stage)}){between}");
        }
    }

    private static string Traffic(TrafficFigures traffic)
    {
        var (peak, average) = (Figures.Say(Quantity.Rate, traffic.PeakPerSecond), Figures.Say(Quantity.Rate, traffic.AveragePerSecond));
        var text = $"Requests: {peak} at peak, {average} on average";
        return Math.Abs(traffic.PipelinePerSecond - traffic.PeakPerSecond) <= SameRate * traffic.PeakPerSecond
            ? text
            : $"{text}; the stages are planned for {Figures.Say(Quantity.Rate, traffic.PipelinePerSecond)}";
    }
}
