using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Exploration;

/// <summary>Which design of those that a scenario leaves open costs least and meets every objective.</summary>
public sealed record DesignSolution
{
    public required string Scenario { get; init; }

    /// <summary>What is left open, in the order of the file.</summary>
    public required ImmutableArray<SweepAxis> Choices { get; init; }

    /// <summary>How many designs there are.</summary>
    public required double Designs { get; init; }

    /// <summary>How many of them were sized and judged.</summary>
    public required int Estimated { get; init; }

    public required DesignProof Proof { get; init; }

    /// <summary>What no design costs less than, in USD/month, or hosts where the cost is not known; null where nothing is known of it.</summary>
    public double? Floor { get; init; }

    /// <summary>Whether designs are held against each other by cost; by hosts where one of them has no price.</summary>
    public required bool HasPrice { get; init; }

    /// <summary>The answer; null where no design that was tried meets the objectives.</summary>
    public Design? Found { get; init; }

    /// <summary>With the first value of each choice, which is what <c>estimate</c> takes.</summary>
    public required Design First { get; init; }

    /// <summary>Of the designs that were tried, the one that misses the objectives by least, where none meets them.</summary>
    public Design? Nearest { get; init; }

    /// <summary>Of the answer, or of the nearest miss; null where there is neither.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>The scenario of the answer, with nothing left open; null where there is no answer.</summary>
    public ScenarioDocument? Document { get; init; }
}

/// <param name="Values">One for every choice.</param>
/// <param name="Figures">Null where the scenario is not valid with them, which <paramref name="Problem"/> explains.</param>
public sealed record Design(ImmutableArray<SweepValue> Values, VariantFigures? Figures, Diagnostic? Problem)
{
    public bool Meets => Figures is { MeetsObjectives: true };

    /// <summary>Whether no cheaper fleet meets the latency objectives with this very design; its search may have ended before it was known.</summary>
    public bool IsFleetProved { get; init; } = true;
}

/// <summary>How it is known that no other design is cheaper.</summary>
public enum DesignProof
{
    /// <summary>Every other design was estimated, or costs no less by a bound on what it needs.</summary>
    Exact,

    /// <summary>The search ended before; nothing costs less than <see cref="DesignSolution.Floor"/>.</summary>
    Bounded,

    /// <summary>There are more designs than can be gone through: ranges were taken in steps, and then more closely around the best.</summary>
    Sampled,
}
