using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Parameters;

/// <summary>One word of a short list.</summary>
public sealed class ChoiceType<T>(params (string Word, T Value)[] choices) : ParameterType<T>
    where T : struct, Enum
{
    public ImmutableArray<string> Words { get; } = [.. choices.Select(choice => choice.Word)];

    public override string Name => "one of " + string.Join(", ", Words);

    public override string Example => choices[0].Word;

    public override ValueForm Form => new WordForm(Words);

    public override bool TryRead(DocumentNode node, ValueReader reader, out T value)
    {
        value = default;
        if (!reader.TryText(node, Name, Example, out var text))
        {
            return false;
        }

        foreach (var (word, choice) in choices)
        {
            if (word == text)
            {
                value = choice;
                return true;
            }
        }

        reader.Bag.Error(
            DiagnosticCodes.UnknownChoice,
            node.Span,
            $"'{reader.Path}' is {Excerpt.Quote(text)}, and there is no such choice",
            Suggestions.Hint(text, Words));
        return false;
    }

    public override string Print(T value)
    {
        foreach (var (word, choice) in choices)
        {
            if (EqualityComparer<T>.Default.Equals(choice, value))
            {
                return word;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "not one of the choices");
    }
}
