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
    /// <param name="known">Null for a shape that is written where it is used.</param>
    public void OfCompute(KnownShape? known, Shape shape, Device device, Precision precision)
    {
        var format = precision switch { Precision.Fp16 => "fp16", Precision.I8 => "i8", _ => "fp32" };
        if (device == Device.Accelerator)
        {
            if (AcceleratorOf(shape) is var (accelerator, path) && shape.AcceleratorCompute is { } own)
            {
                Note($"{path}_{format}", own.Peak(precision), accelerator.Compute.Peak(precision), FloatingPointRate.Dimension.Print, accelerator.Speed);
                Note($"{path}_bandwidth", own.BytesPerSecond, accelerator.Compute.BytesPerSecond, PerSecond, accelerator.Speed);
            }
        }
        else if (known?.Row?.Processor is { } processor && shape.CoreCompute is { } core)
        {
            var clock = processor.Gigahertz.ToString(CultureInfo.InvariantCulture);
            var peak = new Provenance($"{clock} GHz by {processor.Clock.Source} × {processor.Arithmetic.Source}", processor.Arithmetic.Date, processor.Arithmetic.Assumed);
            Note($"{known.Path}.core_{format}", core.Peak(precision), processor.PerCore.Peak(precision), FloatingPointRate.Dimension.Print, peak);
            Note($"{known.Path}.core_bandwidth", core.BytesPerSecond, processor.PerCore.BytesPerSecond, PerSecond, processor.Bandwidth);
        }
    }

    /// <summary>Lists the memory of an accelerator, which a model must fit, where it is the catalogue's.</summary>
    public void OfAcceleratorMemory(Shape shape)
    {
        if (AcceleratorOf(shape) is var (accelerator, path))
        {
            Note($"{path}_memory", shape.AcceleratorMemoryBytes, accelerator.MemoryBytes, Information.Dimension.Print, accelerator.Memory);
        }
    }

    private static (AcceleratorRow Accelerator, string Path)? AcceleratorOf(Shape shape) =>
        shape.Accelerator is { } name && HardwareCatalog.FindAccelerator(name) is { } accelerator ? (accelerator, $"hardware.{name}.accelerator") : null;

    private static string PerSecond(double bytes) => BitRate.FromBytesPerSecond(bytes).ToString();

    private void Note(string path, double? value, double? ofCatalog, Func<double, string> print, Provenance from)
    {
        if (value is { } given && Nullable.Equals(value, ofCatalog) && _noted.Add(path))
        {
            binder.Assume(path, print(given), ValueOrigin.Catalog, from.ToString());
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

        Note(Shape.CoreCount, row.Cores.ToString(CultureInfo.InvariantCulture), HardwareCatalog.ShapeSource.ToString());
        Note(Shape.Memory, Information.Dimension.Print(row.MemoryBytes), HardwareCatalog.ShapeSource.ToString());
        Note(Shape.Price, CostRate.Dimension.Print(row.DollarsPerHour), $"{HardwareCatalog.Region}: {HardwareCatalog.PriceSource}");
        if (row.Accelerator is { } accelerator)
        {
            Note(Shape.AcceleratorName, $"{row.Accelerators.ToString(CultureInfo.InvariantCulture)} × {accelerator.Name}", HardwareCatalog.ShapeSource.ToString());
        }
    }
}
