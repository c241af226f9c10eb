namespace CapacityCalc.Core.Hardware;

/// <summary>An accelerator of the catalogue.</summary>
/// <param name="Fp32Teraflops">Peak, dense.</param>
/// <param name="Fp16Teraflops">Peak, dense, on its matrix units.</param>
/// <param name="I8Teraops">Peak, dense; null where no source was found.</param>
/// <param name="GigabytesPerSecond">Memory bandwidth.</param>
/// <param name="MemoryGigabytes">Of one accelerator.</param>
public sealed record AcceleratorRow(
    string Name,
    double Fp32Teraflops,
    double Fp16Teraflops,
    double? I8Teraops,
    double GigabytesPerSecond,
    double MemoryGigabytes,
    Provenance Speed,
    Provenance Memory)
{
    public double MemoryBytes => MemoryGigabytes * 1e9;

    /// <summary>Of one accelerator.</summary>
    public Compute Compute { get; } = new(Fp32Teraflops * 1e12, Fp16Teraflops * 1e12, I8Teraops * 1e12, GigabytesPerSecond * 1e9);
}
