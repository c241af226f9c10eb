using System.Collections.Immutable;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Exploration;

/// <summary>What is to be compared.</summary>
/// <param name="Documents">At least one; every one of them is varied alike.</param>
/// <param name="Vary">Several paths make the product of their values; none leaves each document as it is.</param>
public sealed record ComparisonInput(ImmutableArray<ScenarioDocument> Documents, ImmutableArray<SweepRequest> Vary)
{
    /// <summary>What the differences are against; null for the first variant.</summary>
    public ScenarioDocument? Baseline { get; init; }

    /// <summary>What the differences are against, where it was estimated before; null where <see cref="Baseline"/> says, or the first variant.</summary>
    public Variant? Saved { get; init; }

    /// <summary>What every variant but the reference is to be kept within.</summary>
    public ImmutableArray<ChangeLimit> Limits { get; init; } = [];

    /// <summary>Whether every variant runs on the baseline's fleet instead of one of its own.</summary>
    public bool KeepsFleet { get; init; }

    /// <summary>What every variant's fleet, sized without it, is judged in; null for none.</summary>
    public Incident? Incident { get; init; }

    /// <summary>How many variants are estimated at once; ≥ 1. The answer does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
