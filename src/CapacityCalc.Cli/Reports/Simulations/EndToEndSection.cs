using CapacityCalc.Cli.Comparing;

namespace CapacityCalc.Cli.Reports.Simulations;

/// <summary>A request's whole time, by formula and by simulation.</summary>
internal static class EndToEndSection
{
    private static readonly Statements Legend = new([Prose.Of(
        "± half of the 95% interval · difference of the estimate from the simulation · within ±, or within the accuracy that the estimate states · "
        + "just outside: by less than another ±, as one figure in twenty is by chance",
        Tone.Quiet)]);

    public static Section Of(Comparison comparison)
    {
        var times = comparison.EndToEnd;
        var table = new Table(
            [new("figure"), .. ComparedRow.Columns],
            [
                RowOf("mean", times.Mean),
                RowOf("p50", times.P50),
                RowOf("p90", times.P90),
                RowOf("p95", times.P95),
                RowOf("p99", times.P99),
                RowOf("p99.9", times.P999),
            ]);
        return comparison.Simulation.Stages.IsEmpty ? new("End to end", table) : new("End to end", table, Legend);
    }

    private static Row RowOf(string name, ComparedFigure figure) => new([Cell.Of(name), .. ComparedRow.Of(Quantity.Duration, figure)]);
}
