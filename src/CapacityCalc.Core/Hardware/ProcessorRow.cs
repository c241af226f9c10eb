namespace CapacityCalc.Core.Hardware;

/// <summary>The processor of a machine shape, and what one of its vCPUs can do at most.</summary>
/// <param name="Gigahertz">Of all cores at once.</param>
/// <param name="Fp32FlopPerCycle">Of a core, a fused multiply-add being two operations.</param>
/// <param name="ThreadsPerCore">vCPUs that share a core.</param>
/// <param name="SocketGigabytesPerSecond">Memory bandwidth of a socket, which its vCPUs share evenly.</param>
/// <param name="SocketCores">vCPUs of a socket.</param>
public sealed record ProcessorRow(
    string Name,
    double Gigahertz,
    int Fp32FlopPerCycle,
    int ThreadsPerCore,
    double SocketGigabytesPerSecond,
    int SocketCores,
    Provenance Clock,
    Provenance Arithmetic,
    Provenance Bandwidth)
{
    /// <summary>Of one vCPU: a core's cycles × FLOP a cycle, and a socket's bandwidth, each shared evenly.</summary>
    /// <remarks>Other formats than FP32 are left out: no source was found for what these processors reach in them.</remarks>
    public Compute PerCore { get; } = new(
        Gigahertz * 1e9 * Fp32FlopPerCycle / ThreadsPerCore,
        null,
        null,
        SocketGigabytesPerSecond * 1e9 / SocketCores);
}
