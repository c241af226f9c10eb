using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Fitting;

/// <summary>A measurement beside what the fit makes of it.</summary>
/// <param name="Span">Where it was written; default for one that sums up several.</param>
/// <param name="X">On the fit's horizontal axis.</param>
/// <param name="Label">What it is, where that is not the value on the axis.</param>
/// <param name="Measured">On the vertical axis.</param>
/// <param name="Weight">How much it counts, in [0, 1].</param>
public sealed record FittedRow(SourceSpan Span, double X, string? Label, double Measured, double Fitted, double Weight)
{
    /// <summary>The 95% interval of what is measured, where the measurement has one of its own.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>(measured − fitted) ÷ fitted; 0 where nothing is fitted.</summary>
    public double RelativeResidual => Math.Abs(Fitted) > 0 ? (Measured - Fitted) / Fitted : 0;
}
