using System.Collections.Frozen;

namespace CapacityCalc.Core.Derivations;

/// <summary>The letter that stands for a figure in a formula: <c>N_t</c>, <c>λ</c>.</summary>
/// <param name="Letter">One letter, Latin or Greek.</param>
/// <param name="Index">What tells it from others of that letter; null for none.</param>
public readonly record struct Symbol(string Letter, string? Index = null)
{
    private static readonly FrozenDictionary<string, string> Greek = new Dictionary<string, string>
    {
        ["λ"] = @"\lambda", ["ρ"] = @"\rho", ["σ"] = @"\sigma", ["η"] = @"\eta", ["Δ"] = @"\Delta", ["ε"] = @"\varepsilon", ["γ"] = @"\gamma", ["κ"] = @"\kappa", ["φ"] = @"\varphi", ["ω"] = @"\omega",
    }.ToFrozenDictionary();

    public string Text => Index is null ? Letter : $"{Letter}_{Index}";

    /// <summary>The letter without its index.</summary>
    public string Latex => Greek.GetValueOrDefault(Letter, Letter);
}
