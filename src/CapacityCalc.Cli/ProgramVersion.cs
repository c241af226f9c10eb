using System.Reflection;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Cli;

/// <summary>Which program this is: its number, the commit that it was built from, and how old its catalogue is.</summary>
public static class ProgramVersion
{
    // As git abbreviates it.
    private const int ShortHash = 7;

    public static string OfThisProgram => Describe(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        HardwareCatalog.LatestDate);

    /// <param name="informational">As the build writes it: the number, and behind a plus the commit where it knew one.</param>
    /// <param name="catalogDate">ISO 8601.</param>
    public static string Describe(string informational, string catalogDate)
    {
        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        return plus < 0
            ? $"{informational} (catalogue of {catalogDate})"
            : $"{informational[..plus]} (commit {informational[(plus + 1)..][..Math.Min(ShortHash, informational.Length - plus - 1)]}, catalogue of {catalogDate})";
    }
}
