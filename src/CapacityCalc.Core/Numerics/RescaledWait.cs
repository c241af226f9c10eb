namespace CapacityCalc.Core.Numerics;

/// <summary>A wait with another probability, and other waits of those who wait.</summary>
/// <param name="wait">Zero but with probability <paramref name="before"/>.</param>
/// <param name="probability">Of a wait, now; in (0, 1].</param>
/// <param name="factor">On the waits of those who wait; &gt; 0.</param>
internal sealed class RescaledWait(LatencyDistribution wait, double before, double probability, double factor) : LatencyDistribution
{
    public override double Mean => probability / before * factor * wait.Mean;

    public override double Survival(double t) => t < 0 ? 1 : Math.Min(1, probability / before * wait.Survival(t / factor));

    public override double SurvivalQuantile(double s) =>
        s >= probability ? 0 : factor * wait.SurvivalQuantile(s / probability * before);
}
