using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The wait of those who wait in <see cref="MDc"/>, in services.</summary>
/// <param name="queueTail">P(Q ≥ n).</param>
/// <param name="load">a = λ D.</param>
/// <param name="probability">Of a wait; &gt; 0.</param>
/// <param name="mean">In services.</param>
internal sealed class ConstantServiceDelay(double[] queueTail, int servers, double load, double probability, double mean) : LatencyDistribution
{
    private const double Negligible = 1e-18;

    public override double Mean => mean;

    public override double Survival(double t) => t < 0 ? 1 : Math.Min(1, Waits(t) / probability);

    public override double SurvivalQuantile(double s)
    {
        var high = mean;
        while (Survival(high) > s)
        {
            high *= 2;
        }

        return RootFinding.Quantile(static (t, d) => d.Survival(t), this, s, 0, high);
    }

    /// <summary>P(W &gt; t) = P(Q + A′ ≥ kc).</summary>
    private double Waits(double t)
    {
        var whole = Math.Floor(t);
        if ((whole + 1) * servers >= queueTail.Length + load)
        {
            return 0;
        }

        var most = ((int)whole + 1) * servers;
        double expected = load * (1 - (t - whole)), term = Math.Exp(-expected), rest = 1, sum = 0;
        for (var arrivals = 0; arrivals < most && rest > Negligible; arrivals++)
        {
            if (most - arrivals < queueTail.Length)
            {
                sum += term * queueTail[most - arrivals];
            }

            rest -= term;
            term *= expected / (arrivals + 1);
            if (arrivals > expected && term < Negligible * sum)
            {
                return sum;
            }
        }

        return sum + Math.Max(0, rest);
    }
}
