using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles;

/// <summary>One <c>--set PATH=VALUE</c> of a command line.</summary>
/// <remarks>
/// The value is a list or map in brackets or a quoted text, as YAML has them; everything else is plain text, to the letter.
/// Spans name the option itself, with the column in it.
/// </remarks>
public sealed record SetOption(ScenarioPath Path, DocumentNode Value)
{
    private const string Name = "--set ";

    /// <returns>The option, or null with a diagnostic.</returns>
    public static SetOption? Parse(string option, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(bag);
        var source = Name + option;
        var equals = option.IndexOf('=');
        if (equals < 0)
        {
            bag.Error(DiagnosticCodes.InvalidOption, At(source, 0), $"{Excerpt.Quote(option)} sets nothing: it has no '='", "write --set slo.p99='100 ms'");
            return null;
        }

        var pathText = option[..equals];
        var pathStart = pathText.Length - pathText.TrimStart().Length;
        if (!ScenarioPath.TryParse(pathText.Trim(), At(source, pathStart), out var path, out var problem))
        {
            bag.Add(problem);
            return null;
        }

        var valueText = option[(equals + 1)..];
        var valueStart = equals + 1 + valueText.Length - valueText.TrimStart().Length;
        return ReadValue(valueText.Trim(), source, valueStart, bag) is { } value ? new SetOption(path, value) : null;
    }

    /// <summary>The document with every option set, in order; one that cannot be is left out, with a diagnostic. CSV files that values name are read.</summary>
    public static ScenarioDocument Apply(ScenarioDocument document, IEnumerable<SetOption> options, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(bag);
        foreach (var option in options)
        {
            if (option.Path.TrySet(document, option.Value, out var patched, out var problem))
            {
                document = patched;
            }
            else
            {
                bag.Add(problem);
            }
        }

        return TableFiles.Inline(document, bag) ?? document;
    }

    private static DocumentNode? ReadValue(string text, string source, int start, DiagnosticBag bag)
    {
        if (text is ['{' or '[' or '"' or '\'', ..])
        {
            return YamlTree.Read(text, new YamlOptions(source, ValueOrigin.Set, At(source, start).Column), bag);
        }

        if (!SourceText.IsText(text))
        {
            bag.Error(DiagnosticCodes.InvalidEncoding, At(source, start), "the value holds a control character");
            return null;
        }

        return new TextNode(text is "~" or "null" ? "" : text, At(source, start), ValueOrigin.Set);
    }

    private static SourceSpan At(string source, int index) => new(source, 1, Name.Length + index + 1);
}
