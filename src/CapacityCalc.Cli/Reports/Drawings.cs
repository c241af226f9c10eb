namespace CapacityCalc.Cli.Reports;

/// <summary>Small charts of characters within a report.</summary>
public enum Drawings
{
    /// <summary>For a file, a pipe or a program.</summary>
    None,

    /// <summary>For a person at a terminal.</summary>
    Terminal,
}
