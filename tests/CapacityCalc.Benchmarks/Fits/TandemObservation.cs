namespace CapacityCalc.Benchmarks.Fits;

/// <summary>What a queue downstream feels, simulated, and the formula for it.</summary>
/// <param name="Simulated">Mean wait downstream ÷ mean wait of the same queue with the arrivals from outside.</param>
/// <param name="Probability">Of a wait with the arrivals from outside.</param>
/// <param name="Weight">p99 of the wait ÷ p99 end to end.</param>
internal sealed record TandemObservation(
    TandemQueue[] Upstream, TandemQueue Downstream, double Simulated, double Probability, double ProbabilityRatio, double Weight)
{
    /// <summary>Keeps ratios near 0 from counting by their logarithm alone.</summary>
    private const double Least = 0.03;

    public double Loss(double[] constants)
    {
        var error = (Math.Sqrt(Weight) + 0.05) * Math.Log((Ratio(constants) + Least) / (Simulated + Least));
        return Math.Sqrt(1 + (100 * error * error)) - 1;
    }

    /// <summary>The wait's ratio by the form of <c>Departures.Share</c> with these constants.</summary>
    public double Ratio(double[] p)
    {
        double cv2 = 1;
        foreach (var queue in Upstream)
        {
            var apart = (1 - queue.Utilization) * (Math.Sqrt(queue.Servers) - 1);
            var variety = Math.Log(Downstream.Cv2 + (p[6] * p[6]));
            var z = p[0] + (p[1] * (queue.LogWait - Downstream.LogWait)) - (p[2] * apart) - (p[3] * variety)
                + (p[4] * Math.Log((cv2 + queue.Cv2 + 0.01) / (1 + queue.Cv2 + 0.01))) + (p[5] * Math.Log((double)Downstream.Servers / queue.Servers));
            z += queue.Cv2 > 1 ? Math.Min(1, queue.Cv2 - 1) * (p[7] - (p[8] * apart) - (p[9] * Math.Log(queue.Cv2)) + (p[10] * variety)) : 0;
            cv2 += (queue.Cv2 - cv2) / (1 + Math.Exp(-z));
        }

        return (cv2 + Downstream.Cv2) / (1 + Downstream.Cv2);
    }
}
