namespace CapacityCalc.Cli.Commands;

internal static class ExitCodes
{
    public const int Answered = 0;

    /// <summary>Bad usage or input, or an answer that could not be written.</summary>
    public const int Failed = 1;

    /// <summary>Only with <c>--assert</c>.</summary>
    public const int ObjectiveMissed = 2;

    /// <summary>Ctrl-C: what was known by then was written. As shells number a program that the signal ended, 128 + 2.</summary>
    public const int Interrupted = 130;
}
