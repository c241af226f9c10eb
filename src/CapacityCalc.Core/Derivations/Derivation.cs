using System.Collections.Frozen;
using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Derivations;

/// <summary>Every figure of an estimate with what it follows from, down to the scenario's inputs.</summary>
public sealed class Derivation
{
    private readonly FrozenDictionary<string, Step> _byPath;

    private Derivation(ImmutableArray<Step> steps)
    {
        Steps = steps;
        _byPath = steps.ToFrozenDictionary(step => step.Path);
    }

    /// <summary>In the order of the estimate, each before what only it follows from.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <param name="estimate">Of <paramref name="bound"/>, by formula.</param>
    public static Derivation Of(BoundScenario bound, Estimate estimate)
    {
        var steps = new StepList(new Subject(bound, estimate));
        foreach (var family in FigureFamilies.All)
        {
            family(steps.Subject, steps);
        }

        return new Derivation(steps.ToImmutable());
    }

    public Step? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The step of that path, then all that it follows from, each once and before its own inputs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public ImmutableArray<Step> Below(string path) => Below([path]);

    /// <summary>The same of several figures.</summary>
    public ImmutableArray<Step> Below(ImmutableArray<string> paths)
    {
        var order = new List<Step>();
        var seen = new HashSet<string>();
        foreach (var path in paths)
        {
            Visit(Find(path) ?? throw new ArgumentOutOfRangeException(nameof(paths), path, "no such figure"));
        }

        order.Reverse();
        return [.. order.OrderBy(step => paths.IndexOf(step.Path) is >= 0 and var first ? first : int.MaxValue)];

        // After all that it follows from, so that the reverse has every step before its inputs.
        void Visit(Step step)
        {
            if (!seen.Add(step.Path))
            {
                return;
            }

            for (var index = step.Inputs.Length - 1; index >= 0; index--)
            {
                Visit(_byPath[step.Inputs[index]]);
            }

            order.Add(step);
        }
    }

    /// <summary>The right side of a step's formula; null where it has none.</summary>
    public string? Write(Step step, Notation notation, Vocabulary vocabulary) => step.Basis is ClosedForm closed
        ? (vocabulary == Vocabulary.Numbers ? closed.Formula : closed.Formula.Shortened()).Write(notation, path => NameOf(_byPath[path], step.Owner, notation, vocabulary))
        : null;

    private static string NameOf(Step input, string? owner, Notation notation, Vocabulary vocabulary) => vocabulary switch
    {
        Vocabulary.Symbols => notation.Symbol(input.Symbol, input.Owner == owner ? null : input.Owner),
        Vocabulary.Numbers => input.Value < 0 ? notation.Grouped(notation.Figure(input.Printed)) : notation.Figure(input.Printed),
        Vocabulary.Words => notation.Words(input.Owner == owner || input.Owner is null ? input.Words : $"{input.Words} ({input.Owner})"),
        _ => throw new ArgumentOutOfRangeException(nameof(vocabulary), vocabulary, "no such vocabulary"),
    };
}

/// <summary>What stands in a formula for each figure.</summary>
public enum Vocabulary
{
    Symbols,
    Numbers,
    Words,
}
