using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>A fitted roofline in words.</summary>
internal static class RooflineWords
{
    /// <summary>As a sentence without a full stop.</summary>
    public static string Finding(RooflineFigures figures)
    {
        var candidate = figures.Candidate;
        string Share(RooflineTerms term) => Ratio.Dimension.Print(1 / candidate.Value(term), 3);
        var (peak, bandwidth) = ($"{Share(RooflineTerms.Arithmetic)} of the peak", $"{Share(RooflineTerms.Transfers)} of the memory bandwidth");
        var roofs = candidate.Roofs switch
        {
            RooflineTerms.Arithmetic => peak,
            RooflineTerms.Transfers => bandwidth,
            _ when figures.Knee() is { } knee && Count.Dimension.Print(knee.Value, 2) is var items => figures.IsArithmeticAbove ? $"{peak} from {items} items on, {bandwidth} below" : $"{bandwidth} from {items} items on, {peak} below",
            _ => $"{peak}, and {bandwidth}",
        };
        return $"{roofs}{(figures.CallOverhead > 0 ? $"; {Duration.Dimension.Print(figures.CallOverhead, 3)} a call" : "")}";
    }

    /// <summary>What is added up, and of what the larger counts.</summary>
    public static string Formula(RooflineCandidate candidate)
    {
        const string Arithmetic = "FLOPs ÷ (peak × efficiency)", Transfers = "bytes ÷ (bandwidth × bandwidth_efficiency)";
        var items = candidate.Data.Prior.OverheadSeconds > 0 ? " + items × overhead" : "";
        return $"time = call_overhead{items} + {candidate.Roofs switch { RooflineTerms.Arithmetic => Arithmetic, RooflineTerms.Transfers => Transfers, _ => $"max({Arithmetic}, {Transfers})" }}";
    }

    /// <summary>How it was fitted, on what, and why by these roofs.</summary>
    public static string Method(RooflineChoice choice)
    {
        var (candidate, place) = (choice.Candidate, choice.Candidate.Data.Place);
        var limits = place.Model.Limits!.Value;
        var peak = candidate.Data.Arithmetic.Any(seconds => seconds > 0) ? $"a peak of {FloatingPointRate.Dimension.Print(limits.FlopsPerSecond, 3)}" : null;
        var bandwidth = candidate.Data.Transfers.Any(seconds => seconds > 0) ? $"{BitRate.Dimension.Print(limits.BytesPerSecond, 3)} of memory bandwidth" : null;
        var (arithmetic, transfers) = RooflineChoice.Places(candidate);
        var binds = candidate.Roofs switch
        {
            RooflineTerms.Arithmetic => "arithmetic binds everywhere",
            RooflineTerms.Transfers => "transfers bind everywhere",
            _ => $"arithmetic binds at {arithmetic} of {arithmetic + transfers} places, transfers at the others",
        };
        var why = (choice.Evidence, candidate.Roofs) switch
        {
            (_, RooflineTerms.Roofs) => "",
            (RoofEvidence.Measured, _) => ", by how the times run",
            (RoofEvidence.OnlyPossible, _) => ", as nothing else could be",
            _ => ", by the scenario's efficiencies: the times would be the same under the other roof",
        };
        return candidate.Fit.Method(candidate.Roofs == RooflineTerms.Roofs ? "nonlinear regression" : "regression", "time")
            + $"; stage {place.Stage} on {place.Hardware}, {string.Join(" and ", new[] { peak, bandwidth }.OfType<string>())} for a task; {binds}{why}";
    }
}
