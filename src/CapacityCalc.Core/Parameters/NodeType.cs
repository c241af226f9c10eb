using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Parameters;

/// <summary>A part of the document that its owner reads for itself: a map, a list, or a name with a map as the alternative.</summary>
public sealed class NodeType(string name, string example) : ParameterType<DocumentNode>
{
    public override string Name => name;

    public override string Example => example;

    public override ValueForm Form => new PartForm();

    public override bool TryRead(DocumentNode node, ValueReader reader, out DocumentNode value)
    {
        value = node;
        return node is not TextNode { Text.Length: 0 } || reader.TryText(node, name, example, out _);
    }

    /// <summary>A map or a list prints as its keys say more than their contents: empty, so that no assumption is listed for it.</summary>
    public override string Print(DocumentNode value) => value is TextNode text ? text.Text : "";
}
