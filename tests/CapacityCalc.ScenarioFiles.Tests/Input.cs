using System.Text;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles.Tests;

/// <summary>Inputs as tests give them, and what comes of them.</summary>
internal static class Input
{
    public const string Source = "s.yaml";

    public static (ScenarioDocument? Document, IReadOnlyList<Diagnostic> Diagnostics) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static (ScenarioDocument? Document, IReadOnlyList<Diagnostic> Diagnostics) Read(byte[] bytes)
    {
        var bag = new DiagnosticBag();
        var document = ScenarioReader.Read(Source, new MemoryStream(bytes), bag);
        return (document, bag.ToImmutable());
    }

    public static string? Text(this ScenarioDocument document, string path) => (ScenarioPath.Parse(path).Get(document) as TextNode)?.Text;
}

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("capcalc-tests-").FullName;

    public string File(string name, string? content = null)
    {
        var path = System.IO.Path.Combine(Path, name);
        if (content is not null)
        {
            System.IO.File.WriteAllText(path, content);
        }

        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
