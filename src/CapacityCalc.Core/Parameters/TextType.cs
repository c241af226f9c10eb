using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Parameters;

/// <summary>Prose for people.</summary>
public sealed class TextType(string name, string example) : ParameterType<string>
{
    public override string Name => name;

    public override string Example => example;

    public override ValueForm Form => new TextForm();

    public override bool TryRead(DocumentNode node, ValueReader reader, out string value) => reader.TryText(node, name, example, out value);

    /// <summary>Prose is no assumption of the answer: it prints as nothing.</summary>
    public override string Print(string value) => "";
}
