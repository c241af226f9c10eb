using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>One pool, first come first served, and what arrives at it.</summary>
/// <param name="ArrivalRatePerSecond">Requests/s at this pool; ≥ 0, finite.</param>
/// <param name="ArrivalCv2">Squared coefficient of variation of the gaps between requests: 0 even, 1 Poisson; ≥ 0, finite.</param>
/// <param name="Servers">Workers; ≥ 1.</param>
/// <param name="Service">Of one task.</param>
/// <param name="TasksPerRequest">Tasks that arrive together; the request ends with the last of them; ≥ 1.</param>
public sealed record QueueInput(
    double ArrivalRatePerSecond, double ArrivalCv2, int Servers, IDistribution Service, int TasksPerRequest = 1);
