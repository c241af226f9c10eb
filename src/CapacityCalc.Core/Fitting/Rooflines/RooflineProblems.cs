using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>Why times are not those of an architecture.</summary>
internal static class RooflineProblems
{
    private const string OtherSetup = "the shape, the 'precision', 'cores_per_task' or the architecture of the scenario are not what was measured, or the times are not those of whole tasks";

    public static void Undescribed(RooflineData data, DiagnosticBag bag) =>
        bag.Error(DiagnosticCodes.PoorFit, data.Tasks.Place, "no roofline describes these times", "check the columns: items, then the time of a task that has so many");

    /// <summary>Whether what the scenario gives leaves time for the work in most of the measurements.</summary>
    public static bool IsTimeLeft(RooflineData data, DiagnosticBag bag)
    {
        var taken = Enumerable.Range(0, data.Tasks.Count).Count(row => data.Held[row] >= data.Tasks.Seconds[row]);
        if (2 * taken < data.Tasks.Count)
        {
            return true;
        }

        bag.Error(
            DiagnosticCodes.PoorFit,
            data.Tasks.Place,
            $"the overheads that the scenario gives take all of the time of {taken} of {data.Tasks.Count} measurements",
            "lower 'overhead' and 'call_overhead', or leave 'call_overhead' to the fit");
        return false;
    }

    /// <summary>Whether the hardware could be so fast.</summary>
    public static bool ArePossible(RooflineChoice choice, DiagnosticBag bag)
    {
        var candidate = choice.Candidate;
        var span = candidate.Data.Tasks.Place;
        foreach (var (term, _) in candidate.Beyond())
        {
            var (value, error) = (candidate.Value(term), candidate.StandardError(term));
            if (term == RooflineTerms.CallOverhead)
            {
                bag.Error(
                    DiagnosticCodes.PoorFit,
                    span,
                    $"call_overhead comes out below zero, by more than its error: {Duration.Dimension.Print(value)} ± {Duration.Dimension.Print(error, 2)}",
                    "the time grows faster than the architecture's work: " + OtherSetup);
            }
            else if (value <= 0)
            {
                bag.Error(DiagnosticCodes.PoorFit, span, "more work takes no more time, as under no roofline", "a model whose time does not depend on its items is a 'service': fit the times alone with --as service");
            }
            else
            {
                bag.Error(
                    DiagnosticCodes.EfficiencyAbovePeak,
                    span,
                    $"{KeyOf(term)} comes out above 100%, by more than its error: {Ratio.Dimension.Print(1 / value)} ± {Ratio.Dimension.Print(error / value / value, 2)} of what {candidate.Data.Place.Hardware} can do",
                    OtherSetup);
            }

            return false;
        }

        if (candidate.Roofs == RooflineTerms.Roofs || !RooflineChoice.IsOtherBeyond(candidate))
        {
            return true;
        }

        var other = candidate.Roofs == RooflineTerms.Arithmetic ? RooflineTerms.Transfers : RooflineTerms.Arithmetic;
        bag.Error(
            DiagnosticCodes.EfficiencyAbovePeak,
            span,
            $"{(other == RooflineTerms.Transfers ? "the transfers" : "the arithmetic")} of some sizes would have to be done at {Ratio.Dimension.Print(candidate.OtherAtLeast(), 3)} of what {candidate.Data.Place.Hardware} can do",
            $"measure at more sizes where {(other == RooflineTerms.Transfers ? "transfers bind" : "arithmetic binds")}, so that {KeyOf(other)} can be told as well; or {OtherSetup}");
        return false;
    }

    /// <summary>Whether the times tell the efficiency from what a call takes besides.</summary>
    public static bool AreKnown(RooflineCandidate candidate, DiagnosticBag bag)
    {
        if (candidate.IsKnown)
        {
            return true;
        }

        bag.Error(
            DiagnosticCodes.PoorFit,
            candidate.Data.Tasks.Place,
            "the measurements do not tell the efficiency: its error is as large as itself",
            candidate.Data.IsCallOverheadFree
                ? "over these sizes the work hardly differs, so that 'call_overhead' could be anything: give it in the scenario, or measure over a wider range"
                : "measure more evenly, over a wider range, or more often");
        return false;
    }

    /// <summary>Says what is not from the measurements.</summary>
    public static void TellHeld(RooflineFigures figures, DiagnosticBag bag)
    {
        var candidate = figures.Candidate;
        if (candidate.IsHeld(RooflineTerms.CallOverhead))
        {
            bag.Info(DiagnosticCodes.ParameterHeld, default, "call_overhead came out below zero, within its error, and is held at 0");
        }

        foreach (var term in new[] { RooflineTerms.Arithmetic, RooflineTerms.Transfers }.Where(candidate.IsHeld))
        {
            bag.Info(DiagnosticCodes.ParameterHeld, default, $"{KeyOf(term)} came out above 100%, within its error, and is held there");
        }

        if (!candidate.Data.Place.IsCallOverheadGiven && !candidate.Data.HasSizes)
        {
            bag.Warning(
                DiagnosticCodes.TooFewMeasurements,
                candidate.Data.Tasks.Place,
                $"call_overhead is not told, and taken for 0: it takes measurements at {FitLimits.LeastPlaces} different numbers of items",
                "give it in the scenario, or measure at more sizes");
        }

        foreach (var key in figures.Raised)
        {
            bag.Warning(
                DiagnosticCodes.ParameterHeld,
                default,
                $"at the {Ratio.Dimension.Print(figures.PriorOf(key), 3)} of the scenario {key} would make a roof bind that did not; it is put at the least that lets it not bind",
                "measure where it does bind");
        }
    }

    private static string KeyOf(RooflineTerms term) => term == RooflineTerms.Arithmetic ? ArchitectureKind.Efficiency.Name : ArchitectureKind.BandwidthEfficiency.Name;
}
