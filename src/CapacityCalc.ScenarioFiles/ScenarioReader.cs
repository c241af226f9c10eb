using System.Text;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Reads a scenario's YAML, of which JSON is a subset, into a document.</summary>
/// <remarks>
/// Anchors, aliases, merge keys and tags are not supported, a document is at most 64 deep and has at most 100,000 nodes, and a file
/// has at most 4 MiB. A document may be returned beside errors that leave the rest of it meaningful, such as a duplicate key, so that
/// what else is wrong with it can be reported with them; <see cref="DiagnosticBag.HasErrors"/> decides.
/// </remarks>
public static class ScenarioReader
{
    /// <summary>The name of standard input where a file is expected.</summary>
    public const string StandardInput = "-";

    private const int MostBytes = 4 << 20;

    /// <summary>Reads a file, or standard input, and the CSV files that it names.</summary>
    public static ScenarioDocument? ReadFile(string path, DiagnosticBag bag) => ReadSource(path, bag)?.Document;

    /// <summary>The same with the text itself.</summary>
    public static ScenarioSource? ReadSource(string path, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        if (path == StandardInput)
        {
            using var input = Console.OpenStandardInput();
            return ReadSource(path, input, bag);
        }

        return FromBytes(path, InputBytes.ReadFile(path, new SourceSpan(path, 0, 0), MostBytes, bag), bag);
    }

    /// <summary>Reads a stream to its end, or to the limit, and the CSV files that it names.</summary>
    /// <param name="source">What diagnostics call the stream; relative paths inside it start at the folder of this path.</param>
    public static ScenarioDocument? Read(string source, Stream stream, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(bag);
        return ReadSource(source, stream, bag)?.Document;
    }

    /// <summary>Reads what a file is going to hold, and the CSV files that it names.</summary>
    /// <param name="source">The file's path; relative paths inside it start at its folder.</param>
    public static ScenarioSource? ReadText(string source, string text, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(bag);
        return FromBytes(source, Encoding.UTF8.GetBytes(text), bag);
    }

    private static ScenarioSource? ReadSource(string source, Stream stream, DiagnosticBag bag) =>
        FromBytes(source, InputBytes.Read(stream, source, new SourceSpan(source, 0, 0), MostBytes, bag), bag);

    private static ScenarioSource? FromBytes(string source, byte[]? bytes, DiagnosticBag bag)
    {
        if (bytes is null || SourceText.Decode(bytes, source, bag) is not { } text
            || YamlTree.Read(text, YamlOptions.ForFile(source), bag) is not { } root)
        {
            return null;
        }

        if (root is MapNode map)
        {
            return TableFiles.Inline(new ScenarioDocument(source, map), bag) is { } document ? new ScenarioSource(document, text) : null;
        }

        var given = root is ListNode ? "a list" : "a single value";
        bag.Error(DiagnosticCodes.NotAMap, root.Span, $"a scenario is a map of keys, this is {given}", "begin with a key, such as 'traffic:'");
        return null;
    }
}
