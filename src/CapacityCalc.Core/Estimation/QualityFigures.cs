namespace CapacityCalc.Core.Estimation;

/// <summary>Which way a metric of quality improves.</summary>
public enum Better
{
    Higher,
    Lower,
}

/// <summary>How good a model ranks, as whoever measured it says.</summary>
/// <param name="Metric">Its name: <c>NDCG@10</c>.</param>
/// <param name="Interpolated">Whether the value lies between two that were measured.</param>
public sealed record QualityFigures(string Metric, double Value, Better Better = Better.Higher, bool Interpolated = false);
