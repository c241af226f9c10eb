using System.Runtime.InteropServices;

namespace CapacityCalc.Cli.Simulating;

/// <summary>Turns a first Ctrl-C into a wish to end soon, while it is in use; a second one ends the program at once.</summary>
/// <remarks>By the signal rather than by the console's event, which would set the terminal up for reading.</remarks>
internal sealed class Interruption : IDisposable
{
    private const string ShowCursor = "\u001b[?25h\n";

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _registration;

    public Interruption(Terminal terminal) => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
    {
        if (!_source.IsCancellationRequested)
        {
            signal.Cancel = true;
            _source.Cancel();
        }
        else if (terminal.ErrorIsInteractive)
        {
            // The progress line may have hidden it.
            terminal.WriteError(ShowCursor);
        }
    });

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
