namespace CapacityCalc.Core.Queueing;

/// <summary>That no requests come faster than a certain pace, ever: any n + <see cref="Requests"/>-th comes at least <see cref="Seconds"/> after the n-th.</summary>
/// <remarks>Constant gaps are spaced so, and what leaves a queue with c servers and a constant service D: its (n + c)-th request starts when the n-th has
/// ended, or later.</remarks>
public readonly record struct Spacing(double Requests, double Seconds)
{
    /// <summary>So many services of one length rounded differently are still of one length.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Whether nobody waits at a station with constant service: a server is free again before it is needed.</summary>
    /// <remarks>⌊c/k⌋ s ≥ D, for c servers, service D, and s seconds between every request and the k-th after it.</remarks>
    public bool Frees(Station station) => Requests > 0 && station.IsConstant
        && Math.Floor(station.Servers / Requests) * Seconds >= station.ServiceSeconds * (1 - Rounding);
}
