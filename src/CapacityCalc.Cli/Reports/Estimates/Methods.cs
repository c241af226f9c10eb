using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>How far a p99 may be off, and where that follows from.</summary>
internal static class Methods
{
    // An error below this is of no interest beside a p99 that is printed with three digits.
    private const double Negligible = 0.0005;

    public static string Name(Method method, double? accuracy)
    {
        var error = accuracy >= Negligible ? $"±{Figures.Print(Quantity.Ratio, Figures.RoundTo(accuracy.Value, 2))}" : "";
        return method switch
        {
            Method.Exact when error.Length == 0 => "exact",
            Method.Exact or Method.Approximate when error.Length > 0 => error,
            Method.Approximate => "approx.",
            Method.Bound => "at most",
            Method.Simulated => $"sim. {error}".TrimEnd(),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such method"),
        };
    }
}
