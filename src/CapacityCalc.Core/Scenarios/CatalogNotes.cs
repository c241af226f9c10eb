using System.Globalization;
using CapacityCalc.Core.CostModels;
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

    /// <summary>Lists the peak and the bandwidth that a model's time follows from, where they are the catalogue's.</summary>
    public void OfCompute(KnownShape known, Device device, Precision precision)
    {
        if (known.Row is not { } row)
        {
            return;
        }

        var isAccelerator = device == Device.Accelerator;
        var (unit, own, listed) = isAccelerator
            ? ("accelerator", known.Shape.AcceleratorCompute, row.Accelerator?.Compute)
            : ("core", known.Shape.CoreCompute, row.Processor?.PerCore);
        var (peak, bandwidth) = isAccelerator
            ? (row.Accelerator?.Speed, row.Accelerator?.Speed)
            : (row.Processor?.Arithmetic, row.Processor?.Bandwidth);
        var format = precision switch { Precision.Fp16 => "fp16", Precision.I8 => "i8", _ => "fp32" };

        void Note(string figure, double? value, double? ofCatalog, Func<double, string> print, Provenance? from)
        {
            var path = $"{known.Path}.{unit}_{figure}";
            if (value is { } given && Nullable.Equals(value, ofCatalog) && from is not null && _noted.Add(path))
            {
                binder.Assume(path, print(given), ValueOrigin.Catalog, from.Assumed is { } assumed ? $"{from.Source}; assumed: {assumed}" : from.Source);
            }
        }

        Note(format, own?.Peak(precision), listed?.Peak(precision), FloatingPointRate.Dimension.Print, peak);
        Note("bandwidth", own?.BytesPerSecond, listed?.BytesPerSecond, value => BitRate.FromBytesPerSecond(value).ToString(), bandwidth);
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
