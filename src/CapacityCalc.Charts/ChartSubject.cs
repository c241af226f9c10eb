namespace CapacityCalc.Charts;

/// <summary>What a chart is of.</summary>
public enum ChartSubject
{
    /// <summary>One scenario.</summary>
    Scenario,

    /// <summary>Variants side by side.</summary>
    Comparison,

    /// <summary>One value of a scenario at several of another.</summary>
    Frontier,

    /// <summary>One scenario, in many worlds drawn from its ranges.</summary>
    Uncertainty,
}
