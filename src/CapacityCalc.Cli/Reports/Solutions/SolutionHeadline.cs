using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Solutions;

/// <summary>The answer in a line: <c>✓ pipeline.rank-1.keep is at most 728 (now 500) · one step beyond, at 729: p99 500.4 ms &gt; 500 ms</c>.</summary>
internal static class SolutionHeadline
{
    public static IEnumerable<Prose> Of(Solution solution)
    {
        yield return Prose.Joined(Statements(solution));
        if (Interval(solution) is { } text)
        {
            yield return Prose.Of(text);
        }
    }

    private static IEnumerable<Run> Statements(Solution solution)
    {
        var range = $"from {solution.Within.From.Label} to {solution.Within.To.Label}";
        var now = solution.Current is { } current ? $" (now {current.Label})" : "";
        if (solution.Found is not { } found)
        {
            yield return new Run($"✗ no value of {solution.Path} {range} {Meets(solution)}{now}", Tone.Bad);
            if (solution is { Confidence: null, Nearest: { } nearest })
            {
                yield return new Run($"the nearest, {nearest.Value.Label}, misses by {Miss(nearest)}", Tone.Strong);
            }

            yield break;
        }

        var side = solution.Extreme == Extreme.Largest ? "at most" : "at least";
        yield return new Run($"✓ {solution.Path} {side} {found.Value.Label}{now}", Tone.Good);
        if (found.Confident is { Fleet: { } fleet })
        {
            var fleetOf = fleet.IsReached ? $"one fleet of {Figures.SayCount(fleet.Hosts, "host")}" : "the fleet";
            yield return new Run($"{fleetOf} holds in {Figures.Say(Quantity.Ratio, fleet.Holds.Value)} of the worlds", Tone.Strong);
        }

        if (solution.Beyond is not { } beyond)
        {
            yield return new Run($"nothing binds: that is the end of the range {range}", Tone.Doubtful);
            yield break;
        }

        yield return new Run($"at {beyond.Value.Label}: {Judgement.Missed(beyond)}", Tone.Strong);
    }

    private static string Meets(Solution solution) => solution.Confidence is { } confidence ? $"has a fleet that holds in {Figures.Say(Quantity.Ratio, confidence)} of the worlds, within the objectives"
        : solution.HasObjectives ? "meets every objective"
        : "carries the load";

    private static string Miss(Trial nearest) =>
        string.Join(", ", nearest.Missed.Select(objective => $"{Objectives.Name(objective.Objective)} {Figures.Print(Quantity.Ratio, Figures.RoundTo(objective.Excess!.Value - 1, 2))}"));

    /// <summary>Where the objectives are not met up to a threshold.</summary>
    private static string? Interval(Solution solution) => solution.IsThreshold
        ? null
        : $"That is no threshold: objectives are met {string.Join(", and ", solution.Intervals.Select(interval => $"from {interval.From.Label} to {interval.To.Label}"))}, as far as a scan from {solution.Within.From.Label} to {solution.Within.To.Label} can tell.";
}
