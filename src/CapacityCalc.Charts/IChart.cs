namespace CapacityCalc.Charts;

/// <summary>One kind of chart: chooses what is plotted and says the finding; it knows nothing of pixels.</summary>
public interface IChart
{
    /// <summary>As <c>--kind</c> takes it.</summary>
    string Name { get; }

    /// <summary>One line.</summary>
    string Doc { get; }

    ChartSubject Subject { get; }

    ChartOutcome Draw(ChartInput input);
}
