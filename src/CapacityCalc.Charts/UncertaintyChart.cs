using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>A chart of what the ranges of a scenario make of its answer.</summary>
public abstract class UncertaintyChart : IChart
{
    public abstract string Name { get; }

    public abstract string Doc { get; }

    public string Needs => "a range, such as 'time: 0.8..1.2 ms'";

    /// <summary>What it draws; the rest of the result may be empty.</summary>
    public abstract UncertaintyParts Parts { get; }

    public ChartSubject Subject => ChartSubject.Uncertainty;

    public ChartOutcome Draw(ChartInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Uncertainty.Value is { } result ? Draw(result) : new ChartOutcome.Refused(RefusalReason.NoUncertainty);
    }

    private protected abstract ChartOutcome Draw(UncertaintyResult result);
}
