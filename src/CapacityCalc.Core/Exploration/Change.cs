namespace CapacityCalc.Core.Exploration;

/// <summary>How a figure differs from that of the reference.</summary>
/// <param name="Absolute">In the figure's own unit.</param>
/// <param name="Relative">÷ the size of the reference's; null where that is 0.</param>
public readonly record struct Change(double Absolute, double? Relative)
{
    /// <summary>Null where one of the figures does not exist.</summary>
    public static Change? Of(double? figure, double? reference) =>
        figure is { } value && reference is { } other ? new Change(value - other, other == 0 ? null : (value - other) / Math.Abs(other)) : null;
}
