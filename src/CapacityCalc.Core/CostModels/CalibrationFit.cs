using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.CostModels;

/// <summary>One measurement of an architecture.</summary>
/// <param name="Work">What it computes and moves for the fewest and the most items, as text: equal where their work is the same function of the items.</param>
/// <param name="Arithmetic">Seconds at the peak; ≥ 0.</param>
/// <param name="Transfers">Seconds at the full bandwidth; ≥ 0.</param>
/// <param name="Items">&gt; 0.</param>
/// <param name="Seconds">Measured; &gt; 0.</param>
public readonly record struct Measurement(string Work, double Arithmetic, double Transfers, double Items, double Seconds);

/// <summary>What a fit may change; the efficiency always.</summary>
[Flags]
public enum Unknowns
{
    None = 0,
    Overhead = 1,
    CallOverhead = 2,
}

/// <summary>A roofline fitted to measurements.</summary>
/// <param name="Changed">Whether the efficiency of arithmetic, that of transfers, or both are from the fit.</param>
/// <param name="Free">Which overheads it was free to choose.</param>
/// <param name="IsHeld">Whether an efficiency is held at 100%, as the best fit would lie above it.</param>
/// <param name="LargestError">|predicted − measured| ÷ measured, the largest of all.</param>
public sealed record CalibrationFit(Roofline Roofline, Roofs Changed, Unknowns Free, bool IsHeld, double LargestError)
{
    /// <summary>Fits the efficiency and, where the measurements can tell, overheads; null where no positive efficiency explains the times.</summary>
    /// <param name="prior">Given overheads hold; its efficiencies say which roof binds, and hold the other's ratio.</param>
    /// <param name="given">Overheads that are not to be fitted.</param>
    /// <remarks>
    /// Least squares of relative errors, no overhead negative and no efficiency above 100%: t ÷ t_measured = 1 is linear in 1/efficiency and both overheads, and the
    /// best of all subsets of the overheads that come out non-negative, with the efficiency free or held at 100%, is the constrained optimum (Lawson and Hanson, "Solving Least Squares Problems",
    /// 1974, chapter 23). An overhead of each item shows only between architectures, one of each call only where one architecture was measured
    /// at several numbers of items; otherwise a single measurement could be explained by them as well. Measurements under one roof fit that
    /// roof's efficiency; under both, one factor of both efficiencies.
    /// </remarks>
    public static CalibrationFit? Solve(ImmutableArray<Measurement> rows, Roofline prior, Unknowns given)
    {
        var free = Distinguishable(rows) & ~given;
        var byArithmetic = rows.Count(row => row.Arithmetic / prior.Efficiency >= row.Transfers / prior.BandwidthEfficiency);
        if (byArithmetic == rows.Length && Fit(rows, prior, free, Roofs.Arithmetic) is { } arithmetic && Holds(rows, arithmetic))
        {
            return arithmetic;
        }

        if (byArithmetic == 0 && Fit(rows, prior, free, Roofs.Transfers) is { } transfers && Holds(rows, transfers))
        {
            return transfers;
        }

        return Fit(rows, prior, free, Roofs.Both);
    }

    /// <summary>The overheads that these measurements can tell from arithmetic.</summary>
    public static Unknowns Distinguishable(ImmutableArray<Measurement> rows)
    {
        var groups = rows.GroupBy(row => row.Work).ToArray();
        return (groups.Length > 1 ? Unknowns.Overhead : Unknowns.None)
            | (groups.Any(group => group.Select(row => row.Items).Distinct().Count() > 1) ? Unknowns.CallOverhead : Unknowns.None);
    }

    /// <summary>A time so far from what was measured is no description of it.</summary>
    private const double LargestMiss = 1e3;

    /// <summary>Rounding of a measurement at the peak is not above it.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Less is the rounding of the sum of squares.</summary>
    private const double Improvement = 1e-12;

    private static CalibrationFit? Fit(ImmutableArray<Measurement> rows, Roofline prior, Unknowns free, Roofs roofs)
    {
        CalibrationFit? best = null;
        var least = double.PositiveInfinity;
        foreach (var subset in new[] { Unknowns.None, Unknowns.Overhead, Unknowns.CallOverhead, Unknowns.Overhead | Unknowns.CallOverhead })
        {
            if ((subset & ~free) != 0)
            {
                continue;
            }

            foreach (var fit in Fitted(rows, prior, free, subset, roofs))
            {
                var squares = rows.Sum(row => Math.Pow(Error(row, fit.Roofline), 2));
                if (squares < least - Improvement)
                {
                    (best, least) = (fit, squares);
                }
            }
        }

        return best;
    }

    /// <summary>With the efficiency free, or held at 100% where that would be more.</summary>
    private static IEnumerable<CalibrationFit> Fitted(ImmutableArray<Measurement> rows, Roofline prior, Unknowns free, Unknowns subset, Roofs roofs)
    {
        var roof = Column(rows, row => Coefficient(row, prior, roofs));
        var columns = new List<double[]>();
        if (subset.HasFlag(Unknowns.Overhead))
        {
            columns.Add(Column(rows, row => row.Items));
        }

        if (subset.HasFlag(Unknowns.CallOverhead))
        {
            columns.Add(Column(rows, _ => 1));
        }

        // What is given, or left at nothing, is taken from the measured times.
        var held = prior with
        {
            OverheadSeconds = free.HasFlag(Unknowns.Overhead) ? 0 : prior.OverheadSeconds,
            CallOverheadSeconds = free.HasFlag(Unknowns.CallOverhead) ? 0 : prior.CallOverheadSeconds,
        };
        var rest = Column(rows, row => row.Seconds - held.CallOverheadSeconds - (row.Items * held.OverheadSeconds));
        if (rest.All(left => !(left > 0)))
        {
            return [];
        }

        // The inverse of the efficiency, or of the factor of both, at which the higher one is 100%.
        var least = roofs == Roofs.Both ? Math.Max(prior.Efficiency, prior.BandwidthEfficiency) : 1;
        var atLiberty = SmallLeastSquares.Solve([roof, .. columns], rest) is [var inverse, ..] solved && inverse >= least * (1 - Rounding)
            ? With(inverse, solved[1..], isHeld: false)
            : null;
        double[] beyond = [.. rest.Zip(roof, (left, seconds) => left - (least * seconds))];
        var atPeak = atLiberty is null && (columns.Count == 0 ? [] : SmallLeastSquares.Solve(columns, beyond)) is { } overheads ? With(least, overheads, isHeld: true) : null;
        return new[] { atLiberty, atPeak }.OfType<CalibrationFit>();

        CalibrationFit? With(double inverse, double[] overheads, bool isHeld)
        {
            if (!double.IsFinite(inverse) || overheads.Any(value => !(value >= 0)))
            {
                return null;
            }

            var roofline = held with
            {
                Efficiency = roofs switch { Roofs.Arithmetic => 1 / inverse, Roofs.Both => prior.Efficiency / inverse, _ => prior.Efficiency },
                BandwidthEfficiency = roofs switch { Roofs.Transfers => 1 / inverse, Roofs.Both => prior.BandwidthEfficiency / inverse, _ => prior.BandwidthEfficiency },
                OverheadSeconds = subset.HasFlag(Unknowns.Overhead) ? overheads[0] : held.OverheadSeconds,
                CallOverheadSeconds = subset.HasFlag(Unknowns.CallOverhead) ? overheads[^1] : held.CallOverheadSeconds,
            };
            var miss = rows.Max(row => Math.Abs(Error(row, roofline)));
            return miss < LargestMiss ? new CalibrationFit(roofline, roofs, free, isHeld, miss) : null;
        }
    }

    /// <summary>Whether the roof that was presumed to bind binds at the fitted efficiency.</summary>
    private static bool Holds(ImmutableArray<Measurement> rows, CalibrationFit fit) => rows.All(row =>
    {
        var (arithmetic, transfers) = (row.Arithmetic / fit.Roofline.Efficiency, row.Transfers / fit.Roofline.BandwidthEfficiency);
        return fit.Changed == Roofs.Arithmetic ? arithmetic >= transfers : transfers >= arithmetic;
    });

    private static double Coefficient(Measurement row, Roofline prior, Roofs roofs) => roofs switch
    {
        Roofs.Arithmetic => row.Arithmetic,
        Roofs.Transfers => row.Transfers,
        _ => Math.Max(row.Arithmetic / prior.Efficiency, row.Transfers / prior.BandwidthEfficiency),
    };

    private static double Error(Measurement row, Roofline roofline)
    {
        var roof = Math.Max(row.Arithmetic / roofline.Efficiency, row.Transfers / roofline.BandwidthEfficiency);
        return ((roofline.CallOverheadSeconds + (row.Items * roofline.OverheadSeconds) + roof) / row.Seconds) - 1;
    }

    private static double[] Column(ImmutableArray<Measurement> rows, Func<Measurement, double> value) => [.. rows.Select(row => value(row) / row.Seconds)];
}

/// <summary>Which efficiencies a fit changed.</summary>
public enum Roofs
{
    Arithmetic,
    Transfers,
    Both,
}
