using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>A chart of variants side by side.</summary>
public abstract class ComparisonChart : IChart
{
    public abstract string Name { get; }

    public abstract string Doc { get; }

    public abstract string Needs { get; }

    public ChartSubject Subject => ChartSubject.Comparison;

    public ChartOutcome Draw(ChartInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Comparison is { } comparison ? Draw(comparison) : new ChartOutcome.Refused(RefusalReason.NoComparison);
    }

    private protected abstract ChartOutcome Draw(Comparison comparison);
}
