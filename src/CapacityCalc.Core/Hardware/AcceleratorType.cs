using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Hardware;

/// <summary>The name of an accelerator in the catalogue.</summary>
internal sealed class AcceleratorType : ParameterType<string>
{
    public override string Name => "accelerator name";

    public override string Example => "A100-40";

    public override ValueForm Form => new WordForm([.. HardwareCatalog.Accelerators.Select(row => row.Name)]);

    public override bool TryRead(DocumentNode node, ValueReader reader, out string value)
    {
        if (!reader.TryText(node, Name, Example, out value))
        {
            return false;
        }

        if (HardwareCatalog.FindAccelerator(value) is not null)
        {
            return true;
        }

        reader.Bag.Error(
            DiagnosticCodes.UnknownHardware,
            node.Span,
            $"unknown accelerator {Excerpt.Quote(value)} in '{reader.Path}'",
            Suggestions.Hint(value, [.. HardwareCatalog.Accelerators.Select(accelerator => accelerator.Name)]));
        return false;
    }

    public override string Print(string value) => value;
}
