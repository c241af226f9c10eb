using System.Globalization;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>Where failing inputs are kept: the input, the shortest that fails alike, and what happened.</summary>
internal static class FindingFolder
{
    public static void Write(string folder, Finding finding, ulong seed)
    {
        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-input-{finding.Input.Index}"));
        File.WriteAllBytes(name + ".yaml", finding.Input.Bytes);
        File.WriteAllText(name + ".txt", $"{finding.Signature}\nmade of {finding.Input.Recipe}, asked at depth {finding.Depth}\n\n{finding.Detail}\n");

        // What never ends, or is slow, would be tried again and again.
        if (finding.Detail.Contains("   at ", StringComparison.Ordinal))
        {
            File.WriteAllBytes(name + ".least.yaml", Minimizer.Minimize(finding, seed));
        }
    }
}
