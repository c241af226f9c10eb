namespace CapacityCalc.Core.Hardware;

/// <summary>A machine shape of the catalogue.</summary>
/// <param name="Cores">vCPUs.</param>
/// <param name="MemoryGibibytes">Of the host.</param>
/// <param name="DollarsPerHour">On demand, AWS us-east-1.</param>
/// <param name="Processor">Null where what its vCPUs can do is not known.</param>
/// <param name="Accelerator">Null where it has none.</param>
/// <param name="NetworkGigabitsPerSecond">Baseline.</param>
public sealed record CatalogRow(
    string Name,
    int Cores,
    double MemoryGibibytes,
    double DollarsPerHour,
    ProcessorRow? Processor,
    AcceleratorRow? Accelerator,
    int Accelerators,
    double NetworkGigabitsPerSecond)
{
    private const double BytesPerGibibyte = 1024.0 * 1024 * 1024;

    private const double BytesPerGigabit = 1e9 / 8;

    public Lifecycle Lifecycle { get; init; }

    /// <summary>Where <see cref="Lifecycle"/> is from.</summary>
    public Provenance LifecycleSource { get; init; } = HardwareCatalog.GenerationSource;

    public double MemoryBytes => MemoryGibibytes * BytesPerGibibyte;

    public double NetworkBytesPerSecond => NetworkGigabitsPerSecond * BytesPerGigabit;

    public Shape ToShape() => new(Name, Cores, MemoryBytes, DollarsPerHour, Accelerator?.Name, Accelerators, Accelerator?.MemoryBytes)
    {
        CoreCompute = Processor?.PerCore,
        AcceleratorCompute = Accelerator?.Compute,
        NetworkBytesPerSecond = NetworkBytesPerSecond,
    };
}
