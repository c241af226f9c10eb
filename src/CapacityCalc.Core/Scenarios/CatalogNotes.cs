using System.Globalization;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>Lists the catalogue's figures among the assumptions, each shape's once.</summary>
internal sealed class CatalogNotes(ArgumentBinder binder)
{
    private readonly HashSet<string> _noted = [];

    public void OfDefault()
    {
        if (_noted.Add(ScenarioSections.Hardware.Name))
        {
            binder.Assume(ScenarioSections.Hardware.Name, HardwareCatalog.DefaultName, ValueOrigin.Default);
        }
    }

    public void Of(KnownShape known)
    {
        if (known.Row is not { } row || !_noted.Add(known.Path))
        {
            return;
        }

        void Note(IParameter figure, string value, string source)
        {
            if (known.Inherited.Contains(figure))
            {
                binder.Assume($"{known.Path}.{figure.Name}", value, ValueOrigin.Catalog, source);
            }
        }

        Note(Shape.CoreCount, row.Cores.ToString(CultureInfo.InvariantCulture), HardwareCatalog.ShapeSource.Source);
        Note(Shape.Memory, Information.Dimension.Print(row.MemoryBytes), HardwareCatalog.ShapeSource.Source);
        Note(Shape.Price, CostRate.Dimension.Print(row.DollarsPerHour), $"{HardwareCatalog.Region}, {HardwareCatalog.PriceSource.Date} ({HardwareCatalog.PriceSource.Source})");
        if (row.Accelerator is { } accelerator)
        {
            Note(Shape.AcceleratorName, $"{row.Accelerators.ToString(CultureInfo.InvariantCulture)} × {accelerator.Name}", HardwareCatalog.ShapeSource.Source);
        }
    }
}
