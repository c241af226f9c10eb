namespace CapacityCalc.Charts;

/// <summary>What a chart is of.</summary>
public enum ChartSubject
{
    /// <summary>One scenario.</summary>
    Scenario,

    /// <summary>Variants side by side.</summary>
    Comparison,
}
