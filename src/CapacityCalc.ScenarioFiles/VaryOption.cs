using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.ScenarioFiles;

/// <summary>One <c>--vary PATH=VALUES</c> of a command line.</summary>
/// <remarks>Values stand between commas; each is written as for <c>--set</c>, or is a range (<see cref="SweepText"/>).</remarks>
public static class VaryOption
{
    private const string Name = "--vary";

    /// <returns>What is varied, or null with a diagnostic.</returns>
    public static SweepRequest? Parse(string option, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(bag);
        if (OptionText.Parse(Name, option, "pipeline.rank.keep=100,200,500", bag) is not { } text)
        {
            return null;
        }

        var items = SweepText.Parse(text.Value, text.Span, (token, span) => OptionText.ReadValue(token, span, bag), bag);
        return items.IsEmpty ? null : new SweepRequest(text.Path, items);
    }
}
