using System.Collections.Immutable;
using CapacityCalc.Cli.Formats.Html;

namespace CapacityCalc.Cli.Formats;

/// <summary>Every format; a new one is a file in this folder and a line here.</summary>
public static class OutputFormats
{
    public static ImmutableArray<IOutputFormat> All { get; } =
    [
        new TextFormat(),
        new JsonFormat(),
        new MarkdownFormat(),
        new CsvFormat(),
        new HtmlFormat(),
    ];

    public static IOutputFormat Default => All[0];

    public static IOutputFormat? Named(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>The format that the file's name ends in; null where none does.</summary>
    public static IOutputFormat? ForFile(string path) =>
        All.FirstOrDefault(format => format.Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));
}
