using CapacityCalc.Cli.Comparing;
using CapacityCalc.Cli.Reports.Estimates;

namespace CapacityCalc.Cli.Reports.Simulations;

/// <summary>Whether the estimate holds: <c>✓ the estimate holds: p99 397 ms, simulated 396 ms ± 1.9 ms (+0.3%) · 4.2M requests in 20 replications</c>.</summary>
internal static class SimulationHeadline
{
    public static Prose Of(Comparison comparison)
    {
        var (verdict, text) = Judge(comparison);
        var beside = comparison.Shown.Count(figure => figure != comparison.EndToEnd.P99 && figure.Agreement == Agreement.Outside);
        var doubt = beside > 0 && verdict != Verdict.Failed ? $", but {Figures.Say(Quantity.Count, beside)} other {(beside == 1 ? "figure lies" : "figures lie")} outside" : "";
        var work = comparison.Simulation.Replications > 0
            ? $" · {RunSection.Requests(comparison.Simulation.Requests)} in {Figures.SayCount(comparison.Simulation.Replications, "replication")}"
            : "";
        var shown = doubt.Length > 0 && verdict == Verdict.Passed ? Verdict.Marginal : verdict;
        return new([new Run($"{shown.Mark()} {text}{doubt}", shown.Tone()), new Run(KeptTogether(work), Tone.Strong)]);
    }

    private static (Verdict Verdict, string Text) Judge(Comparison comparison)
    {
        var p99 = comparison.EndToEnd.P99;
        var estimated = comparison.Estimate.Stages.FirstOrDefault(stage => !stage.Stable)?.Stage;
        var simulated = comparison.Stages.FirstOrDefault(stage => stage.Stable == false)?.Stage;
        return (estimated, simulated) switch
        {
            (null, { } only) => (Verdict.Failed, $"the estimate does not hold: {Names.Short(only)} is overloaded in the simulation"),
            ({ } both, { }) => (Verdict.Failed, $"{Names.Short(both)} is overloaded, by the estimate and in the simulation"),
            ({ } alone, null) when p99.Simulated is null => (Verdict.Failed, $"{Names.Short(alone)} is overloaded by the estimate, and the simulation has no figures"),
            ({ } alone, null) => (Verdict.Failed, $"the estimate does not hold: {Names.Short(alone)} is not overloaded in the simulation"),
            _ when p99.Simulated is null || p99.Estimate is null => (Verdict.Marginal, $"nothing was measured: p99 {Figures.Say(Quantity.Duration, p99.Estimate)} by the estimate alone"),
            _ => Judge(p99, comparison.Estimate.Accuracy ?? 0),
        };
    }

    /// <summary>Goes to the next line as a whole.</summary>
    private static string KeptTogether(string statement) => statement.Length == 0 ? "" : $"{Prose.NoBreakSpace}· {statement[3..].Replace(' ', Prose.StatementSpace)}";

    private static (Verdict Verdict, string Text) Judge(ComparedFigure p99, double accuracy)
    {
        var (simulated, difference) = (p99.Simulated!.Value, p99.Difference ?? 0);
        var resolution = Resolution.Of(simulated.Value, simulated.HalfWidth);
        var estimate = Figures.Print(Quantity.Duration, p99.Estimate, resolution).Unbroken;
        var interval = $"{Figures.Print(Quantity.Duration, simulated.Value, resolution).Unbroken}\u00a0±\u00a0{Figures.Print(Quantity.Duration, simulated.HalfWidth, resolution).Unbroken}";
        var agreement = p99.Agreement;
        if (agreement is Agreement.WithinInterval or Agreement.WithinAccuracy)
        {
            return (Verdict.Passed, $"the estimate holds: p99 {estimate}, simulated {interval} ({Differences.Say(p99)})");
        }

        if (agreement == Agreement.Bound)
        {
            return (Verdict.Passed, $"the estimate holds: p99 at most {estimate}, simulated {interval} ({Differences.Say(p99)})");
        }

        var side = $"the estimate's p99 of {estimate} is {Differences.SaySize(difference)} {(difference > 0 ? "above" : "below")} the simulated {interval}";
        return agreement == Agreement.JustOutside
            ? (Verdict.Marginal, $"{side}: just outside, as one figure in twenty is by chance")
            : (Verdict.Failed, accuracy > 0 ? $"{side}, more than its stated accuracy of {Differences.SaySize(accuracy)}" : $"{side}, though it is stated as exact");
    }
}
