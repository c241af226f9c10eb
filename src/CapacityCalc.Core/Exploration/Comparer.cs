using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>Estimates variants of scenarios and ranks them.</summary>
public static class Comparer
{
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
        if (Sweep.Resolve(documents[0], input.Vary, bag) is not { } sweep)
        {
            return null;
        }

        var count = sweep.Count * documents.Length;
        counted?.Invoke(count);
        Variant? baseline = null;
        KeptFleet? kept = null;
        if (input.Baseline is { } named || input.KeepsFleet)
        {
            var (values, document, problem) = input.Baseline is { } other ? ([], CompareSection.Without(other), null) : sweep.At(0, documents[0]);
            var own = new DiagnosticBag();
            var found = VariantJudge.Bind(document, problem, own);
            if (found is null)
            {
                foreach (var error in VariantJudge.Errors(own))
                {
                    bag.Add(error);
                }

                return null;
            }

            var fleet = Estimator.Size(found);
            kept = input.KeepsFleet ? new KeptFleet(found, fleet) : null;
            baseline = VariantJudge.Judged(found, values, document!, null, new DiagnosticBag());
        }

        var variants = new Variant[count];
        var done = 0;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = input.Threads, CancellationToken = cancellation }, index =>
        {
            var (file, point) = Math.DivRem(index, sweep.Count);
            var (values, document, problem) = sweep.At(point, documents[file]);
            variants[index] = VariantJudge.Of(documents[file], values, document, problem, kept);
            progress?.Report(Interlocked.Increment(ref done));
        });
        if (variants.All(variant => variant.Figures is null))
        {
            foreach (var problem in variants.SelectMany(variant => variant.Problems).Distinct())
            {
                bag.Add(problem);
            }

            return null;
        }

        var reference = input.Baseline is null ? null : baseline;
        var ranking = new Ranking(ImmutableArray.Create(variants));
        return new Comparison
        {
            Axes = sweep.Axes,
            Variants = ranking.Marked,
            Reference = reference ?? ranking.Marked[0],
            Recommended = ranking.Recommended,
            NearestMiss = ranking.NearestMiss is { } miss ? miss with { Stage = Binding(miss, sweep, documents, kept) } : null,
        };
    }

    /// <summary>The stage that contributes most to what a variant misses.</summary>
    private static string? Binding(NearestMiss miss, Sweep sweep, ImmutableArray<ScenarioDocument> documents, KeptFleet? kept)
    {
        var (file, point) = Math.DivRem(miss.Variant, sweep.Count);
        var (_, document, problem) = sweep.At(point, documents[file]);
        if (VariantJudge.Bind(document, problem, new DiagnosticBag()) is not { } bound)
        {
            return null;
        }

        var estimate = kept?.Under(bound, new DiagnosticBag()) is { } fleet
            ? Estimator.Estimate(bound, fleet, EstimateDetails.Breakdown)
            : Estimator.Estimate(bound, EstimateDetails.Breakdown);
        return miss.Objective.Objective switch
        {
            Objective.Hosts => estimate.Stages.MaxBy(stage => stage.Hosts)?.Stage,
            Objective.Cost => estimate.Stages.MaxBy(stage => stage.CostPerHour)?.Stage,
            Objective.Mean => estimate.Breakdown.MaxBy(share => share.Mean)?.Stage,
            Objective.P50 => estimate.Breakdown.MaxBy(share => share.P50)?.Stage,
            Objective.P90 or Objective.P95 => estimate.Breakdown.MaxBy(share => share.P95)?.Stage,
            _ => estimate.Breakdown.MaxBy(share => share.P99)?.Stage,
        };
    }
}
