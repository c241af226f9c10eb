namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>Names from the file, which may be of any length, in sentences.</summary>
internal static class Names
{
    private const int Longest = 28;

    public static string Short(string name) => DisplayWidth.Shorten(name, Longest);
}
