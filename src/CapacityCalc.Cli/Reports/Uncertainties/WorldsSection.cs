using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>How much was sampled, and what its words mean.</summary>
internal static class WorldsSection
{
    public static Section Of(UncertaintyResult result) => new("Worlds", new Statements(
    [
        Prose.Of($"{Figures.SayCount(result.Worlds, "world")} for the figures, {Figures.Say(Quantity.Count, result.Evaluations)} judged in all with those for the sensitivity; seed {result.Seed}"),
        Prose.Of("world: one draw of every range · planned fleet: what 'estimate' sizes at the medians, kept in every world", Tone.Quiet),
    ]));
}
