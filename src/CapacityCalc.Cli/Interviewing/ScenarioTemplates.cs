using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>The examples that the program brings: the files of the scenarios folder, as they are.</summary>
internal static class ScenarioTemplates
{
    /// <summary>What the build puts before the names of their resources.</summary>
    private const string Prefix = "template:";

    private const string Extension = ".yaml";

    private static readonly ImmutableArray<Column> Columns = [new("name"), new("question", Room: Room.Wraps)];

    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(ScenarioTemplates).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length].Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The template's text; null where there is none of that name.</summary>
    public static string? Text(string name)
    {
        if (!Names.Contains(name))
        {
            return null;
        }

        var resource = typeof(ScenarioTemplates).Assembly.GetManifestResourceNames().First(known => known.Replace('\\', '/') == Prefix + name + Extension);
        using var reader = new StreamReader(typeof(ScenarioTemplates).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Every template with the question that it answers.</summary>
    public static Table Table() => new(Columns, [.. Names.Select(name => new Row([Cell.Of(name), Cell.Of(Question(name))]))]);

    /// <summary>The same in lines, for those who asked for one that does not exist.</summary>
    public static string List() => string.Concat(Names.Select(name => $"  {name.PadRight(Names.Max(other => other.Length))}  {Question(name)}\n"));

    /// <summary>What the template is about, in a line.</summary>
    public static string Question(string name) =>
        ScenarioReader.ReadText(name, Text(name)!, new DiagnosticBag())?.Document is { } document
            ? (document.Root["description"] as TextNode)?.Text ?? document.Title
            : name;
}
