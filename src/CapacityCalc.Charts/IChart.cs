namespace CapacityCalc.Charts;

/// <summary>One kind of chart: chooses what is plotted and says the finding; it knows nothing of pixels.</summary>
public interface IChart
{
    /// <summary>As <c>--kind</c> takes it.</summary>
    string Name { get; }

    /// <summary>What it shows, in one line.</summary>
    string Doc { get; }

    /// <summary>What a scenario has to say, or the command line, for there to be such a chart.</summary>
    string Needs { get; }

    ChartSubject Subject { get; }

    ChartOutcome Draw(ChartInput input);
}
