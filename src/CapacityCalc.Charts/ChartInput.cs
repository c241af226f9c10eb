using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What a chart may draw from.</summary>
/// <param name="estimate">The answer to the scenario.</param>
/// <param name="loadCurve">Computes the load curve of the same fleet, at most once, and only for a chart that asks; null where there is none.</param>
/// <param name="comparison">Compares what is varied, likewise; null where nothing is.</param>
public sealed class ChartInput(Estimate estimate, Func<LoadCurve?> loadCurve, Func<Comparison?>? comparison = null)
{
    private readonly Lazy<LoadCurve?> _loadCurve = new(loadCurve);
    private readonly Lazy<Comparison?> _comparison = new(comparison ?? (() => null));

    public Estimate Estimate { get; } = estimate;

    public LoadCurve? LoadCurve => _loadCurve.Value;

    public Comparison? Comparison => _comparison.Value;
}
