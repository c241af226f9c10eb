using CapacityCalc.Charts;

namespace CapacityCalc.Cli.Charting;

/// <summary>Why there is no chart, in words.</summary>
internal static class RefusalWords
{
    public static string Reason(ChartOutcome.Refused refused) => refused.Reason switch
    {
        RefusalReason.Overloaded => $"stage '{refused.Stage}' is overloaded, so its queue grows without end and there are no percentiles",
        RefusalReason.NoLatency => "there are no percentiles",
        RefusalReason.NoBreakdown => "no stage takes any time",
        RefusalReason.NoItems => "the scenario does not say how many items its stages pass",
        RefusalReason.NoLoadCurve => "no rate below saturation has a latency",
        RefusalReason.NoProfile => "the scenario does not say how the load goes through the day",
        RefusalReason.NoHosts => "no stage has hosts of its own",
        RefusalReason.NoComparison => "the scenario has no 'compare' and nothing is varied",
        RefusalReason.TooFewVariants => "fewer than two variants have the figures that it plots",
        RefusalReason.NotOneNumericAxis => "it needs exactly one path that takes several values, all numbers",
        RefusalReason.NotTwoAxes => "it needs exactly two paths that take several values",
        RefusalReason.SeveralScenarios => "it shows one scenario, and several are compared",
        RefusalReason.NoStages => "no variant has a stage with hosts",
        RefusalReason.NoFrontier => "nothing is solved for",
        RefusalReason.NoGrowth => "nothing of the scenario grows",
        RefusalReason.NoFleet => "the scenario has no hosts that could be bought",
        RefusalReason.NoUncertainty => "the scenario has no ranges",
        RefusalReason.NothingVaries => "what it shows is the same in every world",
        RefusalReason.NoFleetHolds => "there is no world in which any fleet holds",
        _ => throw new ArgumentOutOfRangeException(nameof(refused), refused.Reason, "not a reason"),
    };

    public static string? Hint(ChartOutcome.Refused refused) => refused.Reason switch
    {
        RefusalReason.NoProfile => "write for example 'profile: sinusoid' in 'traffic', or its 24 hours",
        RefusalReason.NoUncertainty or RefusalReason.NothingVaries => "write a range for a number that is not known, such as '0.8..1.2 ms'",
        RefusalReason.NoGrowth => "add 'growth: 5%/month' to 'traffic' or 'corpus', or write --set traffic.growth=5%/month",
        _ => null,
    };
}
