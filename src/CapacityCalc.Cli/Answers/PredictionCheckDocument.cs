using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Answers;

/// <summary>A prediction held against measurements, for programs. Members may be added; none is ever renamed, moved or left out.</summary>
public static class PredictionCheckDocument
{
    private static readonly Words<CheckedFigure> Name = new("figure", figure => EstimateDocument.NameOf(figure.Objective));

    internal static DocumentShape<PredictionCheck> Shape { get; } = new("capcalc/fit-check/1",
    [
        new Words<PredictionCheck>("scenario", answer => answer.Scenario),
        new Words<PredictionCheck>("stage", answer => answer.Stage),
        new Words<PredictionCheck>("source", answer => answer.Source),
        new Figure<PredictionCheck>("measurements", answer => answer.Count),
        new Figure<PredictionCheck>("accuracy", answer => answer.Accuracy),
        new Figure<PredictionCheck>("bias", answer => answer.Bias),
        new Flag<PredictionCheck>("within", answer => answer.IsWithin),
        new Items<PredictionCheck, CheckedFigure>("figures", answer => answer.Figures,
        [
            Name,
            new Figure<CheckedFigure>("predicted_seconds", figure => figure.Predicted, "s"),
            new Figure<CheckedFigure>("measured_seconds", figure => figure.Measured, "s"),
            new Figure<CheckedFigure>("measured_low_seconds", figure => figure.Low, "s"),
            new Figure<CheckedFigure>("measured_high_seconds", figure => figure.High, "s"),
            new Figure<CheckedFigure>("relative_error", figure => figure.RelativeError),
            new Words<CheckedFigure>("verdict", figure => NameOf(figure.Verdict)),
        ], Name),
    ]);

    public static DescribedDocument<PredictionCheck> From(PredictionCheck check, ImmutableArray<Diagnostic> diagnostics) => new(Shape, check, diagnostics);

    private static string NameOf(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.WithinInterval => "within_interval",
        CheckVerdict.WithinAccuracy => "within_accuracy",
        CheckVerdict.WithinBoth => "within_both",
        _ => "outside",
    };
}
