using System.Collections.Immutable;
using CapacityCalc.Cli.Stories;

namespace CapacityCalc.Cli.Reports.Stories;

/// <summary>A report within another: its lead, its charts, its sections.</summary>
internal static class Chapters
{
    /// <summary>The sections that a chart stands in; those of other charts stand right below the lead.</summary>
    private static readonly ImmutableArray<(string Kind, string Section)> Places =
    [
        ("funnel", "Funnel"), ("latency", "Latency"), ("load", "Capacity"), ("day", "Day"), ("runway", "Runway"),
        ("distribution", "Figures"), ("hosts", "To buy"), ("tornado", "Swings"),
    ];

    /// <param name="number">Of the scenario among several; null where it is the only one.</param>
    public static Section Of(Report report, string title, ImmutableArray<StoryChart> charts, StoryPictures pictures, int? number)
    {
        var (placed, free) = Place(report.Sections, charts, pictures, number);
        return new(title, [new Lead(report.Lead), .. free]) { Parts = placed };
    }

    /// <summary>The sections with the charts that belong to them, and the charts that belong to none.</summary>
    public static (ImmutableArray<Section> Sections, ImmutableArray<Block> Free) Place(IEnumerable<Section> sections, ImmutableArray<StoryChart> charts, StoryPictures pictures, int? number)
    {
        var left = charts.ToList();
        var placed = ImmutableArray.CreateBuilder<Section>();
        foreach (var section in sections)
        {
            var own = left.Where(chart => Places.Contains((chart.Kind, section.Title))).ToArray();
            left.RemoveAll(own.Contains);
            placed.Add(own.Length == 0 ? section : section with { Blocks = [.. own.Select(chart => pictures.Of(chart, number)), .. section.Blocks] });
        }

        return (placed.ToImmutable(), [.. left.Select(chart => pictures.Of(chart, number))]);
    }
}
