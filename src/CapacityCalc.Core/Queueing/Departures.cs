namespace CapacityCalc.Core.Queueing;

/// <summary>What becomes of a stream of requests on its way: squared coefficients of variation of the gaps.</summary>
public static class Departures
{
    /// <summary>How much of what a queue downstream feels of a stream comes from the services upstream, and no longer from the arrivals there.</summary>
    /// <param name="upstream">The queue that the stream has passed.</param>
    /// <param name="downstream">The queue that it arrives at.</param>
    /// <param name="arrivalCv2">c_a² ≥ 0 of the arrivals upstream, as the queue downstream would feel them.</param>
    /// <returns>h in [0, 1]: the stream's c_a² is then c_a² + h (c_s² − c_a²).</returns>
    /// <remarks>
    /// Logistic: h = 1/(1 + e^−z),
    /// z = −0.11 + 1.67 x − 1.31 β − 0.5 ℓ + 1.27 ln((c_a² + c_s² + 0.01)/(1 + c_s² + 0.01)) + 0.26 ln(c_d/c_u)
    ///   + v (0.53 − 1.11 β − 0.36 ln c_s² + 0.36 ℓ),
    /// x the logarithm of the ratio of the two queues' waits (upstream ÷ downstream, <see cref="Station.LogWait"/>);
    /// β = (1 − ρ)(√c − 1) upstream, which says how far many servers are from working in step; ℓ = ln(0.03 + c_s² downstream); v = c_s² − 1 upstream, within 0 and 1.
    /// A queue upstream that never waits passes its arrivals on, h = 0; one near saturation only its services, h = 1 (the idea of W. Whitt and W. You,
    /// 2018, "Using robust queueing to expose the impact of dependence in single-server queues"). The constants were fitted here to the waits in simulated
    /// tandems (260 of three stages, the form and the draws of <c>fit tandems</c> in the benchmarks; c 1 … 64, ρ 0.2 … 0.95, cv 0 … 2.5).
    /// </remarks>
    public static double Share(Station upstream, Station downstream, double arrivalCv2)
    {
        if (upstream.Utilization <= 0 || downstream.Utilization <= 0)
        {
            return 0;
        }

        var cv2 = upstream.ServiceCv2;
        var ratio = upstream.LogWait - downstream.LogWait;
        var apart = (1 - upstream.Utilization) * (Math.Sqrt(upstream.Servers) - 1);
        var variety = Math.Log(0.03 + downstream.ServiceCv2);
        var busy = Math.Log((arrivalCv2 + cv2 + 0.01) / (1 + cv2 + 0.01));
        var z = -0.11 + (1.67 * ratio) - (1.31 * apart) - (0.5 * variety) + (1.27 * busy) + (0.26 * Math.Log(downstream.Servers / upstream.Servers));
        if (cv2 > 1)
        {
            z += Math.Min(1, cv2 - 1) * (0.53 - (1.11 * apart) - (0.36 * Math.Log(cv2)) + (0.36 * variety));
        }

        return 1 / (1 + Math.Exp(-z));
    }

    /// <summary>Of the stream that is left when each request passes with probability p, independently: p c² + 1 − p.</summary>
    /// <param name="cv2">Of the stream before.</param>
    /// <param name="probability">p in [0, 1].</param>
    /// <remarks>Exact for a renewal stream.</remarks>
    public static double Thin(double cv2, double probability) => probability * cv2 + 1 - probability;
}
