using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Reports;

/// <summary>How finely a measured figure is known, and so how it is printed.</summary>
/// <param name="Scale">What the unit is chosen by, in the quantity's base unit.</param>
/// <param name="Step">A power of ten, of the base unit: the last digit that means anything; &gt; 0.</param>
public readonly record struct Resolution(double Scale, double Step)
{
    // Two digits of an error that begins with 1, 2 or 3, else one: as the Particle Data Group rounds (Review of Particle Physics, introduction).
    private const double LeastWithOneDigit = 3.55;

    // A figure keeps two digits however wide its interval is, six however narrow, and four where there is none.
    private const int LeastDigits = 2;
    private const int MostDigits = 6;
    private const int UsualDigits = 4;

    // An interval so narrow is the rounding of a constant.
    private const double Negligible = 1e-7;

    /// <summary>Of a measured figure; null where it is 0 beyond doubt, and says nothing of what stands beside it.</summary>
    public static Resolution? Of(Interval? measured) => measured switch
    {
        null or { Value: 0, HalfWidth: 0 } => null,
        { } interval => Of(interval.Value, interval.HalfWidth),
    };

    /// <summary>Of a figure and the half-width of its interval.</summary>
    public static Resolution Of(double value, double halfWidth)
    {
        var (size, half) = (Math.Abs(value), Math.Abs(halfWidth));
        if (size == 0 && half == 0)
        {
            return new(0, 1e-3);
        }

        var lead = size > 0 ? Power(size) : Power(half);
        if (half <= Negligible * size)
        {
            return new(size, Math.Pow(10, lead - UsualDigits + 1));
        }

        var first = Power(half);
        var last = half / Math.Pow(10, first) < LeastWithOneDigit ? first - 1 : first;
        return new(size > 0 ? size : half, Math.Pow(10, size > 0 ? Math.Clamp(last, lead - MostDigits + 1, lead - LeastDigits + 1) : last));
    }

    private static int Power(double positive) => (int)Math.Floor(Math.Log10(positive));
}
