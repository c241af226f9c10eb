using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>How much traffic this fleet takes.</summary>
internal static class CapacitySection
{
    /// <param name="load">Drawn below; null where nothing is drawn.</param>
    public static Section? Of(Estimate estimate, LoadCurve? load)
    {
        if (estimate.Capacity is not { } capacity)
        {
            return null;
        }

        var peak = estimate.Traffic.PeakPerSecond;
        var lines = ImmutableArray.CreateBuilder<Prose>();
        if (capacity.SaturationPerSecond is { } saturation)
        {
            var first = estimate.Bottleneck is { } bottleneck ? $", where {Names.Short(bottleneck)} is fully busy" : "";
            lines.Add(Prose.Of($"Saturates at {Rate(saturation, peak)}{first}"));
        }
        else
        {
            lines.Add(Prose.Of("Nothing saturates"));
        }

        if (estimate.Objectives.Any(objective => objective.Objective.IsLatency()))
        {
            lines.Add(Prose.Of(capacity.MaxPerSecondWithinSlo is { } most
                ? $"Meets the latency objectives up to {Rate(most, peak)}"
                : estimate.Objectives.Any(objective => objective.Objective.IsLatency() && !objective.Passed)
                    ? "Meets the latency objectives at no rate"
                    : "Meets the latency objectives at any rate"));
        }

        var statements = new Statements(lines.ToImmutable());
        return load is not null && LoadPlot.Of(load) is { } plot ? new("Capacity", statements, plot) : new("Capacity", statements);
    }

    public static string Rate(double perSecond, double peak)
    {
        var rate = $"{Figures.SayAtMost(Quantity.Number, perSecond)} requests/s";
        return peak > 0 ? $"{rate}, {Figures.Say(Quantity.Number, Figures.RoundTo(perSecond / peak, 3))}× the peak" : rate;
    }
}
