namespace CapacityCalc.Core.Exploration;

/// <summary>What is known of all designs of a box before one of them is sized.</summary>
/// <param name="Hosts">None of them buys fewer.</param>
/// <param name="CostPerHour">None of them costs less, in USD/h; null where there is no price.</param>
/// <param name="Excess">By how much each of them at least misses an objective, as <see cref="Estimation.ObjectiveFigures.Excess"/>; at most 1 where they may meet them all.</param>
internal readonly record struct DesignBound(double Hosts, double? CostPerHour, double Excess)
{
    /// <summary>Nothing is known.</summary>
    public static DesignBound None { get; } = new(0, 0, 0);
}
