using System.Collections.Immutable;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Stories;

/// <summary>A report as the command line asks for it.</summary>
/// <param name="Scenarios">What is told, and what is compared.</param>
public sealed record StoryRequest(ComparisonRequest Scenarios, StoryCharts Charts)
{
    /// <summary>Worlds to draw from ranges; null for the usual number.</summary>
    public int? Samples { get; init; }

    /// <summary>Of the same; null for the usual one.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Told the share of the worlds that is done; null where nobody watches.</summary>
    public IProgress<double>? Worlds { get; init; }
}

/// <summary>How the charts of a report are drawn.</summary>
public enum StoryCharts
{
    /// <summary>In the colours that the reader's screen prefers.</summary>
    Svg,
    Png,
}

/// <summary>All that a report tells.</summary>
/// <param name="Scenarios">In the order of the files; at least one.</param>
/// <param name="Comparison">Null where nothing is compared.</param>
public sealed record Story(ImmutableArray<ScenarioStory> Scenarios, ComparisonStory? Comparison);

/// <param name="Estimate">With every diagnostic of the scenario.</param>
/// <param name="Uncertainty">Null where the scenario has no ranges.</param>
/// <param name="Derivation">What each figure follows from; null where that is not known.</param>
/// <param name="File">As the person wrote it.</param>
/// <param name="Text">The file's.</param>
public sealed record ScenarioStory(Estimate Estimate, UncertaintyStory? Uncertainty, ImmutableArray<StoryChart> Charts, Derivation? Derivation, string File, string Text);

/// <param name="Diagnostics">Besides those of the scenario itself.</param>
public sealed record UncertaintyStory(UncertaintyResult Result, ImmutableArray<StoryChart> Charts, ImmutableArray<Diagnostic> Diagnostics);

/// <param name="Diagnostics">Of the comparison as a whole.</param>
public sealed record ComparisonStory(Comparison Comparison, ImmutableArray<StoryChart> Charts, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A chart that is drawn.</summary>
/// <param name="Kind">As <c>chart --kind</c> names it.</param>
/// <param name="Title">Its finding.</param>
public sealed record StoryChart(string Kind, string Title, ReadOnlyMemory<byte> Picture);
