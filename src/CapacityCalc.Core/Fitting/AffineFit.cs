using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Times of tasks by their items → an overhead and a time per item.</summary>
/// <remarks>By robust regression (<see cref="RobustRegression"/>). The items of a batch are those of all its requests, as the model counts them.</remarks>
public sealed class AffineFit : IFitKind
{
    private const string OtherModel = "give the measurements themselves to a 'measured' model ({ kind: measured, table: { file: … } }), or fit the range that you use";

    public string Name => "affine";

    public string Doc => "(items, time) or (items, batch, time): the `time` of an item and the `overhead` of a task, of a `per_item` model.";

    public bool Suits(Measurements measurements) => measurements is MeasuredTable table
        && (table.Columns.IsEmpty ? table.Rows[0].Length == 2 : FitColumns.Find(table, FitColumns.Items) is not null && FitColumns.Find(table, FitColumns.Time) is not null);

    public Fit? Fit(Measurements measurements, FitOptions options, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(bag);
        return TimedTasks.Read(measurements, Name, bag) is { } tasks
            && FitProblems.Enough(tasks.Table, tasks.All.Distinct().Count(), FitLimits.LeastPlaces, "different numbers of items", "measure at more sizes, a large and a small one among them", bag)
            ? Line(tasks, options, bag)
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

    private Fit? Line(TimedTasks tasks, FitOptions options, DiagnosticBag bag)
    {
        var first = tasks.Place;
        if (Solve(tasks.All, tasks.Seconds) is not var (line, isThroughOrigin))
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

        double[] squares = [.. tasks.All.Select(value => value * value)];
        var bent = isThroughOrigin ? new LinearCurve(squares, tasks.All) : new LinearCurve(squares, tasks.All, [.. tasks.All.Select(_ => 1.0)]);
        if (!FitProblems.IsGood(line, line.Reach * time.StandardError / time.Value, first, bag) || LackOfFit.Of(tasks, line, bent, 0) is { } misfit && !FitProblems.Tell(misfit, "a straight line", OtherModel, first, bag))
        {
            return null;
        }

        if (!FitProblems.IsOfTheMean(line, tasks, bag))
        {
            return null;
        }

        FitProblems.TellOutliers(line, tasks.Spans, bag);
        return Describe(tasks, line, overhead, time, options);
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

    private Fit Describe(TimedTasks tasks, RegressionFit line, FittedFigure overhead, FittedFigure time, FitOptions options)
    {
        double At(double items) => overhead.Value + (time.Value * items);
        var most = tasks.All.Max();
        var entries = new List<(string, string)> { ("kind", "per_item"), ("time", Duration.Dimension.Print(time.Value)) };
        if (overhead.Value > 0)
        {
            entries.Add(("overhead", Duration.Dimension.Print(overhead.Value)));
        }

        var remarks = ImmutableArray.CreateBuilder<string>();
        if (line.RelativeSpread > 0)
        {
            entries.Add(("cv", Scalar.Dimension.Print(line.Scale, 2)));
            remarks.Add("cv is the scatter of the rows: if each of them is an average, single tasks vary more");
        }
        else if (line.AbsoluteSpread > 0)
        {
            remarks.Add($"the rows scatter by {Duration.Dimension.Print(line.Scale, 2)} at every size, which no cv says: add the cv of the size that matters");
        }

        remarks.Add("the times hold on the machine that was measured: add 'on: SHAPE' to keep them there");
        return new Fit
        {
            Kind = Name,
            Source = tasks.Table.Source,
            Formula = tasks.HasBatches ? "time = overhead + items × batch × time of an item" : "time = overhead + items × time of an item",
            Method = line.Method("regression", "time"),
            Parameters = [time, overhead],
            Measurements = tasks.Count,
            RSquared = line.RSquared,
            RelativeSpread = line.RelativeSpread,
            AbsoluteSpread = line.AbsoluteSpread,
            Rows = [.. tasks.All.Select((items, row) => new FittedRow(tasks.Spans[row], items, null, tasks.Seconds[row], At(items), line.Weights[row]))],
            X = new FitAxis(tasks.HasBatches ? "items × batch" : "items", Count.Dimension),
            Y = new FitAxis("time of a task", Duration.Dimension),
            Curve = FitCurves.Band(0, most, At, items => line.HalfBand(At(items))),
            Finding = $"{Duration.Dimension.Print(time.Value, 3)} an item and {Duration.Dimension.Print(overhead.Value, 3)} a task {FitProblems.Explained(line)}",
            Snippet = FitSnippet.Model(options.Name, entries, remarks.ToImmutable()),
        };
    }

    private static string Print(FittedFigure figure) => $"{figure.Dimension.Print(figure.Value)} ± {figure.Dimension.Print(figure.StandardError, 2)}";
}
