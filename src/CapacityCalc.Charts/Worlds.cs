using System.Globalization;

namespace CapacityCalc.Charts;

/// <summary>What is said of many worlds.</summary>
internal static class Worlds
{
    /// <summary><c>93%</c>; near none and near all with a decimal, so that only none is 0% and only all are 100%.</summary>
    public static string Share(double share)
    {
        const double Rare = 0.01;
        // A share of whole worlds has no more digits than this.
        const int Decimals = 9;
        var tenths = Math.Round(share * 1000, Decimals);
        return share is > 0 and < Rare ? Tenths(Math.Ceiling(tenths))
            : share is > 1 - Rare and < 1 ? Tenths(Math.Floor(tenths))
            : AxisFormat.Percent(share);
    }

    /// <summary><c>310 to 480 ms</c>: the unit once where it is the same.</summary>
    public static string Range(double fromSeconds, double toSeconds)
    {
        var (from, to) = (AxisFormat.Seconds(fromSeconds), AxisFormat.Seconds(toSeconds));
        var unit = to[to.LastIndexOf(' ')..];
        return from == to ? to : $"{(from.EndsWith(unit, StringComparison.Ordinal) ? from[..^unit.Length] : from)} to {to}";
    }

    private static string Tenths(double tenths) => (tenths / 10).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
