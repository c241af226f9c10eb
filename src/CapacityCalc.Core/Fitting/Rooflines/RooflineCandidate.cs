using System.Collections.Immutable;
using CapacityCalc.Core.Fitting.Regression;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>A roofline of one roof or of both, fitted.</summary>
/// <param name="Roofs">Those of <see cref="RooflineTerms.Roofs"/> that are taken to bind somewhere.</param>
/// <param name="Free">What was fitted; the rest of what should be is held at its limit: no overhead, or an efficiency of 100%.</param>
/// <param name="Held">What had come out beyond its limit, and is held there: as which value, and with what standard error.</param>
internal sealed record RooflineCandidate(RooflineData Data, RooflineTerms Roofs, RooflineTerms Free, RegressionFit Fit, ImmutableDictionary<RooflineTerms, (double Value, double StandardError)> Held)
{
    private static readonly ImmutableArray<RooflineTerms> Each = [RooflineTerms.CallOverhead, RooflineTerms.Arithmetic, RooflineTerms.Transfers];

    /// <summary>Half the 95% interval of the inverse efficiency that is known worst, as a share of it.</summary>
    public double Unsureness => Each.Where(term => RooflineTerms.Roofs.HasFlag(term) && Roofs.HasFlag(term)).Max(term => Fit.Reach * StandardError(term) / Math.Abs(Value(term)));

    /// <summary>Whether the times tell the efficiencies from the overhead of a call: not where they would be anything but for that being held at 0.</summary>
    public bool IsKnown { get; private init; } = true;

    /// <summary>The best roofline with these roofs; null where none describes the times.</summary>
    public static RooflineCandidate? Of(RooflineData data, RooflineTerms roofs)
    {
        var free = roofs | (data.IsCallOverheadFree ? RooflineTerms.CallOverhead : RooflineTerms.None);
        var held = ImmutableDictionary<RooflineTerms, (double, double)>.Empty;
        RooflineCandidate? before = null;
        while (true)
        {
            if (free == RooflineTerms.None)
            {
                return before! with { Free = free, Held = held, Fit = before.Fit with { Fitted = [.. Enumerable.Range(0, data.Tasks.Count).Select(row => At(data, roofs, row))] } };
            }

            if (RobustRegression.Fit(CurveOf(data, roofs, free), data.Tasks.Seconds) is not { } fit)
            {
                return null;
            }

            // Holding one may mend the other: the one that is farther beyond its limit goes first. With a knee the standard error is one at that knee, and no overhead may mean another.
            var candidate = new RooflineCandidate(data, roofs, free, fit, held);
            candidate = before = candidate with { IsKnown = before?.IsKnown != false && candidate.Unsureness < 1 };
            var beyond = candidate.Beyond().Where(each => each.Errors <= FitLimits.RefusalErrors || (roofs == RooflineTerms.Roofs && each.Term == RooflineTerms.CallOverhead)).ToArray();
            if (beyond.Length == 0)
            {
                return candidate;
            }

            var (term, _) = beyond.MaxBy(term => term.Errors);
            free &= ~term;
            held = held.Add(term, (candidate.Value(term), candidate.StandardError(term)));
        }
    }

    /// <summary>The curve with a term in the square of the items besides, and which of its parameters that is.</summary>
    public (Curve Curve, int Parameter) Bent()
    {
        double[] squares = [.. Data.Tasks.All.Select(items => items * items)];
        return (CurveOf(Data, Roofs, Free, squares), Free.HasFlag(RooflineTerms.CallOverhead) ? 1 : 0);
    }

    /// <summary>Seconds of a call, or the inverse of an efficiency.</summary>
    public double Value(RooflineTerms term) => Free.HasFlag(term) ? Fit.Parameters[IndexOf(term)] : LimitOf(term);

    /// <summary>Of <see cref="Value"/>; of what it had come out as, where it is held.</summary>
    public double StandardError(RooflineTerms term) => Free.HasFlag(term) ? Fit.StandardError(IndexOf(term)) : Held.GetValueOrDefault(term).StandardError;

    /// <summary>The place of a term among the parameters of <see cref="Fit"/>.</summary>
    public int IndexOf(RooflineTerms term) => Each.Where(each => Free.HasFlag(each)).ToImmutableArray().IndexOf(term);

    public bool IsHeld(RooflineTerms term) => Held.ContainsKey(term);

    /// <summary>The 95% interval of <see cref="Value"/>, as far as its limit lets it reach.</summary>
    public (double Low, double High) Interval(RooflineTerms term)
    {
        var (center, reach) = (Held.TryGetValue(term, out var held) ? held.Value : Value(term), Fit.Reach * StandardError(term));
        return (Math.Max(LimitOf(term), center - reach), Math.Max(LimitOf(term), center) + reach);
    }

    /// <summary>What is beyond its limit, and by how many standard errors.</summary>
    public IEnumerable<(RooflineTerms Term, double Errors)> Beyond() =>
        Each.Where(term => Free.HasFlag(term) && Value(term) < LimitOf(term))
            .Select(term => (term, (LimitOf(term) - Value(term)) / StandardError(term)));

    /// <summary>Whether arithmetic takes at least as long as transfers in a row.</summary>
    public bool IsArithmetic(int row) => Roofs != RooflineTerms.Transfers
        && (Roofs == RooflineTerms.Arithmetic || Value(RooflineTerms.Arithmetic) * Data.Arithmetic[row] >= Value(RooflineTerms.Transfers) * Data.Transfers[row]);

    /// <summary>The least efficiency of the other roof at which it binds nowhere; of one roof.</summary>
    public double OtherAtLeast()
    {
        var (own, other) = Roofs == RooflineTerms.Arithmetic ? (Data.Arithmetic, Data.Transfers) : (Data.Transfers, Data.Arithmetic);
        return Enumerable.Range(0, own.Length).Max(row => other[row] / own[row]) / Value(Roofs);
    }

    /// <summary>Seconds at any place.</summary>
    public double At(double items, double batch)
    {
        var (arithmetic, transfers) = Data.RoofsAt(items, batch);
        return Data.HeldAt(items, batch) + (Data.IsCallOverheadFree ? Value(RooflineTerms.CallOverhead) : 0)
            + Math.Max(Roofs.HasFlag(RooflineTerms.Arithmetic) ? arithmetic * Value(RooflineTerms.Arithmetic) : 0, Roofs.HasFlag(RooflineTerms.Transfers) ? transfers * Value(RooflineTerms.Transfers) : 0);
    }

    private static double LimitOf(RooflineTerms term) => term == RooflineTerms.CallOverhead ? 0 : 1;

    /// <summary>With everything held.</summary>
    private static double At(RooflineData data, RooflineTerms roofs, int row) =>
        data.Held[row] + Math.Max(roofs.HasFlag(RooflineTerms.Arithmetic) ? data.Arithmetic[row] : 0, roofs.HasFlag(RooflineTerms.Transfers) ? data.Transfers[row] : 0);

    private static RooflineCurve CurveOf(RooflineData data, RooflineTerms roofs, RooflineTerms free, params double[][] more)
    {
        RoofColumn Roof(RooflineTerms term, double[] seconds) => new(seconds, free.HasFlag(term) ? null : LimitOf(term));
        return new RooflineCurve(
            data.Held,
            free.HasFlag(RooflineTerms.CallOverhead) ? [[.. data.Held.Select(_ => 1.0)], .. more] : more,
            [
                .. roofs.HasFlag(RooflineTerms.Arithmetic) ? [Roof(RooflineTerms.Arithmetic, data.Arithmetic)] : Array.Empty<RoofColumn>(),
                .. roofs.HasFlag(RooflineTerms.Transfers) ? [Roof(RooflineTerms.Transfers, data.Transfers)] : Array.Empty<RoofColumn>(),
            ]);
    }
}
