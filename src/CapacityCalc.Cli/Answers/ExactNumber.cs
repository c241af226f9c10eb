using System.Globalization;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Answers;

/// <summary>Numbers for programs.</summary>
internal static class ExactNumber
{
    // Sums and special functions may differ in the last bits between processors; ten digits are the same on all of them, and more than any model is worth.
    private const int Digits = 10;

    /// <summary>The number as it is written; null where there is none, never NaN or ∞.</summary>
    public static double? Of(double? value) =>
        value is { } number && double.IsFinite(number) ? Figures.RoundTo(number, Digits) + 0.0 : null;

    public static string Print(double? value) => Of(value)?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
