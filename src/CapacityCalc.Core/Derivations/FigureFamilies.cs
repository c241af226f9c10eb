using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Families;

namespace CapacityCalc.Core.Derivations;

/// <summary>Every family of figures; a new one is a file in <c>Families</c> and a line here.</summary>
internal static class FigureFamilies
{
    public static ImmutableArray<Action<Subject, StepList>> All { get; } =
    [
        TrafficFamily.Derive,
        FunnelFamily.Derive,
        StageFamily.Derive,
        ServiceFamily.Derive,
        QueueFamily.Derive,
        StageLatencyFamily.Derive,
        NeedsFamily.Derive,
        QualityFamily.Derive,
        LatencyFamily.Derive,
        FleetFamily.Derive,
        CapacityFamily.Derive,
        ObjectiveFamily.Derive,
        BudgetFamily.Derive,
        RuleFamily.Derive,
        ChoiceFamily.Derive,
        DayFamily.Derive,
        RunwayFamily.Derive,
    ];
}
