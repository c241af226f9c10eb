using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles;

/// <summary>A <c>PATH=VALUE</c> of a command line; spans name the option itself, with the column in it.</summary>
/// <param name="Value">What stands behind the sign, trimmed.</param>
/// <param name="Span">Of the value.</param>
internal readonly record struct OptionText(ScenarioPath Path, string Value, SourceSpan Span)
{
    /// <param name="name">The option's: <c>--set</c>.</param>
    /// <param name="example">An option that is right.</param>
    /// <returns>Null with a diagnostic.</returns>
    public static OptionText? Parse(string name, string option, string example, DiagnosticBag bag)
    {
        var source = $"{name} {option}";
        SourceSpan At(int index) => new(source, 1, name.Length + 1 + index + 1);
        var equals = option.IndexOf('=');
        if (equals < 0)
        {
            bag.Error(DiagnosticCodes.InvalidOption, At(0), $"{Excerpt.Quote(option)} sets nothing: it has no '='", $"write {name} {example}");
            return null;
        }

        var pathText = option[..equals];
        if (!ScenarioPath.TryParse(pathText.Trim(), At(pathText.Length - pathText.TrimStart().Length), out var path, out var problem))
        {
            bag.Add(problem);
            return null;
        }

        var valueText = option[(equals + 1)..];
        return new OptionText(path, valueText.Trim(), At(equals + 1 + valueText.Length - valueText.TrimStart().Length));
    }

    /// <summary>A value as a node: a list or map in brackets or a quoted text, as YAML has them; everything else is plain text, to the letter.</summary>
    /// <returns>Null with a diagnostic.</returns>
    public static DocumentNode? ReadValue(string text, SourceSpan span, DiagnosticBag bag)
    {
        if (text is ['{' or '[' or '"' or '\'', ..])
        {
            return YamlTree.Read(text, new YamlOptions(span.Source!, ValueOrigin.Set, span.Column), bag);
        }

        if (!SourceText.IsText(text))
        {
            bag.Error(DiagnosticCodes.InvalidEncoding, span, "the value holds a control character");
            return null;
        }

        return new TextNode(text is "~" or "null" ? "" : text, span, ValueOrigin.Set);
    }
}
