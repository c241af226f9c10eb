using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What a chart may draw from; each is computed at most once, and only for a chart that asks.</summary>
/// <param name="estimate">The answer to the scenario.</param>
/// <param name="loadCurve">The load curve of the same fleet; null where there is none.</param>
/// <param name="comparison">What is varied, compared; null where nothing is.</param>
public sealed class ChartInput(Func<Estimate> estimate, Func<LoadCurve?> loadCurve, Func<Comparison?> comparison)
{
    /// <summary>One value at several of another; null where nothing is solved for.</summary>
    public Frontier? Frontier { get; init; }

    private readonly Lazy<Estimate> _estimate = new(estimate);
    private readonly Lazy<LoadCurve?> _loadCurve = new(loadCurve);
    private readonly Lazy<Comparison?> _comparison = new(comparison);

    public Estimate Estimate => _estimate.Value;

    public LoadCurve? LoadCurve => _loadCurve.Value;

    public Comparison? Comparison => _comparison.Value;

    /// <summary>Its growth from month to month; null where nothing grows.</summary>
    public Lazy<Runway?> Runway { get; init; } = new(() => null);

    /// <summary>What its ranges make of its answer; null where it has none.</summary>
    public Lazy<UncertaintyResult?> Uncertainty { get; init; } = new(() => null);

    /// <summary>The load curve of its fleet over the worlds; null where it has no ranges.</summary>
    public Lazy<LoadFan?> Fan { get; init; } = new(() => null);
}
