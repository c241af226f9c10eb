using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Hardware;

/// <summary>The name of a shape, of the catalogue or of the scenario; who knows them all looks it up.</summary>
internal sealed class ShapeNameType : ParameterType<string>
{
    public override string Name => "shape's name";

    public override string Example => HardwareCatalog.DefaultName;

    public override ValueForm Form => new NameForm([.. HardwareCatalog.Shapes.Select(row => row.Name)]);

    public override bool TryRead(DocumentNode node, ValueReader reader, out string value) => reader.TryText(node, Name, Example, out value);

    public override string Print(string value) => value;
}
