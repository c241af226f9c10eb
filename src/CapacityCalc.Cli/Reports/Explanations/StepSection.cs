using System.Collections.Immutable;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Derivations.Expressions;

namespace CapacityCalc.Cli.Reports.Explanations;

/// <summary>One step: what it is, its formula in words, in symbols and with the numbers in it, and where these are from.</summary>
internal static class StepSection
{
    /// <summary>Beside a longer title the text would not begin where all others do.</summary>
    private const int LongestTitle = 11;

    /// <param name="numbers">Of the steps that are shown.</param>
    public static Section Of(Derivation derivation, Step step, IReadOnlyDictionary<string, int> numbers)
    {
        var title = $"[{numbers[step.Path]}] {step.Symbol.Text}";
        var heading = new Statements([Prose.Joined([new Run(step.Printed.ToString(), Tone.Strong), new Run(StepWords.Of(step), Tone.Plain), new Run(step.Path, Tone.Quiet)])]);
        ImmutableArray<Block?> blocks = step.Basis is ClosedForm closed
            ? [heading, FormulaOf(derivation, step, closed), Under(derivation, step, numbers, closed.Remark)]
            : [heading with { Lines = [.. heading.Lines, .. Numeric((NumericMethod)step.Basis), .. From(derivation, step, numbers)] }];
        return new(title.Length <= LongestTitle ? title : $"[{numbers[step.Path]}]", [.. blocks.OfType<Block>()]);
    }

    private static Formula FormulaOf(Derivation derivation, Step step, ClosedForm closed)
    {
        var symbol = step.Symbol.Text;
        var indent = new string(Prose.NoBreakSpace, DisplayWidth.Of(symbol));
        string Text(Vocabulary vocabulary) => derivation.Write(step, Notation.Text, vocabulary)!;
        string Latex(Vocabulary vocabulary) => derivation.Write(step, Notation.Latex, vocabulary)!;
        var (printed, numbers) = (step.Printed.ToString(), Text(Vocabulary.Numbers));
        var left = Notation.Latex.Symbol(step.Symbol, owner: null);
        var result = Notation.Latex.Figure(step.Printed);
        switch (closed.Formula)
        {
            case Constant:
                return new(null, [$"{symbol} = {Kept(printed)}"], $"{left} = {result}");
            case Reference:
                return new(null, [Kept($"{symbol} = {Text(Vocabulary.Symbols)} = {printed}")], $"{left} = {Latex(Vocabulary.Symbols)} = {result}");
            default:
                return new(
                    $"{symbol} = {Text(Vocabulary.Words)}",
                    [Kept($"{indent} = {Text(Vocabulary.Symbols)}"), Kept($"{indent} = {numbers} = {printed}")],
                    string.Join('\n', @"\begin{aligned}", $@"{left} &= {Latex(Vocabulary.Symbols)} \\", $@"&= {Latex(Vocabulary.Numbers)} \\", $"&= {result}", @"\end{aligned}"));
        }
    }

    /// <summary>Broken before an operation only, never between a number and its unit.</summary>
    private static string Kept(string formula)
    {
        var kept = formula.Replace(' ', Prose.NoBreakSpace);
        foreach (var operation in new[] { '×', '÷', '+', '−', '=' })
        {
            kept = kept.Replace($"{Prose.NoBreakSpace}{operation}{Prose.NoBreakSpace}", $" {operation}{Prose.NoBreakSpace}", StringComparison.Ordinal);
        }

        kept = kept.Replace($",{Prose.NoBreakSpace}", ", ", StringComparison.Ordinal);
        var start = kept.TakeWhile(character => character == Prose.NoBreakSpace).Count();
        return start > 0 && kept.Length > start && kept[start] == ' ' ? kept[..start] + Prose.NoBreakSpace + kept[(start + 1)..] : kept;
    }

    private static Statements? Under(Derivation derivation, Step step, IReadOnlyDictionary<string, int> numbers, string? remark)
    {
        ImmutableArray<Prose> lines = [.. From(derivation, step, numbers), .. remark is null ? [] : ImmutableArray.Create(Prose.Of(remark, Tone.Quiet))];
        return lines.IsEmpty ? null : new(lines);
    }

    private static IEnumerable<Prose> Numeric(NumericMethod numeric)
    {
        yield return Prose.Of($"by computation: {numeric.Procedure}");
        Run[] about = [.. StepWords.Certainty(numeric) is { Length: > 0 } certainty ? [new Run(certainty, Tone.Plain)] : ImmutableArray<Run>.Empty, .. numeric.Source is { } source ? [new Run(source, Tone.Quiet)] : ImmutableArray<Run>.Empty];
        if (about.Length > 0)
        {
            yield return Prose.Joined(about);
        }
    }

    /// <summary>Its inputs with their numbers, or with their paths where they are not shown.</summary>
    private static IEnumerable<Prose> From(Derivation derivation, Step step, IReadOnlyDictionary<string, int> numbers)
    {
        if (step.Inputs.Length > 0)
        {
            yield return new Prose(
            [
                new Run("from ", Tone.Quiet),
                .. Prose.Joined(step.Inputs.Select(path => derivation.Find(path)!).Select(input => new Run(
                    $"{StepWords.Symbol(input, step.Owner)} {(numbers.TryGetValue(input.Path, out var number) ? $"[{number}]" : input.Path)}{(step.Basis is NumericMethod ? $" {input.Printed}" : "")}",
                    Tone.Plain))).Runs,
            ]);
        }
    }
}
