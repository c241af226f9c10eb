using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CapacityCalc.Cli.Formats;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>A file that holds what a test produces, to the byte; <c>UPDATE_GOLDEN=1 dotnet test</c> rewrites it.</summary>
public static class GoldenFile
{
    /// <summary>The formats that golden files hold in full. Every page of HTML repeats one style sheet: reports hold what stands in them.</summary>
    public static ImmutableArray<IOutputFormat> Formats { get; } = [.. OutputFormats.All.Where(format => format.Name != "html")];

    private const string Update = "UPDATE_GOLDEN";
    private const int MostLinesShown = 20;

    /// <summary>Fails with the difference where the file in this folder holds something else.</summary>
    /// <param name="name">The file's name, with its ending, below this folder.</param>
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable(Update) is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual)
        {
            Assert.Fail($"{name} differs (- expected, + actual):\n{Difference(expected, actual)}\nIf the new output is right: {Update}=1 dotnet test");
        }
    }

    /// <summary>The lines from the first to the last that differ.</summary>
    internal static string Difference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var shorter = Math.Min(left.Length, right.Length);
        var first = 0;
        while (first < shorter && left[first] == right[first])
        {
            first++;
        }

        var alike = 0;
        while (alike < shorter - first && left[^(alike + 1)] == right[^(alike + 1)])
        {
            alike++;
        }

        var lines = left[first..^alike].Take(MostLinesShown).Select(line => "- " + line)
            .Concat(right[first..^alike].Take(MostLinesShown).Select(line => "+ " + line));
        return $"line {first + 1}:\n{string.Join('\n', lines)}";
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
