using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports;

/// <summary>Whether a scenario that was tried meets its objectives, and which it misses.</summary>
internal static class Judgement
{
    /// <param name="problem">Why there are no figures.</param>
    public static Cell Of(VariantFigures? figures, Diagnostic? problem) => figures switch
    {
        { MeetsObjectives: true } => Cell.Of("✓", Tone.Good),
        null => Cell.Of($"✗ {problem?.Message}", Tone.Bad),
        _ when !figures.Missed.Any() => Cell.Of("✗ overloaded", Tone.Bad),
        _ => Cell.Of($"✗ {string.Join(", ", figures.Missed.Select(objective => Objectives.Compared(objective).Text))}", Tone.Bad),
    };
}
