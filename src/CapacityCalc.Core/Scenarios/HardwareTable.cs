using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Stages;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The shapes that a scenario names or writes in place.</summary>
internal sealed class HardwareTable(ArgumentBinder binder, Arguments sections)
{
    private readonly HashSet<string> _noted = [];
    private Shape? _scenarioShape;

    public void BindScenarioShape()
    {
        if (sections.TryGet(ScenarioSections.Hardware, out var node))
        {
            _scenarioShape = Resolve(node, ScenarioSections.Hardware.Name);
        }
    }

    /// <summary>The scenario's own shape; the catalogue's default where it names none and <paramref name="need"/> is for one.</summary>
    public Shape? ScenarioShape(NeedOfShape need)
    {
        if (_scenarioShape is not null || need == NeedOfShape.NotNeeded || sections.IsGiven(ScenarioSections.Hardware))
        {
            return _scenarioShape;
        }

        if (_noted.Add(ScenarioSections.Hardware.Name))
        {
            binder.Assume(ScenarioSections.Hardware.Name, HardwareCatalog.DefaultName, ValueOrigin.Default);
        }

        return FromCatalog(HardwareCatalog.Find(HardwareCatalog.DefaultName)!);
    }

    /// <summary>The shape that a name or a map means; null after a diagnostic.</summary>
    public Shape? Resolve(DocumentNode node, string path)
    {
        if (node is MapNode map)
        {
            return Shape.From(binder.Bind(Shape.Parameters, map, path, map.Span));
        }

        if (!new ValueReader(path, binder.Bag).TryText(node, "shape's name or map", HardwareCatalog.DefaultName, out var name))
        {
            return null;
        }

        if (HardwareCatalog.Find(name) is { } row)
        {
            return FromCatalog(row);
        }

        binder.Bag.Error(
            DiagnosticCodes.UnknownHardware,
            node.Span,
            $"unknown hardware {Excerpt.Quote(name)} in '{path}'",
            Suggestions.Hint(name, [.. HardwareCatalog.Shapes.Select(shape => shape.Name)]) + " Or write a shape, for example '{ cores: 32, memory: 64 GiB, price: 1.43 USD/h }'");
        return null;
    }

    private Shape FromCatalog(CatalogRow row)
    {
        if (_noted.Add(row.Name))
        {
            var shape = row.ToShape();
            var path = $"hardware.{row.Name}";
            binder.Assume(path + ".cores", IntText(row.Cores), ValueOrigin.Catalog, HardwareCatalog.ShapeSource);
            binder.Assume(path + ".memory", Information.Dimension.Print(shape.MemoryBytes!.Value), ValueOrigin.Catalog, HardwareCatalog.ShapeSource);
            binder.Assume(path + ".price", CostRate.Dimension.Print(row.DollarsPerHour), ValueOrigin.Catalog, $"{HardwareCatalog.Region}, {HardwareCatalog.Date} ({HardwareCatalog.PriceSource})");
            if (row.Accelerator is { } accelerator)
            {
                binder.Assume(path + ".accelerator", $"{IntText(row.Accelerators)} × {accelerator}", ValueOrigin.Catalog, HardwareCatalog.ShapeSource);
            }
        }

        return row.ToShape();
    }

    private static string IntText(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
