namespace CapacityCalc.Core.Queueing;

/// <summary>A request's time in one of several queues.</summary>
/// <param name="Part">Of the series that it belongs to: the times of queues in one part have been composed already.</param>
/// <param name="WaitProbability">P in [0, 1].</param>
/// <param name="MeanWaitSeconds">≥ 0.</param>
/// <param name="Share">Of the requests whose time it makes; 1 but for the branches of a fork.</param>
/// <param name="IsDownstream">Whether queues before it have left their mark on its arrivals.</param>
public readonly record struct QueueVisit(int Part, Station Station, double WaitProbability, double MeanWaitSeconds, double Share = 1, bool IsDownstream = false)
{
    /// <summary>Seconds², with an exponential wait of those who wait: m²(2/P − 1).</summary>
    public double WaitVariance => WaitProbability > 0 ? Share * MeanWaitSeconds * MeanWaitSeconds * ((2 / WaitProbability) - 1) : 0;

    /// <summary>Of wait and service; seconds².</summary>
    public double Variance => WaitVariance + (Share * Station.ServiceCv2 * Station.ServiceSeconds * Station.ServiceSeconds);
}
