using System.Collections.Immutable;
using CapacityCalc.Cli.Comparing;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.Simulations;

namespace CapacityCalc.Cli.Reports;

/// <summary>An estimate beside a simulation, for people: whether it holds, then figure by figure.</summary>
public static class SimulationReport
{
    public static Report From(Comparison comparison) => new(
        comparison.Estimate.Scenario,
        [SimulationHeadline.Of(comparison), FleetSentence(comparison)],
        [.. Sections(comparison).OfType<Section>()]);

    private static ImmutableArray<Section?> Sections(Comparison comparison) =>
    [
        EndToEndSection.Of(comparison),
        ComparedStagesSection.Of(comparison),
        ComparedObjectivesSection.Of(comparison),
        RunSection.Of(comparison),
        NotesSection.Of(comparison.Diagnostics),
    ];

    private static Prose FleetSentence(Comparison comparison)
    {
        var (fleet, traffic) = (comparison.Estimate.Fleet, comparison.Estimate.Traffic);
        var hosts = fleet.HostsInService switch
        {
            0 => "no hosts",
            1 => "the same host",
            _ => $"the same {Figures.Say(Quantity.Count, fleet.HostsInService)} hosts in service",
        };
        return Prose.Of($"Both are of {hosts} at {Figures.Say(Quantity.Rate, traffic.PipelinePerSecond)} through the pipeline.");
    }
}
