using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports;

/// <summary>Whether a scenario that was tried meets its objectives, and which it misses.</summary>
internal static class Judgement
{
    /// <param name="problem">Why there are no figures.</param>
    public static Cell Of(VariantFigures? figures, Diagnostic? problem) =>
        figures is { MeetsObjectives: true } ? Cell.Of("✓", Tone.Good) : Cell.Of($"✗ {Missed(figures, problem)}", Tone.Bad);

    /// <summary>What one that does not meet them misses.</summary>
    /// <param name="problem">Why there are no figures.</param>
    public static string Missed(VariantFigures? figures, Diagnostic? problem) =>
        figures is null ? problem?.Message ?? ""
        : figures.Missed.Any() ? string.Join(", ", figures.Missed.Select(objective => Objectives.Compared(objective).Text))
        : "overloaded";
}
