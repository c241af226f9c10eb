using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Exploration;

/// <summary>What a figure of a variant may be at most, or at least, beside the reference.</summary>
/// <param name="Better">The side on which it is met.</param>
/// <param name="Amount">Seconds, hosts, USD/h or the metric of a quality; of <see cref="LimitBasis.Ratio"/> a share of the reference's figure.</param>
/// <param name="Written">As the person wrote it.</param>
public sealed record ChangeLimit(Objective Figure, Better Better, LimitBasis Basis, double Amount, string Written)
{
    /// <summary>A figure that was saved has as many digits as that; a limit that is just reached is met.</summary>
    private const double Rounding = 1e-9;

    /// <param name="variant">Its index.</param>
    public LimitOutcome Judge(int variant, VariantFigures? figures, VariantFigures? reference)
    {
        var (actual, before) = (Of(figures), Of(reference));
        double? allowed = Basis switch
        {
            LimitBasis.Absolute => Amount,
            LimitBasis.Difference => before + Amount,
            _ => before + (Amount * Math.Abs(before ?? 0)),
        };
        var excess = Better == Better.Lower ? actual - allowed : allowed - actual;
        return new(variant, this, before, allowed, actual, excess <= Rounding * Math.Abs(allowed ?? 0));
    }

    private double? Of(VariantFigures? figures) => Figure switch
    {
        Objective.Hosts => figures?.Hosts,
        Objective.Cost => figures?.CostPerMonth / Units.CostRate.HoursPerMonth,
        Objective.Quality => figures?.Quality?.Value,
        _ => figures?.Latency.Figure(Figure),
    };
}

public enum LimitBasis
{
    Absolute,

    /// <summary>By so much more, or less, than the reference.</summary>
    Difference,

    /// <summary>By such a share of the reference.</summary>
    Ratio,
}

/// <param name="Variant">Its index.</param>
/// <param name="Reference">What the figure was; null where there is none.</param>
/// <param name="Allowed">What it may be; null where that depends on a figure that the reference has not.</param>
/// <param name="Actual">Null where the variant has no such figure: then the limit is broken.</param>
public sealed record LimitOutcome(int Variant, ChangeLimit Limit, double? Reference, double? Allowed, double? Actual, bool Passed);
