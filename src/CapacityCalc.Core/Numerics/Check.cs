using System.Runtime.CompilerServices;

namespace CapacityCalc.Core.Numerics;

/// <summary>Guards against a programmer's mistakes: each returns its value or throws <see cref="ArgumentOutOfRangeException"/>.</summary>
internal static class Check
{
    public static double NonNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be finite and not negative.");

    public static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be finite and positive.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Probability(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A probability lies in [0, 1].");

    public static int AtLeast(int least, int value, string name) => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"The number must be at least {least}.");
}
