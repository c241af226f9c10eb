using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Stories;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Stories;

/// <summary>One scenario: the answer, then what it follows from, in the order in which a reviewer asks.</summary>
internal static class ScenarioChapter
{
    /// <summary>One of several.</summary>
    /// <param name="number">Of the scenario, from 1.</param>
    public static Section Of(ScenarioStory scenario, string title, StoryPictures pictures, int number)
    {
        var estimate = scenario.Estimate;
        return new(title, [.. Asked(estimate), new Lead(Answer(estimate)), .. KeyFigures.Of(estimate)]) { Parts = Sections(scenario, null, pictures, number) };
    }

    public static ImmutableArray<Prose> Answer(Estimate estimate) => [Headline.Of(estimate), FunnelSentence.Of(estimate.Funnel), .. ScenarioSection.Load(estimate)];

    /// <param name="number">Of the scenario, from 1; 0 where it is the only one.</param>
    public static ImmutableArray<Section> Sections(ScenarioStory scenario, ComparisonStory? comparison, StoryPictures pictures, int number)
    {
        int? picture = number == 0 ? null : number;
        var (told, free) = Chapters.Place(Told(scenario.Estimate).OfType<Section>(), scenario.Charts, pictures, picture);
        var uncertainty = scenario.Uncertainty is { } ranges
            ? Chapters.Of(UncertaintyReport.From(ranges.Result, ranges.Diagnostics), "Uncertainty", ranges.Charts, pictures, picture)
            : null;
        var compared = comparison is null ? null : Chapters.Of(ComparisonReport.From(comparison.Comparison, comparison.Diagnostics), "Comparison", comparison.Charts, pictures, null);
        ImmutableArray<Section?> all =
        [
            .. told,
            free.IsEmpty ? null : new Section("Charts", free),
            uncertainty,
            compared,
            AssumptionTables.Of(scenario),
            ArithmeticSection.Of(scenario.Estimate, scenario.Derivation),
            NotesSection.Of(scenario.Estimate.Diagnostics),
        ];
        return [.. all.OfType<Section>()];
    }

    private static IEnumerable<Block> Asked(Estimate estimate) =>
        string.IsNullOrWhiteSpace(estimate.Description) ? [] : [new Statements([Prose.Of(estimate.Description)])];

    /// <summary>Why objectives are missed comes first: the verdicts themselves are among the key figures. Null where there is nothing to say.</summary>
    private static ImmutableArray<Section?> Told(Estimate estimate) =>
    [
        InfeasibilitySection.Of(estimate),
        PlanningSection.Of(estimate),
        FunnelSection.Of(estimate),
        StagesSection.Of(estimate),
        LatencySection.Of(estimate),
        BudgetSection.Of(estimate),
        FleetSection.Of(estimate),
        HardwareSection.Of(estimate),
        CapacitySection.Of(estimate, load: null),
        DaySection.Of(estimate),
        DayStagesSection.Of(estimate),
        RunwaySection.Of(estimate),
    ];
}
