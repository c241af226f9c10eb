using System.Runtime.CompilerServices;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>The working copy that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath("../../..", Here());

    public static string InvalidScenarios { get; } = Path.Combine(Root, "tests", "CapacityCalc.Cli.Tests", "Invalid");

    public static string GoldenScenarios { get; } = Path.Combine(Root, "tests", "CapacityCalc.Cli.Tests", "Golden", "Scenarios");

    /// <summary>Every scenario of the examples, below the root, as <c>scenarios/ads.yaml</c>.</summary>
    public static IEnumerable<string> Scenarios() =>
        Directory.EnumerateFiles(Path.Combine(Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
