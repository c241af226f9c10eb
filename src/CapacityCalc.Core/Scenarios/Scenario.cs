using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Scenarios;

/// <summary>A scenario whose every value has been checked; immutable, in SI units.</summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required Traffic Traffic { get; init; }

    public required Slo Slo { get; init; }

    public Corpus? Corpus { get; init; }

    public Cache? Cache { get; init; }

    public required Network Network { get; init; }

    public required Planning Planning { get; init; }

    public required ImmutableArray<Stage> Pipeline { get; init; }

    /// <summary>Shards of every stage with several that answer nothing: 1 in an incident, else 0.</summary>
    public int SilentShards { get; init; }

    /// <summary>What was given, set, taken from the catalogue or defaulted.</summary>
    public required ImmutableArray<Assumption> Assumptions { get; init; }

    /// <summary>What grows from month to month: the traffic, then the corpora in the order of the file.</summary>
    public IEnumerable<Growth> Growing =>
        new[] { Traffic.Growth, Corpus?.Growth }
            .Concat(Pipeline.SelectMany(stage => stage.Working()).Select(working => (working.Stage as ScoringStage)?.Search?.Corpus?.Growth))
            .OfType<Growth>();

    /// <summary>Requests/s that the fleet is planned for: peak × headroom, less what the cache answers.</summary>
    public double PipelinePerSecond => Traffic.PeakPerSecond * Planning.Headroom * MissRatio;

    /// <summary>Share of the requests that pass the pipeline.</summary>
    public double MissRatio => 1 - (Cache?.HitRatio ?? 0);
}
