namespace CapacityCalc.Cli.Reports;

/// <summary>Whether an objective is met.</summary>
public enum Verdict
{
    Passed,

    /// <summary>Within the estimate's own accuracy of the limit, on either side.</summary>
    Marginal,
    Failed,
}

public static class Verdicts
{
    public static string Mark(this Verdict verdict) => verdict switch
    {
        Verdict.Passed => "✓",
        Verdict.Marginal => "≈",
        _ => "✗",
    };

    public static Tone Tone(this Verdict verdict) => verdict switch
    {
        Verdict.Passed => Reports.Tone.Good,
        Verdict.Marginal => Reports.Tone.Doubtful,
        _ => Reports.Tone.Bad,
    };
}
