namespace CapacityCalc.Core.Parameters;

/// <summary>A closed or half-open interval in base units.</summary>
/// <param name="AboveMinimum">Whether the minimum itself is excluded.</param>
public readonly record struct Bounds(double Minimum, double Maximum, bool AboveMinimum = false)
{
    /// <summary>Whether only whole numbers are right.</summary>
    public bool AreWhole { get; init; }

    /// <summary>The least and the greatest whole number within.</summary>
    public (double Least, double Most) Wholes => (AboveMinimum ? Math.Floor(Minimum) + 1 : Math.Ceiling(Minimum), Math.Floor(Maximum));

    public static Bounds Positive(double maximum) => new(0, maximum, AboveMinimum: true);

    public static Bounds NonNegative(double maximum) => new(0, maximum);

    /// <summary>A decimal in another unit, such as 99.9%, may be rounded to just beyond the end that it is.</summary>
    private const double Rounding = 1e-14;

    /// <summary>A number nearer to 0, other than 0 itself, is no amount of anything, and squares and quotients of it run out of digits; 0 for what is no amount, such as a coefficient of variation.</summary>
    public double Least { get; init; } = 1e-30;

    public bool IsBelowLeast(double value) => value != 0 && Math.Abs(value) < Least;

    public bool Contains(double value) =>
        !IsBelowLeast(value) && (AboveMinimum ? value > Minimum : value >= Minimum - (Rounding * Math.Abs(Minimum))) && value <= Maximum + (Rounding * Math.Abs(Maximum));
}
