using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Tests;

public class FitChartTests
{
    private static readonly Fit Line = new()
    {
        Kind = "affine",
        Source = "measured.csv",
        Formula = "time = overhead + items × time of an item",
        Method = "",
        Parameters = [],
        Measurements = 3,
        Rows = [new(default, 10, null, 2, 2, 1), new(default, 20, null, 30, 4, 0), new(default, 40, null, 8.5, 8, 0.9)],
        X = new FitAxis("items", Count.Dimension),
        Y = new FitAxis("time", Duration.Dimension),
        Curve = [new(0, 0, 0, 0.5), new(40, 8, 7, 9)],
        Finding = "0.2 s an item",
        Snippet = new FitSnippet("", []),
    };

    [Fact]
    public void Chart_OfALine_HasItsPointsItsCurveAndItsBand()
    {
        var drawing = FitChart.Of(Line);
        Assert.Equal("0.2 s an item", drawing.Title);
        Assert.Equal([(10.0, 2.0, true), (20.0, 30.0, false), (40.0, 8.5, true)], drawing.Points.Select(point => (point.X, point.Y, point.Counts)));
        Assert.Equal([(0.0, 0.0, 0.5), (40.0, 7.0, 9.0)], drawing.Curve.Select(slice => (slice.X, slice.Low, slice.High)));
        Assert.Equal("95% of the measurements", drawing.Band);
    }

    [Fact]
    public void Axis_OfAnOutlier_DoesNotReachForIt() => Assert.InRange(FitChart.Of(Line).Y.Maximum, 9, 12);

    [Fact]
    public void Axis_OfPercentiles_NamesThem()
    {
        var drawing = FitChart.Of(Line with
        {
            X = new FitAxis("percentile", Scalar.Dimension, FitScale.Tail),
            Rows = [new(default, 2, "p50", 2, 2, 1) { Low = 1.9, High = 2.1 }, new(default, 100, "p99", 8, 8, 1) { Low = 7, High = 9 }],
            Curve = [new(1.25, 1, 1, 1), new(100, 8, 8, 8)],
        });
        Assert.Equal(Scale.Logarithmic, drawing.X.Scale);
        Assert.Equal(["p50", "p90", "p99", "p95"], drawing.X.Marks.Select(mark => mark.Label));
        Assert.Null(drawing.Band);
    }

    [Fact]
    public void Chart_OfWideSizes_IsLogarithmicBothWays_WithWhatChanges()
    {
        var drawing = FitChart.Of(Line with { X = Line.X with { Scale = FitScale.Logarithmic }, Curve = [new(10, 2, 1.5, 2.5), new(40, 8, 7, 9)], Marks = [new FitMark(25, "transfers bind", "arithmetic binds")] });
        Assert.Equal((Scale.Logarithmic, Scale.Logarithmic), (drawing.X.Scale, drawing.Y.Scale));
        Assert.Equal(new FitRule(25, "transfers bind", "arithmetic binds"), Assert.Single(drawing.Marks));
    }
}
