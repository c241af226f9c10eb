using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>Parameters that only the months to come depend on: a variant of them is judged as today is.</summary>
internal static class LaterMonths
{
    /// <summary>Says so where such a one is varied or solved for, since its values would all look alike.</summary>
    /// <param name="parameter">What reads the path; null where nothing does.</param>
    public static void Warn(IParameter? parameter, ScenarioPath path, DiagnosticBag bag)
    {
        if (parameter is not null && (parameter.Dimensions.Contains(GrowthRate.Dimension) || parameter.Dimensions.Contains(CalendarSpan.Dimension)))
        {
            bag.Warning(
                DiagnosticCodes.UnusedValue,
                path.Span,
                $"'{path}' changes nothing of today, by which every objective is judged",
                "read the runway of 'capcalc estimate' with one value of it, or vary the rate or the items that it leads to");
        }
    }
}
