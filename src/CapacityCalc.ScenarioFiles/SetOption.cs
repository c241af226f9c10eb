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
    private const string Name = "--set";

    /// <returns>The option, or null with a diagnostic.</returns>
    public static SetOption? Parse(string option, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(bag);
        return OptionText.Parse(Name, option, "slo.p99='100 ms'", bag) is { } text && OptionText.ReadValue(text.Value, text.Span, bag) is { } value
            ? new SetOption(text.Path, value)
            : null;
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
}
