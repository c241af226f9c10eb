namespace CapacityCalc.Core.Queueing;

/// <summary>How variable the stream of requests is that leaves a queue: squared coefficients of variation of the gaps.</summary>
public static class Departures
{
    /// <summary>c_d² = (1 − ρ²) c_a² + ρ² (v (1 − 1/√c) + max(c_s², v/5)/√c), v = min(1, c_a² + c_s²).</summary>
    /// <param name="arrivalCv2">c_a² ≥ 0, of the arrivals.</param>
    /// <param name="serviceCv2">c_s² ≥ 0.</param>
    /// <param name="servers">c ≥ 1.</param>
    /// <param name="utilization">ρ in [0, 1].</param>
    /// <returns>≥ 0; the arrivals' own at ρ = 0, 1 for M/M/c, 0 for even gaps through constant services.</returns>
    /// <remarks>An approximation in which one number stands for the whole stream: successive gaps are taken as independent, which they are not.
    /// Source: W. Whitt (1983), "The queueing network analyzer", eqs. (38)–(39), which is this with v = 1; that is kept wherever arrivals or services
    /// vary as much as Poisson's. Where both vary less, what the queue adds of its own falls with them, as it must: it has nothing to make it of.</remarks>
    public static double Cv2(double arrivalCv2, double serviceCv2, int servers, double utilization)
    {
        const double LeastServiceCv2 = 0.2;
        var square = utilization * utilization;
        var variety = Math.Min(1, arrivalCv2 + serviceCv2);
        var servedInTurn = 1 / Math.Sqrt(servers);
        return (1 - square) * arrivalCv2
            + square * (variety * (1 - servedInTurn) + Math.Max(serviceCv2, LeastServiceCv2 * variety) * servedInTurn);
    }

    /// <summary>Of the stream that is left when each request passes with probability p, independently: p c² + 1 − p.</summary>
    /// <param name="cv2">Of the stream before.</param>
    /// <param name="probability">p in [0, 1].</param>
    /// <remarks>Exact for a renewal stream.</remarks>
    public static double Thin(double cv2, double probability) => probability * cv2 + 1 - probability;
}
