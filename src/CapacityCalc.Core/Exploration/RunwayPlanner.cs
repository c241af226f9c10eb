using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>Follows a scenario from month to month while it grows: a fleet sized anew for each, and today's.</summary>
public static class RunwayPlanner
{
    /// <summary>The runway; null where the scenario says of nothing how it grows.</summary>
    /// <param name="document">What <paramref name="today"/> was bound from: a month is the document with what grows set, bound like any other.</param>
    /// <param name="threads">How many months are estimated at once; ≥ 1. The answer does not depend on it.</param>
    public static Runway? Of(ScenarioDocument document, BoundScenario today, int threads)
    {
        ArgumentNullException.ThrowIfNull(today);
        var scenario = today.Scenario;
        ImmutableArray<Growth> growing = [.. scenario.Growing];
        if (growing.IsEmpty)
        {
            return null;
        }

        var plain = CompareSection.Without(document);
        var fleet = new KeptFleet(today, Estimator.Size(today));
        var held = WithShardsOf(today, fleet.Pin(plain));
        var months = new RunwayMonth[scenario.Planning.HorizonMonths + 1];
        var warnings = new ImmutableArray<Diagnostic>[months.Length];
        Parallel.For(0, months.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, month =>
        {
            var (sized, told) = Figures(Grown(plain, growing, month), kept: null);
            var (kept, _) = Figures(Grown(held, growing, month), fleet);
            var rate = scenario.Traffic.PeakPerSecond * (scenario.Traffic.Growth?.Rate.FactorAfter(month) ?? 1);
            months[month] = new RunwayMonth(month, rate, [.. growing.Select(growth => new RunwayAmount(growth, growth.After(month)))], sized, kept);
            warnings[month] = told;
        });
        return new Runway
        {
            Scenario = scenario.Name,
            Growing = growing,
            UtilizationCeiling = scenario.Planning.Utilization,
            Months = [.. months],
            Breaks = RunwayBreaks.Of([.. months], scenario.Planning.Utilization),
            Notes = Notes(warnings),
        };
    }

    /// <summary>The document of a month.</summary>
    private static ScenarioDocument Grown(ScenarioDocument document, ImmutableArray<Growth> growing, int month) =>
        growing.Aggregate(document, (grown, growth) =>
            Set(grown, growth.Path, new QuantityNode(growth.After(month), growth.Dimension, ScenarioPath.Parse(growth.Path).Get(document)?.Span ?? default)));

    /// <summary>Today's fleet is cut into today's shards: data that has outgrown them does not fit it, however many <c>auto</c> would make.</summary>
    private static ScenarioDocument WithShardsOf(BoundScenario today, ScenarioDocument document) =>
        today.Graph.Pools
            .Select(pool => (today.Graph.Stages[pool.Stage].Name, pool.Shards))
            .Where(pool => Automatic(today.Scenario).Contains(pool.Name, StringComparer.Ordinal))
            .Aggregate(document, (held, pool) => Set(held, $"pipeline.{pool.Name}.shards", new QuantityNode(pool.Shards, Units.Count.Dimension, today.SpanOf(pool.Name))));

    private static IEnumerable<string> Automatic(Scenario scenario) =>
        scenario.Pipeline.SelectMany(stage => stage.Working()).Where(working => working.Work.Shards == ShardCount.Auto).Select(working => working.Stage.Name);

    private static ScenarioDocument Set(ScenarioDocument document, string path, DocumentNode node) =>
        ScenarioPath.Parse(path).TrySet(document, node, out var patched, out var problem)
            ? patched
            : throw new InvalidOperationException($"'{path}' was bound and cannot be set: {problem.Message}");

    /// <param name="kept">Null for the fleet that the month asks for.</param>
    private static (RunwayFigures Figures, ImmutableArray<Diagnostic> Warnings) Figures(ScenarioDocument document, KeptFleet? kept)
    {
        var bag = new DiagnosticBag();
        if (Binder.Bind(document, bag) is not { } bound)
        {
            return (new RunwayFigures { Problem = VariantJudge.Errors(bag)[0] }, []);
        }

        if (kept is null)
        {
            var estimate = Estimator.Estimate(bound, EstimateDetails.None);
            return (Figures(estimate, estimate.Objectives), [.. estimate.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Warning)]);
        }

        if (kept.Under(bound, bag) is not { } fleet)
        {
            return (new RunwayFigures { Problem = VariantJudge.Errors(bag)[0] }, []);
        }

        var held = Estimator.Estimate(bound, fleet, EstimateDetails.None);
        return (Figures(held, [.. held.Objectives.Where(objective => objective.Objective.IsLatency())]), []);
    }

    private static RunwayFigures Figures(Estimate estimate, ImmutableArray<ObjectiveFigures> objectives)
    {
        var busiest = estimate.Stages.Where(stage => stage.Utilization is not null).MaxBy(stage => stage.Utilization);
        return new RunwayFigures
        {
            Hosts = estimate.Fleet.Hosts,
            CostPerMonth = estimate.Fleet.CostPerMonth,
            Latency = estimate.Latency,
            Accuracy = estimate.Accuracy,
            BusiestStage = busiest?.Stage,
            Utilization = busiest?.Utilization,
            IsStable = estimate.Stages.All(stage => stage.Stable),
            Objectives = objectives,
        };
    }

    /// <summary>A warning is the same where its code and its place are: the figures in its words change with the month.</summary>
    private static ImmutableArray<RunwayNote> Notes(ImmutableArray<Diagnostic>[] warnings)
    {
        var known = warnings[0].Select(Identity).ToHashSet();
        var notes = ImmutableArray.CreateBuilder<RunwayNote>();
        for (var month = 1; month < warnings.Length; month++)
        {
            // What a load does to a fleet is told by the breaks.
            notes.AddRange(warnings[month]
                .Where(warning => warning.Code is not (DiagnosticCodes.Overloaded or DiagnosticCodes.AboveUtilizationCeiling) && known.Add(Identity(warning)))
                .Select(warning => new RunwayNote(month, warning)));
        }

        return notes.ToImmutable();

        static (string Code, SourceSpan Span) Identity(Diagnostic warning) => (warning.Code, warning.Span);
    }
}
