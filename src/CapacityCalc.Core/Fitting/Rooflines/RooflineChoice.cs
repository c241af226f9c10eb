using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>Which roof binds where something was measured: the one that arithmetic makes, the one that transfers make, or each at some of the places.</summary>
/// <remarks>
/// A roof alone is possible where it leaves no efficiency above 100% and no overhead below zero, that of the other roof included, which then is at least what makes it bind nowhere. Two that are possible are
/// told apart by their likelihood; where that does not decide, as of times in a straight line it never does, the scenario's own efficiencies say which binds. Both roofs are taken where they explain more than
/// one by a likelihood ratio (S. S. Wilks 1938), or where one alone is not possible, and each binds at enough places to be told.
/// </remarks>
internal sealed record RooflineChoice(RooflineCandidate Candidate, RoofEvidence Evidence)
{
    /// <summary>Places at which a roof has to bind to be told beside another.</summary>
    private const int LeastOfEach = 2;

    /// <summary>The candidate that is likelier by so much, of two with as many parameters, is right at odds of 100 to 1.</summary>
    private static readonly double Decisive = Math.Log(1 / FitLimits.Significance);

    /// <summary>The roofline to go on with, whether or not it is possible; null where none describes the times.</summary>
    public static RooflineChoice? Of(RooflineData data)
    {
        var (likely, other) = data.IsArithmeticByPrior ? (RooflineTerms.Arithmetic, RooflineTerms.Transfers) : (RooflineTerms.Transfers, RooflineTerms.Arithmetic);
        var first = Single(RooflineCandidate.Of(data, likely), RooflineCandidate.Of(data, other));
        var both = RooflineCandidate.Of(data, RooflineTerms.Roofs);
        return both is not null && IsPossible(both) && IsTold(both) && (first is null || !IsPossible(first.Candidate) || Gain(both, first.Candidate) > 0) ? new(both, RoofEvidence.Measured) : first;
    }

    /// <summary>Whether every efficiency is at most 100% and no overhead negative, but for errors.</summary>
    public static bool IsPossible(RooflineCandidate candidate) => !candidate.Beyond().Any() && (candidate.Roofs == RooflineTerms.Roofs || !IsOtherBeyond(candidate));

    /// <summary>Whether the other roof would have to be left behind by more than its peak, beyond the error, to bind nowhere.</summary>
    public static bool IsOtherBeyond(RooflineCandidate candidate) =>
        candidate.OtherAtLeast() > 1 + (FitLimits.RefusalErrors * candidate.StandardError(candidate.Roofs) / candidate.Value(candidate.Roofs));

    /// <summary>Places at which arithmetic binds, and at which transfers do.</summary>
    public static (int Arithmetic, int Transfers) Places(RooflineCandidate candidate)
    {
        var rows = Enumerable.Range(0, candidate.Data.Tasks.Count).ToArray();
        int Of(IEnumerable<int> some) => some.Select(candidate.Data.Tasks.PlaceOf).Distinct().Count();
        return (Of(rows.Where(candidate.IsArithmetic)), Of(rows.Where(row => !candidate.IsArithmetic(row))));
    }

    private static RooflineChoice? Single(RooflineCandidate? likely, RooflineCandidate? other)
    {
        if (likely is null || other is null)
        {
            return (likely ?? other) is { } only ? new(only, RoofEvidence.OnlyPossible) : null;
        }

        if (Wrongs(likely) != Wrongs(other))
        {
            return new(Wrongs(likely) < Wrongs(other) ? likely : other, RoofEvidence.OnlyPossible);
        }

        var seconds = likely.Data.Tasks.Seconds;
        var gain = likely.Fit.LogLikelihood(seconds) - other.Fit.LogLikelihood(seconds);
        return IsPossible(likely) && Math.Abs(gain) > Decisive ? new(gain > 0 ? likely : other, RoofEvidence.Measured) : new(likely, RoofEvidence.Scenario);
    }

    private static int Wrongs(RooflineCandidate candidate) => IsPossible(candidate) ? 0 : candidate.Beyond().Any() ? 2 : 1;

    /// <summary>Above 0 where both roofs explain more than one does, by more than chance.</summary>
    private static double Gain(RooflineCandidate both, RooflineCandidate one)
    {
        var seconds = both.Data.Tasks.Seconds;
        var quantile = StandardNormal.Quantile(1 - (FitLimits.Significance / 2));
        return (2 * (both.Fit.LogLikelihood(seconds) - one.Fit.LogLikelihood(seconds))) - (quantile * quantile);
    }

    private static bool IsTold(RooflineCandidate both)
    {
        var (arithmetic, transfers) = Places(both);
        return arithmetic >= LeastOfEach && transfers >= LeastOfEach && arithmetic + transfers > both.Fit.Parameters.Length;
    }
}

/// <summary>What says which roof binds.</summary>
internal enum RoofEvidence
{
    /// <summary>How the times run.</summary>
    Measured,

    /// <summary>The other would take an efficiency above 100%, or a negative overhead, or is none.</summary>
    OnlyPossible,

    /// <summary>The efficiencies that the scenario states.</summary>
    Scenario,
}
