namespace CapacityCalc.Core.Parameters;

/// <summary>A closed or half-open interval in base units.</summary>
/// <param name="AboveMinimum">Whether the minimum itself is excluded.</param>
public readonly record struct Bounds(double Minimum, double Maximum, bool AboveMinimum = false)
{
    public static Bounds Positive(double maximum) => new(0, maximum, AboveMinimum: true);

    public static Bounds NonNegative(double maximum) => new(0, maximum);

    public bool Contains(double value) =>
        (AboveMinimum ? value > Minimum : value >= Minimum) && value <= Maximum;
}
