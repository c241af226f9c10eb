using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Comparing;

/// <summary>One figure by formula and by simulation, in the same unit.</summary>
/// <param name="Estimate">Null where the estimate has none.</param>
/// <param name="Simulated">Null where the simulation has none.</param>
/// <param name="Tolerance">How far the estimate says it may be off, in the figure's unit; ≥ 0.</param>
public sealed record ComparedFigure(double? Estimate, Interval? Simulated, double Tolerance, Method Method)
{
    /// <summary>What composing distributions on lattices may be off by, relatively, where the queues themselves are exact.</summary>
    public const double CompositionError = 1e-3;

    /// <summary>Rounding in sums of times, relatively: two constants that differ by it are the same.</summary>
    private const double Rounding = 1e-9;

    /// <summary>False where both measure something else: load that is offered, and load that can be carried.</summary>
    public bool IsComparable { get; init; } = true;

    /// <summary>Estimate ÷ simulated − 1; null where there is no such ratio.</summary>
    public double? Difference => IsComparable && Estimate is { } estimate && Simulated is { } simulated
        ? simulated.Value > 0 ? (estimate / simulated.Value) - 1 : estimate <= 0 ? 0 : null
        : null;

    public Agreement Agreement
    {
        get
        {
            if (!IsComparable || Estimate is not { } estimate || Simulated is not { } simulated)
            {
                return Agreement.None;
            }

            var apart = Math.Abs(estimate - simulated.Value) - (Rounding * Math.Abs(simulated.Value));
            return apart <= simulated.HalfWidth ? Agreement.WithinInterval
                : apart <= simulated.HalfWidth + Tolerance ? Agreement.WithinAccuracy
                : Method == Method.Bound && estimate > simulated.Value ? Agreement.Bound
                : apart <= 2 * simulated.HalfWidth ? Agreement.JustOutside
                : Agreement.Outside;
        }
    }

    public bool Exists => Estimate is not null || Simulated is not null;
}
