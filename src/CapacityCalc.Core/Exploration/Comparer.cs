using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>Estimates variants of scenarios and ranks them.</summary>
public static class Comparer
{
    /// <summary>Judges what is to be varied, without estimating a variant.</summary>
    public static void Check(ScenarioDocument document, ImmutableArray<SweepRequest> vary, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        _ = Sweep.Resolve([CompareSection.Without(document)], vary, bag);
    }

    /// <summary>Every variant, in input order, whatever the number of threads.</summary>
    /// <param name="bag">Takes what keeps all of it from being compared; what keeps one variant stands with that variant.</param>
    /// <param name="counted">Told how many variants there are, before the first is done.</param>
    /// <param name="progress">Told how many variants are done, from several threads.</param>
    /// <returns>Null after an error in the bag.</returns>
    /// <exception cref="OperationCanceledException">It was asked for.</exception>
    public static Comparison? Compare(ComparisonInput input, DiagnosticBag bag, Action<int>? counted = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(bag);
        var documents = input.Documents.Select(CompareSection.Without).ToImmutableArray();
        if (Sweep.Resolve(documents, input.Vary, bag) is not { } sweep)
        {
            return null;
        }

        var count = sweep.Count * documents.Length;
        counted?.Invoke(count);
        Variant? baseline = null;
        KeptFleet? kept = null;
        if (input.Baseline is not null || input.KeepsFleet)
        {
            var own = new DiagnosticBag();
            var (values, document, problem) = input.Baseline is { } other ? ([], CompareSection.Without(other), null) : sweep.At(0, documents[0]);
            if (VariantJudge.Bind(document, problem, own) is not { } found)
            {
                bag.AddAll(VariantJudge.Errors(own));

                return null;
            }

            kept = input.KeepsFleet ? new KeptFleet(found, Estimator.Size(found)) : null;
            baseline = VariantJudge.Judged(found, values, document!, null, input.Incident, own);
        }

        var variants = new Variant[count];
        var done = 0;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = input.Threads, CancellationToken = cancellation }, index =>
        {
            var (values, document, problem) = At(index);
            variants[index] = VariantJudge.Of(documents[index / sweep.Count], values, document, problem, kept, input.Incident);
            progress?.Report(Interlocked.Increment(ref done));
        });
        if (variants.All(variant => variant.Figures is null))
        {
            bag.AddAll(variants.SelectMany(variant => variant.Problems).Distinct());

            return null;
        }

        var ranking = new Ranking(Together(variants));
        var reference = input.Saved ?? (input.Baseline is null ? ranking.Marked[0] : baseline!);
        return new Comparison
        {
            Axes = sweep.Axes,
            Variants = ranking.Marked,
            Reference = reference,
            Limits = [.. ranking.Marked.SelectMany((variant, index) => input.Limits.Where(_ => !ReferenceEquals(variant, reference)).Select(limit => limit.Judge(index, variant.Figures, reference.Figures)))],
            Recommended = ranking.Recommended,
            RankedBy = ranking.RankedBy,
            Incident = input.Incident,
            NearestMiss = ranking.NearestMiss is { } miss ? miss with { Stage = Binding(miss, At(miss.Variant).Document!, kept, input.Incident) } : null,
        };

        (ImmutableArray<SweepValue> Values, ScenarioDocument? Document, Diagnostic? Problem) At(int variant)
        {
            var (file, point) = Math.DivRem(variant, sweep.Count);
            var (values, document, problem) = sweep.At(point, documents[file]);
            return (values, document is null ? null : kept?.Pin(document) ?? document, problem);
        }
    }

    /// <summary>What can be said of a variant only beside the others.</summary>
    private static ImmutableArray<Variant> Together(Variant[] variants)
    {
        var estimated = variants.Count(variant => variant.Figures is not null);
        var hasObjectives = variants.Any(variant => variant.Figures is { Objectives.IsEmpty: false });

        // What one variant leaves unused is there for another; what all of them do not use is worth saying.
        var unused = variants.SelectMany(variant => variant.Problems.Where(IsUnused).Distinct()).GroupBy(problem => problem).Where(alike => alike.Count() < estimated).Select(alike => alike.Key).ToHashSet();
        return
        [
            .. variants.Select(variant => variant with
            {
                Figures = variant.Figures is { Objectives.IsEmpty: true } figures && hasObjectives ? figures with { IsUnjudged = true } : variant.Figures,
                Problems = unused.Count == 0 ? variant.Problems : variant.Problems.RemoveAll(unused.Contains),
            }),
        ];
    }

    private static bool IsUnused(Diagnostic diagnostic) => diagnostic.Code is DiagnosticCodes.UnusedModel or DiagnosticCodes.UnusedShape;

    /// <summary>The stage that contributes most to what a variant misses.</summary>
    private static string? Binding(NearestMiss miss, ScenarioDocument document, KeptFleet? kept, Incident? incident)
    {
        if (VariantJudge.Bind(document, null, new DiagnosticBag()) is not { } bound)
        {
            return null;
        }

        var fleet = kept?.Under(bound, new DiagnosticBag()) ?? Estimator.Size(bound);
        var estimate = incident is null || !miss.Objective.Objective.IsLatency()
            ? Estimator.Estimate(bound, fleet, EstimateDetails.Breakdown)
            : Aftermath.Of(bound, fleet, incident, Moment.Peak).Judge(EstimateDetails.Breakdown);
        return miss.Objective.Objective switch
        {
            Objective.Hosts => estimate.Stages.MaxBy(stage => stage.Hosts)?.Stage,
            Objective.Cost => estimate.Stages.MaxBy(stage => stage.CostPerHour)?.Stage,
            Objective.Quality => null,
            Objective.Mean => estimate.Breakdown.MaxBy(share => share.Mean)?.Stage,
            Objective.P50 => estimate.Breakdown.MaxBy(share => share.P50)?.Stage,
            Objective.P90 or Objective.P95 => estimate.Breakdown.MaxBy(share => share.P95)?.Stage,
            _ => estimate.Breakdown.MaxBy(share => share.P99)?.Stage,
        };
    }
}
