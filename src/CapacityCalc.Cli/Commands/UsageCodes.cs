namespace CapacityCalc.Cli.Commands;

/// <summary>The stable codes of what can be wrong with a command line rather than with a scenario.</summary>
internal static class UsageCodes
{
    public const string InvalidUsage = "invalid-usage";
    public const string NoFigure = "no-figure";
    public const string NothingToDraw = "nothing-to-draw";
    public const string NothingToWrite = "nothing-to-write";
    public const string OutputUnwritable = "output-unwritable";
}
