using System.Collections.Immutable;
using CapacityCalc.Cli.Stories;

namespace CapacityCalc.Cli.Reports.Stories;

/// <summary>What the scenarios of a report are called.</summary>
internal static class ScenarioNames
{
    /// <summary>Their titles; with the file where two have the same.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<ScenarioStory> scenarios) =>
        [.. scenarios.Select(scenario => scenarios.Count(other => other.Estimate.Scenario == scenario.Estimate.Scenario) == 1 ? scenario.Estimate.Scenario : $"{scenario.Estimate.Scenario} ({scenario.File})")];

    /// <summary><c>Now, then and later</c>.</summary>
    public static string Listed(ImmutableArray<string> names) => $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
