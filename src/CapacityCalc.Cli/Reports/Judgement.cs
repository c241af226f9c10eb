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

    /// <summary>Of a value that was tried, at the medians or with a confidence.</summary>
    public static Cell Of(Trial trial) => !trial.IsConfident ? Of(trial.Figures, trial.Problem) : trial.Meets ? Cell.Of("✓", Tone.Good) : Cell.Of($"✗ {Missed(trial)}", Tone.Bad);

    public static string Missed(Trial trial) => trial.Confident is not { Fleet: { } fleet } ? Missed(trial.Figures, trial.Problem)
        : fleet.IsReached ? $"the fleet for {Figures.Say(Quantity.Ratio, fleet.Confidence)} has {Figures.SayCount(fleet.Hosts, "host")}, which is beyond the objectives"
        : $"fleets hold in at most {Figures.Say(Quantity.Ratio, fleet.Holds.Value)} of the worlds";

    /// <summary>What one that does not meet them misses.</summary>
    /// <param name="problem">Why there are no figures.</param>
    public static string Missed(VariantFigures? figures, Diagnostic? problem) =>
        figures is null ? problem?.Message ?? ""
        : figures.Missed.Any() ? string.Join(", ", figures.Missed.Select(objective => Objectives.Compared(objective).Text))
        : "overloaded";
}
