using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Timestamps of requests → the rate, and how uneven the gaps are.</summary>
/// <remarks>A stream whose rate drifts has no such figures, and is refused; one whose gaps go together is described for short waits only, which is warned of.</remarks>
public sealed class ArrivalsFit : IFitKind
{
    /// <summary>A correlation below this changes a queue's wait by less than its other approximations.</summary>
    private const double NotableCorrelation = 0.1;

    public string Name => "arrivals";

    public string Doc => "a column of timestamps: `traffic.rate` and `arrival_cv2`.";

    public bool Suits(Measurements measurements) => measurements is MeasuredTable table
        && (table.Columns.IsEmpty ? table.Rows[0].Length == 1 && ArrivalTimes.IsDate(((TextNode)table.Rows[0][0]).Text) : FitColumns.Find(table, FitColumns.Timestamp) is not null);

    public Fit? Fit(Measurements measurements, FitOptions options, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        if (measurements is not MeasuredTable table)
        {
            return FitProblems.NotATable(measurements, Name, bag);
        }

        if (FitColumns.Require(table, FitColumns.Timestamp, 0, 1, bag) is not { } column || ArrivalTimes.Read(table, column, bag) is not { } times)
        {
            return null;
        }

        var span = new SourceSpan(table.Source, 1, 1);
        if (times.Length <= FitLimits.LeastSample)
        {
            bag.Error(DiagnosticCodes.TooFewMeasurements, span, $"{times.Length} arrivals do not tell how uneven they are; it takes more than {FitLimits.LeastSample}", "measure for longer");
            return null;
        }

        var late = Enumerable.Range(1, times.Length - 1).Count(row => times[row] < times[row - 1]);
        if (late > 0)
        {
            bag.Warning(DiagnosticCodes.OutlyingMeasurements, span, $"{late} timestamps are earlier than the one before them; they were sorted", "make sure that they are the times at which requests arrived, and not those at which they ended");
            Array.Sort(times);
        }

        if (!(times[^1] > times[0]))
        {
            bag.Error(DiagnosticCodes.PoorFit, span, "all timestamps are the same", "record them in milliseconds or finer");
            return null;
        }

        var statistics = new ArrivalStatistics(times);
        return IsSteady(statistics, span, bag) && Known(statistics, span, bag) is var (isKnown, resolution) ? Describe(table, statistics, isKnown, resolution, bag) : null;
    }

    private static bool IsSteady(ArrivalStatistics statistics, SourceSpan span, DiagnosticBag bag)
    {
        if (statistics.DriftProbability < FitLimits.Significance && Math.Abs(statistics.Drift) > FitLimits.Material)
        {
            var rate = 1 / statistics.MeanGap;
            bag.Error(
                DiagnosticCodes.DriftingRate,
                span,
                $"the rate drifts, from about {Rate(Math.Max(0, rate * (1 - (statistics.Drift / 2))))} to about {Rate(Math.Max(0, rate * (1 + (statistics.Drift / 2))))}, which makes the gaps look more uneven than they are",
                "fit a part of the log in which the load is steady, the peak hour for example");
            return false;
        }

        var mean = statistics.Gaps / (double)ArrivalStatistics.Windows;
        if (statistics.UnsteadyProbability < FitLimits.Significance && statistics.Counts.Max(count => Math.Abs((count / mean) - 1)) > FitLimits.Material)
        {
            var second = statistics.Span / ArrivalStatistics.Windows;
            bag.Warning(
                DiagnosticCodes.DriftingRate,
                span,
                $"the rate is not steady: {Rate(statistics.Counts.Min() / second)} to {Rate(statistics.Counts.Max() / second)} in the tenths of the time, more than such gaps make by chance",
                "plan for the rate of the busiest part, and fit that part alone");
        }

        if (Math.Abs(statistics.Correlation) > Math.Max(NotableCorrelation, 2.58 / Math.Sqrt(statistics.Gaps)))
        {
            bag.Warning(
                DiagnosticCodes.CorrelatedArrivals,
                span,
                string.Create(CultureInfo.InvariantCulture, $"short gaps follow short ones: each goes with the next by a correlation of {statistics.Correlation:0.00}, and arrival_cv2 knows of no such bursts"),
                "take waits that are computed with it for a lower bound");
        }

        return true;
    }

    /// <summary>Whether the spread of the gaps can be told, and in which unit the timestamps count.</summary>
    private static (bool IsKnown, double Resolution) Known(ArrivalStatistics statistics, SourceSpan span, DiagnosticBag bag)
    {
        var resolution = statistics.Resolution;

        // A time that is cut to a unit q has a variance of q²/12, and a gap has two of them.
        var added = resolution * resolution / 6 / statistics.MeanGap / statistics.MeanGap;
        if (resolution > statistics.MeanGap)
        {
            bag.Warning(
                DiagnosticCodes.CoarseTimestamps,
                span,
                $"arrival_cv2 is not told: the timestamps count in steps of {Time(resolution)}, longer than the mean gap of {Time(statistics.MeanGap)}",
                "record them in a finer unit");
            return (false, resolution);
        }

        if (added > FitLimits.Significance * statistics.Cv2)
        {
            bag.Warning(
                DiagnosticCodes.CoarseTimestamps,
                span,
                string.Create(CultureInfo.InvariantCulture, $"the timestamps count in steps of {Time(resolution)}, which adds about {added:0.0##} to arrival_cv2; it was taken away"),
                "record them in a finer unit");
            return (true, resolution);
        }

        return (true, 0);
    }

    private Fit Describe(MeasuredTable table, ArrivalStatistics statistics, bool isKnown, double resolution, DiagnosticBag bag)
    {
        var reach = StudentsT.Quantile(0.975, statistics.Gaps - 1);
        var mean = 1 / statistics.MeanGap;
        var rate = FittedFigure.Positive("rate", "arrivals a second", mean, statistics.RateError, reach, QueryRate.Dimension);
        var added = resolution * resolution / 6 / statistics.MeanGap / statistics.MeanGap;
        var cv2 = Math.Clamp(statistics.Cv2 - added, 0, Limits.ArrivalCv2);
        var spread = cv2 > 0
            ? FittedFigure.Positive("arrival_cv2", "squared coefficient of variation of the gaps", cv2, statistics.Cv2Error, reach, Scalar.Dimension)
            : new FittedFigure("arrival_cv2", "squared coefficient of variation of the gaps", 0, statistics.Cv2Error, 0, reach * statistics.Cv2Error, Scalar.Dimension);
        if (isKnown && statistics.Cv2 - added > Limits.ArrivalCv2)
        {
            bag.Warning(DiagnosticCodes.PoorFit, new SourceSpan(table.Source, 1, 1), $"arrival_cv2 is more than a scenario takes, and is held at {Scalar.Dimension.Print(Limits.ArrivalCv2)}", "arrivals in bulk are no stream of single requests");
        }

        var second = statistics.Span / ArrivalStatistics.Windows;
        var half = 1.96 * Math.Sqrt(statistics.Cv2 * mean * second) / second;
        ImmutableArray<(string, string)> entries = [("rate", QueryRate.Dimension.Print(mean)), .. isKnown ? [("arrival_cv2", Scalar.Dimension.Print(cv2, 3))] : Array.Empty<(string, string)>()];
        var isPoisson = isKnown && spread.Low <= 1 && spread.High >= 1;
        return new Fit
        {
            Kind = Name,
            Source = table.Source,
            Formula = "rate = 1 ÷ mean gap, arrival_cv2 = variance of the gaps ÷ mean gap²",
            Method = "moments of the gaps; gaps are taken to be independent",
            Parameters = isKnown ? [rate, spread] : [rate],
            Measurements = statistics.Gaps + 1,
            Rows = [.. statistics.Counts.Select((count, window) => new FittedRow(default, (window + 0.5) * second, null, count / second, mean, 1) { Low = Math.Max(0, (count / second) - half), High = (count / second) + half })],
            X = new FitAxis("time since the first arrival", Duration.Dimension),
            Y = new FitAxis("arrivals", QueryRate.Dimension),
            Curve = FitCurves.Band(0, statistics.Span, _ => mean, _ => half),
            Finding = $"{Rate(mean)} arrive{(!isKnown ? "" : isPoisson ? ", with gaps as uneven as a Poisson stream's" : cv2 > 1 ? $", in bursts: a squared variation of {Scalar.Dimension.Print(cv2, 3)}" : $", more evenly than a Poisson stream: a squared variation of {Scalar.Dimension.Print(cv2, 3)}")}",
            Snippet = new FitSnippet(
                $"traffic: {FitSnippet.Map(entries)}",
                [
                    "rate is what was measured, on average; 'traffic.rate' is the peak",
                    .. isPoisson ? ["1, a Poisson stream, is within the interval of arrival_cv2, and is the default"] : Array.Empty<string>(),
                ]),
        };
    }

    private static string Rate(double perSecond) => QueryRate.Dimension.Print(perSecond, 3);

    private static string Time(double seconds) => Duration.Dimension.Print(seconds, 3);
}
