using System.Collections.Immutable;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Explaining;

/// <summary>An estimate, and where its figures come from.</summary>
public sealed record Explained(Estimate Estimate, Derivation Derivation);

/// <summary>What of it was asked for.</summary>
/// <param name="Figures">Paths of the derivation, in the order in which they are told; at least one.</param>
/// <param name="Extent">How much of what they follow from.</param>
public sealed record Explanation(Explained Explained, ImmutableArray<string> Figures, Extent Extent)
{
    public Derivation Derivation => Explained.Derivation;

    /// <summary>The figures that were asked for, then all that they follow from, each once and before its own inputs.</summary>
    public ImmutableArray<Step> Steps => Derivation.Below(Figures);
}

public enum Extent
{
    /// <summary>One figure down to the scenario's inputs.</summary>
    Whole,

    /// <summary>The main figures, and what else could be asked for.</summary>
    Overview,
}
