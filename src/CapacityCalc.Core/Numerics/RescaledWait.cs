namespace CapacityCalc.Core.Numerics;

/// <summary>A wait with another probability, and other waits of those who wait: D becomes s m (D/m)^γ/Γ(1 + γ), m its mean.</summary>
/// <remarks>The mean of those waits is s m, exactly so for exponential ones.</remarks>
internal sealed class RescaledWait : LatencyDistribution
{
    private readonly LatencyDistribution wait;
    private readonly double before;
    private readonly double probability;
    private readonly double conditionalMean;
    private readonly double scale;
    private readonly double power;

    /// <param name="wait">Zero but with probability <paramref name="before"/>.</param>
    /// <param name="probability">Of a wait, now; in (0, 1].</param>
    /// <param name="factor">s &gt; 0, on the mean of those who wait.</param>
    /// <param name="power">γ &gt; 0: above 1 the tail grows heavier.</param>
    public RescaledWait(LatencyDistribution wait, double before, double probability, double factor, double power)
    {
        this.wait = wait;
        this.before = before;
        this.probability = probability;
        this.power = power;
        conditionalMean = wait.Mean / before;
        scale = factor * conditionalMean / Math.Exp(GammaFunction.Log(1 + power));
        Mean = probability * factor * conditionalMean;
    }

    public override double Mean { get; }

    public override double Survival(double t) =>
        t < 0 ? 1 : Math.Min(1, probability / before * wait.Survival(conditionalMean * Math.Pow(t / scale, 1 / power)));

    public override double SurvivalQuantile(double s) =>
        s >= probability ? 0 : scale * Math.Pow(wait.SurvivalQuantile(s / probability * before) / conditionalMean, power);
}
