using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts;

/// <summary>What a chart may draw from.</summary>
/// <param name="estimate">The answer to the scenario.</param>
/// <param name="loadCurve">Computes the load curve of the same fleet, at most once, and only for a chart that asks; null where there is none.</param>
public sealed class ChartInput(Estimate estimate, Func<LoadCurve?> loadCurve)
{
    private readonly Lazy<LoadCurve?> _loadCurve = new(loadCurve);

    public Estimate Estimate { get; } = estimate;

    public LoadCurve? LoadCurve => _loadCurve.Value;
}
