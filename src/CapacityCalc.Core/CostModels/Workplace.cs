namespace CapacityCalc.Core.CostModels;

/// <summary>Where a stage runs its model, and over what.</summary>
/// <param name="Worker">What runs one task; null where the scenario does not say.</param>
/// <param name="Items">That the stage scores per request, over all tasks; null where unknown.</param>
public sealed record Workplace(Worker? Worker, double? Items);
