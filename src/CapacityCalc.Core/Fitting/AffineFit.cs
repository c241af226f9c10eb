using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Times of tasks by their items → an overhead and a time per item.</summary>
/// <remarks>By robust regression (<see cref="RobustRegression"/>). The items of a batch are those of all its requests, as the model counts them.</remarks>
public sealed class AffineFit : IFitKind
{
    public string Name => "affine";

    public string Doc => "(items, time) or (items, batch, time): the `time` of an item and the `overhead` of a task, of a `per_item` model.";

    public bool Suits(Measurements measurements) => measurements is MeasuredTable table
        && (table.Columns.IsEmpty ? table.Rows[0].Length == 2 : FitColumns.Find(table, FitColumns.Items) is not null && FitColumns.Find(table, FitColumns.Time) is not null);

    public Fit? Fit(Measurements measurements, FitOptions options, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(bag);
        if (measurements is not MeasuredTable table)
        {
            return FitProblems.NotATable(measurements, Name, bag);
        }

        var places = (FitColumns.Require(table, FitColumns.Items, 0, 2, bag), FitColumns.Require(table, FitColumns.Time, 1, 2, bag));
        if (places is not ({ } itemColumn, { } timeColumn))
        {
            return null;
        }

        var items = FitColumns.Read(table, itemColumn, Count.Dimension, Bounds.Positive(Limits.Items), bag);
        var seconds = FitColumns.Read(table, timeColumn, Duration.Dimension, Bounds.Positive(Limits.Seconds), bag);
        var batches = FitColumns.Find(table, FitColumns.Batch) is { } batchColumn ? FitColumns.Read(table, batchColumn, Count.Dimension, Bounds.Positive(Limits.BatchRequests), bag) : [.. table.Rows.Select(_ => 1.0)];
        if (items is null || seconds is null || batches is null)
        {
            return null;
        }

        var all = items.Zip(batches, (each, requests) => each * requests).ToArray();
        return FitProblems.Enough(table, all.Distinct().Count(), FitLimits.LeastPlaces, "different numbers of items", "measure at more sizes, a large and a small one among them", bag)
            ? Line(new AffineData(table, all, seconds, [.. table.Rows.Select(row => row[timeColumn].Span)], batches.Any(requests => requests > 1)), options, bag)
            : null;
    }

    /// <summary>The figures alone, of measurements that need no reading.</summary>
    /// <returns>Null where no line with a positive time per item describes them.</returns>
    internal static (RegressionFit Fit, bool IsThroughOrigin)? Solve(double[] items, double[] seconds)
    {
        if (RobustRegression.Fit(new LinearCurve([.. items.Select(_ => 1.0)], items), seconds) is not { } line)
        {
            return null;
        }

        return line.Parameters[0] >= 0 || line.Parameters[0] + (FitLimits.RefusalErrors * line.StandardError(0)) < 0 ? (line, false)
            : RobustRegression.Fit(new LinearCurve(items), seconds) is { } steep ? (steep, true)
            : null;
    }

    private Fit? Line(AffineData data, FitOptions options, DiagnosticBag bag)
    {
        var first = data.Spans[0] with { Column = 1 };
        if (Solve(data.Items, data.Seconds) is not var (line, isThroughOrigin))
        {
            bag.Error(DiagnosticCodes.PoorFit, first, "no line describes these times", "check the columns: items, then the time of a task that has so many");
            return null;
        }

        var (overhead, time) = Figures(line, isThroughOrigin);
        if (time.High <= 0 || time.Value <= 0)
        {
            bag.Error(DiagnosticCodes.PoorFit, first, $"more items take no more time: the time of an item comes out as {Print(time)}", "a model whose time does not depend on its items is a 'service': fit the times alone with --as service");
            return null;
        }

        if (overhead.Value < 0)
        {
            bag.Error(
                DiagnosticCodes.PoorFit,
                first,
                $"the overhead comes out below zero, by more than its error: {Print(overhead)}",
                "the time grows faster than the items: give the measurements themselves to a 'measured' model, or fit the range that you use");
            return null;
        }

        if (isThroughOrigin)
        {
            bag.Info(DiagnosticCodes.ParameterHeld, default, "the overhead came out below zero, within its error, and is held at 0");
        }

        if (!FitProblems.IsGood(line, first, bag) || LackOfFit.Of(data.Items, data.Seconds, line, isThroughOrigin) is { } misfit && !Tell(misfit, first, bag))
        {
            return null;
        }

        FitProblems.TellOutliers(line, data.Spans, bag);
        return Describe(data, line, overhead, time, options);
    }

    private static bool Tell(Misfit misfit, Diagnostics.SourceSpan span, DiagnosticBag bag)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"a straight line does not describe these times: {misfit.Test}, p = {Math.Max(misfit.Probability, 1e-6):0.0#####}; at {Count.Dimension.Print(misfit.At)} items it is {Ratio.Dimension.Print(Math.Abs(misfit.Relative), 2)} too {(misfit.Relative > 0 ? "high" : "low")}");
        const string Hint = "give the measurements themselves to a 'measured' model ({ kind: measured, table: { file: … } }), or fit the range that you use";
        if (Math.Abs(misfit.Relative) > FitLimits.Material && misfit.Probability < FitLimits.Refusal)
        {
            bag.Error(DiagnosticCodes.PoorFit, span, text, Hint);
            return false;
        }

        bag.Warning(DiagnosticCodes.PoorFit, span, text, Hint);
        return true;
    }

    private static (FittedFigure Overhead, FittedFigure Time) Figures(RegressionFit line, bool isThroughOrigin)
    {
        const string OverheadDoc = "of a task, before its first item", TimeDoc = "of one item";
        var slope = isThroughOrigin ? 0 : 1;
        var time = FittedFigure.Of("time", TimeDoc, line.Parameters[slope], line.StandardError(slope), line.Reach, Duration.Dimension);
        return isThroughOrigin
            ? (new FittedFigure("overhead", OverheadDoc, 0, 0, 0, 0, Duration.Dimension), time)
            : line.Parameters[0] < 0
            ? (FittedFigure.Of("overhead", OverheadDoc, line.Parameters[0], line.StandardError(0), line.Reach, Duration.Dimension), time)
            : (FittedFigure.NonNegative("overhead", OverheadDoc, line.Parameters[0], line.StandardError(0), line.Reach, Duration.Dimension), time);
    }

    private Fit Describe(AffineData data, RegressionFit line, FittedFigure overhead, FittedFigure time, FitOptions options)
    {
        double At(double items) => overhead.Value + (time.Value * items);
        var proportional = line.Errors == ErrorModel.Proportional;
        var most = data.Items.Max();
        var entries = new List<(string, string)> { ("kind", "per_item"), ("time", Duration.Dimension.Print(time.Value)) };
        if (overhead.Value > 0)
        {
            entries.Add(("overhead", Duration.Dimension.Print(overhead.Value)));
        }

        var remarks = ImmutableArray.CreateBuilder<string>();
        if (proportional && line.Scale > 0)
        {
            entries.Add(("cv", Scalar.Dimension.Print(line.Scale, 2)));
            remarks.Add("cv is the scatter of the rows: if each of them is an average, single tasks vary more");
        }
        else if (line.Scale > 0)
        {
            remarks.Add($"the rows scatter by {Duration.Dimension.Print(line.Scale, 2)} at every size, which no cv says: add the cv of the size that matters");
        }

        remarks.Add("the times hold on the machine that was measured: add 'on: SHAPE' to keep them there");
        return new Fit
        {
            Kind = Name,
            Source = data.Table.Source,
            Formula = data.HasBatches ? "time = overhead + items × batch × time of an item" : "time = overhead + items × time of an item",
            Method = $"robust regression (MM-estimate, Tukey's biweight), errors {(proportional ? "proportional to the time" : "of one size at every time")}",
            Parameters = [time, overhead],
            Measurements = data.Items.Length,
            RSquared = line.RSquared,
            RelativeSpread = proportional ? line.Scale : null,
            AbsoluteSpread = proportional ? null : line.Scale,
            Rows = [.. data.Items.Select((items, row) => new FittedRow(data.Spans[row], items, null, data.Seconds[row], At(items), line.Weights[row]))],
            X = new FitAxis(data.HasBatches ? "items × batch" : "items", Count.Dimension),
            Y = new FitAxis("time of a task", Duration.Dimension),
            Curve = FitCurves.Band(0, most, At, items => line.Reach * line.Scale * (proportional ? At(items) : 1)),
            Finding = $"{Duration.Dimension.Print(time.Value, 3)} an item and {Duration.Dimension.Print(overhead.Value, 3)} a task explain {Ratio.Dimension.Print(line.RSquared, 3)} of the times",
            Snippet = FitSnippet.Model(options.Name, entries, remarks.ToImmutable()),
        };
    }

    private static string Print(FittedFigure figure) => $"{figure.Dimension.Print(figure.Value)} ± {figure.Dimension.Print(figure.StandardError, 2)}";

    private sealed record AffineData(MeasuredTable Table, double[] Items, double[] Seconds, SourceSpan[] Spans, bool HasBatches);
}
