using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Reports;

/// <summary>A prediction held against measurements, for people: whether it is right, by how much it is off, and where.</summary>
public static class PredictionCheckReport
{
    public static Report From(PredictionCheck check, ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(check);
        var (mark, tone) = check.IsWithin ? ("✓ ", Tone.Good) : ("✗ ", Tone.Bad);
        IEnumerable<Section?> sections = [Percentiles(check), NotesSection.Of(diagnostics)];
        return new($"Check of {check.Scenario}", [new Prose([new Run(mark, tone), new Run(Finding(check), Tone.Strong)])], [.. sections.OfType<Section>()]);
    }

    private static string Finding(PredictionCheck check)
    {
        var what = check.Stage is { } stage ? $"stage {stage} of {check.Scenario}" : check.Scenario;
        var outside = check.Figures.Where(figure => figure.Verdict == CheckVerdict.Outside).ToArray();
        var bias = check.Bias is { } known ? $" · bias {SignedShare.Of(known)}" : "";
        return outside.Length == 0
            ? $"{what} predicts what was measured{bias}"
            : $"{what} is off in {string.Join(", ", outside.Select(figure => $"{MeasuredFigures.NameOf(figure.Objective)}{(figure.RelativeError is { } error ? $" by {SignedShare.Of(error)}" : "")}"))}{bias}";
    }

    private static Section Percentiles(PredictionCheck check) => new(
        "Latency",
        new Table(
            [
                new("figure"), new("predicted", Align.Right), new("measured", Align.Right), new("from", Align.Right, Group: "95%"), new("to", Align.Right, Group: "95%"), new("error", Align.Right), new("verdict"),
            ],
            [.. check.Figures.Select(figure => new Row(
            [
                Cell.Of(MeasuredFigures.NameOf(figure.Objective)),
                Cell.Of(Quantity.Duration, figure.Predicted),
                Cell.Of(Quantity.Duration, figure.Measured),
                Cell.Of(Quantity.Duration, figure.Low),
                Cell.Of(Quantity.Duration, figure.High),
                Cell.Of(figure.RelativeError is { } error ? SignedShare.Of(error) : Figures.Absent),
                Cell.Of(Verdict(figure), figure.Verdict == CheckVerdict.Outside ? Tone.Bad : Tone.Good),
            ]))]),
        new Statements(
        [
            Prose.Of(
                $"error: (predicted − measured) ÷ measured · bias: the mean error of the percentiles, above 0 where the prediction is too slow · the prediction's own accuracy: {Methods.Name(check.Method, check.Accuracy)}"
                + (check.Count is { } count ? $" · {Figures.Say(Quantity.Count, count)} latencies were measured" : ""),
                Tone.Quiet),
        ]));

    private static string Verdict(CheckedFigure figure) => figure.Verdict switch
    {
        CheckVerdict.WithinInterval => "✓ inside the interval",
        CheckVerdict.WithinAccuracy => "✓ within its accuracy",
        CheckVerdict.WithinBoth => "✓ within accuracy and interval",
        _ when figure.Predicted is null => "✗ overloaded",
        _ => "✗ outside",
    };
}
