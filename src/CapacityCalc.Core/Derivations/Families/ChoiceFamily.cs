using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>What became of the shapes that a stage could have had.</summary>
internal static class ChoiceFamily
{
    public static void Derive(Subject subject, StepList steps)
    {
        foreach (var choice in subject.Estimate.HardwareChoices)
        {
            foreach (var candidate in choice.Candidates)
            {
                OfCandidate(subject, steps, choice, candidate);
            }
        }
    }

    private static void OfCandidate(Subject subject, StepList steps, ShapeChoice choice, ShapeCandidate candidate)
    {
        var place = $"hardware_choices.{choice.Stage}.candidates.{candidate.Shape}";
        var isChosen = candidate.Shape == choice.Shape;
        var sized = new NumericMethod(
            "the whole fleet sized anew with this shape in the stage, by the same rules", [TrafficFamily.Pipeline, NeedsFamily.Ceiling, .. ObjectiveFamily.LatencyLimits(subject)], subject.Estimate.Method);
        void Add(string figure, Symbol symbol, string words, Measure measure, double? value, string own) =>
            steps.Add($"{place}.{figure}", symbol, words, measure, value, isChosen ? new ClosedForm(new Reference(own), "the shape that was chosen") : sized, candidate.Shape);

        Add("hosts", new("N"), "hosts of the stage", Measure.Hosts, candidate.Hosts, NeedsFamily.Hosts(choice.Stage));
        Add("cost_usd_per_hour", new("C"), "cost of the stage", Measure.UsdPerHour, candidate.CostPerHour, NeedsFamily.Cost(choice.Stage));
        Add("fleet_cost_usd_per_hour", new("C", "fleet"), "cost of the fleet", Measure.UsdPerHour, candidate.FleetCostPerHour, FleetFamily.CostPerHour);
        Add("p99_seconds", new("T", "p99"), "time of a request, 99th percentile", Measure.Seconds, candidate.P99Seconds, LatencyFamily.Latency("p99"));
    }
}
