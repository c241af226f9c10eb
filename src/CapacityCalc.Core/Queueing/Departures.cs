namespace CapacityCalc.Core.Queueing;

/// <summary>How variable the stream of requests is that leaves a queue: squared coefficients of variation of the gaps.</summary>
public static class Departures
{
    /// <summary>c_d² = 1 + (1 − ρ²)(c_a² − 1) + ρ² (max(c_s², 0.2) − 1)/√c.</summary>
    /// <param name="arrivalCv2">c_a² ≥ 0, of the arrivals.</param>
    /// <param name="serviceCv2">c_s² ≥ 0.</param>
    /// <param name="servers">c ≥ 1.</param>
    /// <param name="utilization">ρ in [0, 1].</param>
    /// <returns>≥ 0; the arrivals' own at ρ = 0, 1 for M/M/c.</returns>
    /// <remarks>An approximation in which one number stands for the whole stream: successive gaps are taken as independent, which they
    /// are not.
    /// Source: W. Whitt (1983), "The queueing network analyzer", eqs. (38)–(39).</remarks>
    public static double Cv2(double arrivalCv2, double serviceCv2, int servers, double utilization)
    {
        var square = utilization * utilization;
        return Math.Max(0, 1 + (1 - square) * (arrivalCv2 - 1) + square * (Math.Max(serviceCv2, 0.2) - 1) / Math.Sqrt(servers));
    }

    /// <summary>Of the stream that is left when each request passes with probability p, independently: p c² + 1 − p.</summary>
    /// <param name="cv2">Of the stream before.</param>
    /// <param name="probability">p in [0, 1].</param>
    /// <remarks>Exact for a renewal stream.</remarks>
    public static double Thin(double cv2, double probability) => probability * cv2 + 1 - probability;
}
