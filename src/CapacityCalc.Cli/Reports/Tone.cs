namespace CapacityCalc.Cli.Reports;

/// <summary>How a word is meant; colours on a terminal, nothing elsewhere.</summary>
public enum Tone
{
    Plain,
    Good,
    Bad,
    Doubtful,

    /// <summary>Read first.</summary>
    Strong,

    /// <summary>Read last.</summary>
    Quiet,
}
