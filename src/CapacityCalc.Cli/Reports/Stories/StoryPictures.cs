using System.Globalization;
using System.Text;
using CapacityCalc.Cli.Stories;

namespace CapacityCalc.Cli.Reports.Stories;

/// <summary>Where a report has its charts: inside itself, or in a folder beside it.</summary>
/// <param name="Folder">The folder's name, relative to the document; null for inside.</param>
/// <param name="Ending">Of a picture's file, with its dot.</param>
public sealed record StoryPictures(string? Folder, string Ending)
{
    public static StoryPictures Inside { get; } = new(null, "");

    /// <param name="number">Of the scenario among several; null where its file's name needs none.</param>
    public Block Of(StoryChart chart, int? number) => new Picture(
        chart.Title,
        Folder is null ? new PictureContent.Inside(WithOwnIds(Encoding.UTF8.GetString(chart.Picture.Span), FileName(chart, number))) : new PictureContent.Beside($"{Folder}/{FileName(chart, number)}"));

    /// <summary>Two charts of one page may say the same, and would clip each other's shapes by the same names.</summary>
    private static string WithOwnIds(string svg, string name) =>
        svg.Replace("id=\"clip-", $"id=\"{name}-clip-", StringComparison.Ordinal).Replace("url(#clip-", $"url(#{name}-clip-", StringComparison.Ordinal);

    public string FileName(StoryChart chart, int? number) => number is null ? chart.Kind + Ending : string.Create(CultureInfo.InvariantCulture, $"{number}-{chart.Kind}{Ending}");

    /// <summary>Every picture of a story, by its file's name.</summary>
    public IEnumerable<(string Name, ReadOnlyMemory<byte> Picture)> Files(Story story)
    {
        foreach (var (index, scenario) in story.Scenarios.Index())
        {
            int? number = story.Scenarios.Length == 1 ? null : index + 1;
            foreach (var chart in scenario.Charts.Concat(scenario.Uncertainty?.Charts ?? []))
            {
                yield return (FileName(chart, number), chart.Picture);
            }
        }

        foreach (var chart in story.Comparison?.Charts ?? [])
        {
            yield return (FileName(chart, null), chart.Picture);
        }
    }
}
