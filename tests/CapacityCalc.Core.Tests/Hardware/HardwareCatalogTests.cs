using System.Globalization;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.Tests.Hardware;

public sealed class HardwareCatalogTests
{
    public static TheoryData<string> Names() => [.. HardwareCatalog.Shapes.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Shape_OfTheCatalogue_HasAllThatItsRowSays(string name)
    {
        var row = HardwareCatalog.Find(name)!;
        var shape = row.ToShape();

        Assert.Equal((row.Cores, row.MemoryGibibytes * 1024 * 1024 * 1024, row.DollarsPerHour), (shape.Cores, shape.MemoryBytes!.Value, shape.DollarsPerHour!.Value));
        Assert.Equal(row.NetworkGigabitsPerSecond * 1e9 / 8, shape.NetworkBytesPerSecond);
        Assert.Equal(row.Accelerators > 0, shape.AcceleratorCompute is not null && shape.AcceleratorMemoryBytes > 0 && shape.Accelerator is not null);
        Assert.True(shape.CoreCompute is not null || shape.AcceleratorCompute is not null, "nothing says how fast it is");
    }

    /// <summary>Peaks by arithmetic: Ice Lake 3.5 GHz × 64 FLOP ÷ 2 threads; Graviton3 2.6 GHz × 32 FLOP; a socket's bandwidth over its vCPUs.</summary>
    [Theory]
    [InlineData("c6i.8xlarge", 112e9, 3.2e9)]
    [InlineData("c7i.8xlarge", 102.4e9, 3.2e9)]
    [InlineData("c7g.16xlarge", 83.2e9, 4.8e9)]
    public void Core_OfAProcessor_HasItsShareOfTheSocket(string name, double fp32, double bandwidth)
    {
        var core = HardwareCatalog.Find(name)!.ToShape().CoreCompute!;

        Assert.Equal(fp32, core.Peak(Precision.Fp32)!.Value, 1);
        Assert.Equal(bandwidth, core.BytesPerSecond!.Value, 1);
        Assert.Null(core.Peak(Precision.Fp16));
        Assert.Null(core.Peak(Precision.I8));
    }

    [Fact]
    public void Figures_OfTheCatalogue_HaveASourceAndADate()
    {
        Provenance?[] sources =
        [
            HardwareCatalog.PriceSource, HardwareCatalog.ShapeSource, HardwareCatalog.NetworkSource, HardwareCatalog.GenerationSource,
            .. HardwareCatalog.Shapes.Select(row => row.LifecycleSource),
            .. HardwareCatalog.Processors.SelectMany(row => new[] { row.Clock, row.Arithmetic, row.Bandwidth }),
            .. HardwareCatalog.Accelerators.SelectMany(row => new[] { row.Speed, row.Memory }),
        ];
        Assert.All(sources, source =>
        {
            Assert.NotEmpty(source!.Source);
            Assert.True(DateOnly.TryParseExact(source.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        });
        Assert.Equal(HardwareCatalog.LatestDate, sources.Max(source => source!.Date));
    }
}
