namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>Names from the file, which may be of any length, in sentences.</summary>
internal static class Names
{
    private const int Longest = 28;

    /// <summary>When an hour of the day begins: <c>09:00</c>.</summary>
    public static string Clock(int hour) => FormattableString.Invariant($"{hour:00}:00");

    public static string Short(string name) => DisplayWidth.Shorten(name, Longest);
}
