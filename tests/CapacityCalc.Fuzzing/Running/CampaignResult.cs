using System.Collections.Immutable;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>What a campaign came to.</summary>
/// <param name="Endings">Inputs by how far they came.</param>
/// <param name="Findings">In the order of the inputs; of those that fail alike the first few.</param>
/// <param name="Failures">Inputs that failed.</param>
/// <param name="Slowest">Processor time of the slowest input.</param>
internal sealed record CampaignResult(ImmutableDictionary<Ending, long> Endings, ImmutableArray<Finding> Findings, long Failures, TimeSpan Slowest, TimeSpan Elapsed)
{
    public long Inputs => Endings.Values.Sum() + Failures;
}
