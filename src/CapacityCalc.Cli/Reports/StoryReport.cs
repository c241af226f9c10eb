using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Stories;
using CapacityCalc.Cli.Stories;

namespace CapacityCalc.Cli.Reports;

/// <summary>The whole story of scenarios, for a design document: what is asked, the answer, and all that it follows from.</summary>
public static class StoryReport
{
    public static Report From(Story story, StoryPictures pictures)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(pictures);
        return story.Scenarios is [var only] ? OfOne(only, story.Comparison, pictures) : OfSeveral(story.Scenarios, story.Comparison, pictures);
    }

    private static Report OfOne(ScenarioStory scenario, ComparisonStory? comparison, StoryPictures pictures)
    {
        var estimate = scenario.Estimate;
        return new(estimate.Scenario, ScenarioChapter.Answer(estimate), ScenarioChapter.Sections(scenario, comparison, pictures, 0))
        {
            Question = string.IsNullOrWhiteSpace(estimate.Description) ? null : estimate.Description,
            Opening = KeyFigures.Of(estimate),
        };
    }

    /// <summary>Compared first, then one by one.</summary>
    private static Report OfSeveral(ImmutableArray<ScenarioStory> scenarios, ComparisonStory? comparison, StoryPictures pictures)
    {
        var compared = comparison is null ? null : ComparisonReport.From(comparison.Comparison, comparison.Diagnostics);
        var names = ScenarioNames.Of(scenarios);
        return new(
            ScenarioNames.Listed(names),
            compared?.Lead ?? [],
            [
                .. compared is null ? [] : new[] { Chapters.Of(compared with { Lead = [] }, "Comparison", comparison!.Charts, pictures, null) },
                .. scenarios.Select((scenario, index) => ScenarioChapter.Of(scenario, names[index], pictures, index + 1)),
            ]);
    }
}
