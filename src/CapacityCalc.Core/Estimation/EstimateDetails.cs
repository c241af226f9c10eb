namespace CapacityCalc.Core.Estimation;

/// <summary>Figures that take time of their own, computed only when they are shown.</summary>
[Flags]
public enum EstimateDetails
{
    None = 0,

    /// <summary>Saturation, and the highest rate within the objectives.</summary>
    Capacity = 1,

    /// <summary>What each stage contributes to the end-to-end percentiles.</summary>
    Breakdown = 2,

    /// <summary>The hosts that latency alone asks for, stage by stage, and why no fleet meets an objective.</summary>
    Needs = 4,

    /// <summary>What became of the shapes that were not chosen, where a stage asks for the cheapest.</summary>
    Choices = 8,

    /// <summary>The percentiles of every stage's wait and latency; without them only those of the whole.</summary>
    Percentiles = 16,

    /// <summary>How the latency objective that binds divides over the stages, and how far each could grow.</summary>
    Budget = 32,

    /// <summary>What becomes of the plan when so much is lost as its rules say it must survive.</summary>
    Rules = 64,

    /// <summary>The hours of the day, where the scenario says how the load goes through them.</summary>
    Day = 128,
    All = Capacity | Breakdown | Needs | Choices | Percentiles | Budget | Rules | Day,
}
