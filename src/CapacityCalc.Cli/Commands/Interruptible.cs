using CapacityCalc.Cli.Simulating;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

/// <summary>Work that Ctrl-C ends with nothing written.</summary>
internal static class Interruptible
{
    /// <param name="what">Of the sentence that tells it: <c>the comparison</c>.</param>
    /// <returns>Whether the work came to its end.</returns>
    public static bool TryRun<T>(Session session, string what, bool colours, Func<CancellationToken, T> work, out T? result)
    {
        using var interruption = new Interruption(session.Terminal);
        try
        {
            result = work(interruption.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            session.Tell([new(DiagnosticCodes.Interrupted, Severity.Warning, default, $"{what} was interrupted: nothing was written")], colours);
            result = default;
            return false;
        }
    }
}
