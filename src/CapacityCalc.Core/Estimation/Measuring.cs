using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Estimation;

/// <summary>Puts what was measured where no formula is exact.</summary>
internal static class Measuring
{
    private const string NothingToMeasure = "every wait and latency is exact by formula";

    /// <summary>The stages, those with an inexact method with the figures that were measured.</summary>
    public static ImmutableArray<StageFigures> Over(this MeasuredLatencies measured, ImmutableArray<StageFigures> stages) =>
        [.. stages.Zip(measured.Stages, Over)];

    /// <summary>Whether the measured latency of the whole stands in place of the computed one.</summary>
    public static bool Replaces(this MeasuredLatencies measured, Percentiles latency, Method method) =>
        measured.EndToEnd is not null && method != Method.Exact && latency.P99 is not null;

    /// <summary>Says which figures were measured, and that the others were not.</summary>
    public static void Note(DiagnosticBag bag, MeasuredLatencies measured, ImmutableArray<StageFigures> stages, Method method)
    {
        var subjects = stages.Where(stage => stage.Method == Method.Simulated).Select(stage => $"'{stage.Stage}'").ToList();
        if (method == Method.Simulated)
        {
            subjects.Add("end to end");
        }

        bag.Info(
            DiagnosticCodes.Simulated,
            default,
            subjects.Count > 0
                ? $"{Listed(subjects)}: wait and latency are from {measured.Source}; the fleet's size, its capacity, the load curve and the stages' shares of the percentiles are by formula"
                : $"no figure is from {measured.Source}: {NothingToMeasure}, or was not measured");
        bag.AddAll(measured.Diagnostics);
    }

    private static StageFigures Over(StageFigures stage, MeasuredStage? measured) =>
        measured is null || stage.Method == Method.Exact || !stage.Stable
            ? stage
            : stage with
            {
                WaitProbability = measured.WaitProbability ?? stage.WaitProbability,
                Wait = measured.Wait?.Times ?? stage.Wait,
                Latency = measured.Latency.Times,
                HedgeExtraLoad = measured.HedgeExtraLoad ?? stage.HedgeExtraLoad,
                DegradedShare = measured.DegradedShare ?? stage.DegradedShare,
                MeanBatch = measured.MeanBatch ?? stage.MeanBatch,
                Method = Method.Simulated,
                Accuracy = measured.Latency.Accuracy(Objective.P99),
            };

    private static string Listed(List<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
