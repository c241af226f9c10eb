using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Explanations;

/// <summary>What is said of a step in sentences.</summary>
internal static class StepWords
{
    /// <summary>What it is, and of which stage, model or shape.</summary>
    public static string Of(Step step) => step.Owner is { } owner ? $"{step.Words} ({owner})" : step.Words;

    /// <summary>Its symbol as a formula of that owner writes it.</summary>
    public static string Symbol(Step step, string? owner) => Notation.Text.Symbol(step.Symbol, step.Owner == owner ? null : step.Owner);

    public static string Certainty(NumericMethod numeric) => (numeric.Certainty, numeric.Error) switch
    {
        (Method.Exact, _) or (null, 0) => "exact",
        (null, null) => "",
        (null, { } error) => $"within {Figures.Say(Quantity.Ratio, error)}",
        ({ } certainty, null) => Name(certainty),
        ({ } certainty, { } error) => $"{Name(certainty)}, error to expect {Figures.Say(Quantity.Ratio, error)}",
    };

    private static string Name(Method certainty) => certainty switch
    {
        Method.Exact => "exact",
        Method.Approximate => "approximate",
        Method.Bound => "an upper bound",
        Method.Simulated => "simulated",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, "no such method"),
    };
}
