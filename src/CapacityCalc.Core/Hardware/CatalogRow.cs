namespace CapacityCalc.Core.Hardware;

/// <summary>A machine shape of the catalogue.</summary>
/// <param name="Cores">vCPUs.</param>
/// <param name="MemoryGibibytes">Of the host.</param>
/// <param name="DollarsPerHour">On demand, AWS us-east-1.</param>
/// <param name="Accelerator">A name of <see cref="HardwareCatalog.Accelerators"/>, or null.</param>
/// <param name="NetworkGigabitsPerSecond">Baseline.</param>
public sealed record CatalogRow(
    string Name,
    int Cores,
    double MemoryGibibytes,
    double DollarsPerHour,
    string? Accelerator,
    int Accelerators,
    double NetworkGigabitsPerSecond)
{
    private const double BytesPerGibibyte = 1024.0 * 1024 * 1024;

    public Shape ToShape() => new(
        Name,
        Cores,
        MemoryGibibytes * BytesPerGibibyte,
        DollarsPerHour,
        Accelerator,
        Accelerators,
        Accelerator is null ? null : HardwareCatalog.FindAccelerator(Accelerator)?.MemoryBytes)
    {
        AcceleratorCompute = Accelerator is null ? null : HardwareCatalog.FindAccelerator(Accelerator)?.Compute,
    };
}

/// <param name="Fp32Teraflops">Peak, dense.</param>
/// <param name="Fp16Teraflops">Peak, dense.</param>
/// <param name="GigabytesPerSecond">Memory bandwidth.</param>
/// <param name="MemoryGigabytes">Of one accelerator.</param>
/// <param name="Assumed">Which of the figures no source was found for; null where all have one.</param>
public sealed record AcceleratorRow(string Name, double Fp32Teraflops, double Fp16Teraflops, double GigabytesPerSecond, double MemoryGigabytes, string? Assumed)
{
    public double MemoryBytes => MemoryGigabytes * 1e9;

    public Compute Compute => new(Fp32Teraflops * 1e12, Fp16Teraflops * 1e12, null, GigabytesPerSecond * 1e9);
}
