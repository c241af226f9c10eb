using System.Text;
using CapacityCalc.Charts;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>Fits of files of measurements.</summary>
internal static class FitFiles
{
    private static readonly ImageSize Size = new(1200, 700, 1);

    public static Fit? Fit(ScenarioInputs inputs, FitRequest request, DiagnosticBag bag)
    {
        var measurements = MeasurementFile.Read(request.File, request.Unit, bag);
        var model = request.Stage is { } stage ? Model(inputs, stage, bag) : null;
        if (measurements is null || bag.HasErrors)
        {
            return null;
        }

        var kind = request.Kind is { } name ? FitKinds.Find(name) ?? throw new ArgumentOutOfRangeException(nameof(request), name, "no such kind") : FitKinds.For(measurements, bag);
        return kind?.Fit(measurements, new FitOptions(request.Name ?? model?.Model.Name ?? FitOptions.DefaultName) { Model = model }, bag);
    }

    public static PredictionCheck? Check(ScenarioInputs inputs, FitRequest request, ScenarioInput scenario, string? stage, DiagnosticBag bag)
    {
        var measurements = MeasurementFile.Read(request.File, request.Unit, bag);
        if (inputs.Read(scenario.File, scenario.Settings, bag) is not { } document || Binder.Bind(document, bag) is not { } bound || measurements is null
            || MeasuredFigures.Of(measurements, bag) is not var (figures, count) || bag.HasErrors)
        {
            return null;
        }

        var estimate = Estimator.Estimate(bound, EstimateDetails.All & ~EstimateDetails.Day);
        bag.AddAll(estimate.Diagnostics.Except(bag.ToImmutable()));
        if (stage is null)
        {
            return new(estimate.Scenario, request.File, null, estimate.Method, estimate.Accuracy ?? 0, count, PredictionCheck.Compare(estimate.Latency, figures, estimate.Accuracy ?? 0));
        }

        if (estimate.Stages.FirstOrDefault(candidate => candidate.Stage == stage) is { } found)
        {
            return new(estimate.Scenario, request.File, stage, found.Method, found.Accuracy ?? 0, count, PredictionCheck.Compare(found.Latency, figures, found.Accuracy ?? 0));
        }

        bag.Error(DiagnosticCodes.InvalidOption, SpanOf(stage), $"there is no stage {Excerpt.Quote(stage)} with hosts or a time of its own", Suggestions.Hint(stage, [.. estimate.Stages.Select(candidate => candidate.Stage)]));
        return null;
    }

    /// <summary>What the scenario says beside its errors is not about the measurements.</summary>
    private static PlacedModel? Model(ScenarioInputs inputs, MeasuredStage stage, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        if (inputs.Read(stage.Scenario, own) is { } document && Binder.Bind(document, own) is { } bound)
        {
            return PlacedModel.Of(document, bound, stage.Stage, SpanOf(stage.Stage), bag);
        }

        bag.AddAll(own.ToImmutable().Where(diagnostic => diagnostic.Severity == Severity.Error));
        return null;
    }

    private static SourceSpan SpanOf(string stage) => new($"--stage {stage}", 1, 9);

    public static byte[] Draw(Fit fit, ImageKind image)
    {
        var drawing = FitChart.Of(fit);
        return image == ImageKind.Png ? ChartRenderer.Png(drawing, ChartTheme.Light, Size) : Encoding.UTF8.GetBytes(ChartRenderer.Svg(drawing, ChartTheme.Light, Size));
    }
}
