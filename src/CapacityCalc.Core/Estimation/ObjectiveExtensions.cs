namespace CapacityCalc.Core.Estimation;

public static class ObjectiveExtensions
{
    /// <summary>Whether it is a time, rather than a figure of the fleet or of the answer's quality.</summary>
    public static bool IsLatency(this Objective objective) => objective < Objective.Hosts;
}
