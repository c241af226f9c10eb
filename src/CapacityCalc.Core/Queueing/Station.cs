using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A queue as the streams feel it that pass it.</summary>
/// <param name="Servers">Requests that it serves at once; ≥ 1.</param>
/// <param name="Utilization">ρ ≥ 0; below 1 where streams pass it.</param>
/// <param name="ServiceSeconds">Mean time at a server; ≥ 0.</param>
/// <param name="ServiceCv2">c_s² ≥ 0.</param>
/// <param name="IsConstant">Whether every request holds one server for the same time.</param>
/// <param name="IsMemoryless">Whether every request holds one server, for an exponential time: Poisson arrivals leave it as such (P. J. Burke, 1956).</param>
public readonly record struct Station(
    double Servers, double Utilization, double ServiceSeconds, double ServiceCv2, bool IsConstant = false, bool IsMemoryless = false)
{
    /// <summary>Mean waits shorter than this, in gaps between arrivals, leave a stream what it is.</summary>
    private const double NegligibleWait = 1e-6;

    /// <param name="ratePerSecond">Requests/s; ≥ 0.</param>
    /// <param name="workers">≥ 1.</param>
    /// <param name="tasksPerRequest">That arrive together; ≥ 1. They are taken as one service of as many rounds as they need.</param>
    /// <param name="task">The time of one.</param>
    public static Station Of(double ratePerSecond, int workers, int tasksPerRequest, IDistribution task)
    {
        var rounds = Math.Max(1, (double)tasksPerRequest / workers);
        return new Station(
            Math.Max(1, (double)workers / tasksPerRequest),
            ratePerSecond * tasksPerRequest * task.Mean / workers,
            rounds * task.Mean,
            task.Cv2 / rounds,
            task.Cv2 <= 0 && (workers % tasksPerRequest == 0 || tasksPerRequest % workers == 0),
            task is Exponential && tasksPerRequest == 1);
    }

    /// <summary>Whether next to nobody waits, so that independent services are all that befalls a stream.</summary>
    internal bool IsIdle => !(Utilization > 0) || LogWait < Math.Log(NegligibleWait);

    /// <summary>Whether both have as many servers with a constant service each, and are in use.</summary>
    internal bool IsLike(Station other) => IsConstant && other.IsConstant && Math.Abs(Servers - other.Servers) <= 0 && Utilization > 0 && other.Utilization > 0;

    /// <summary>ln of the mean wait with Poisson arrivals and exponential service, in gaps between arrivals: √(2(c + 1)) ln ρ − ln(1 − ρ).</summary>
    /// <remarks>Source: H. Sakasegawa (1977), "An approximation formula L_q ≈ α ρ^β/(1 − ρ)".</remarks>
    internal double LogWait => (Math.Sqrt(2 * (Servers + 1)) * Math.Log(Utilization)) - Math.Log(1 - Utilization);
}
