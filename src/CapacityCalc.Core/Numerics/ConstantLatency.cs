namespace CapacityCalc.Core.Numerics;

/// <summary>Always the same.</summary>
internal sealed class ConstantLatency(double seconds) : LatencyDistribution
{
    public override double Mean => seconds;

    public override double? ConstantValue => seconds;

    public override double Survival(double t) => t >= seconds ? 0 : 1;

    public override double SurvivalQuantile(double s) => seconds;
}
