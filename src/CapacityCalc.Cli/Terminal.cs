using System.Text;
using CapacityCalc.Cli.Formats;
using CapacityCalc.ScenarioFiles;
using Microsoft.Win32.SafeHandles;

namespace CapacityCalc.Cli;

/// <summary>The program's two streams, and what is at their other end.</summary>
/// <param name="Output">Opened when there is something to write: a process may have been started without it.</param>
/// <param name="Variable">A variable of the environment.</param>
public sealed record Terminal(Func<Stream> Output, Func<Stream> Error, bool OutputIsTerminal, bool ErrorIsTerminal, Func<string, string?> Variable)
{
    /// <summary>Narrower than this, texts are broken by the terminal rather than by words of two letters.</summary>
    private const int LeastWidth = 40;

    private const int OutputHandle = 1;
    private const int ErrorHandle = 2;

    // Without a mark at the beginning, which other programs would take for part of the answer; an unpaired surrogate becomes a replacement character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <remarks>NO_COLOR counts when it is present and not empty, see no-color.org.</remarks>
    private bool HasColours => string.IsNullOrEmpty(Variable("NO_COLOR")) && IsCapable;

    /// <summary>Of the terminal that the answer is written to; asked for only where it is one. Null where it does not say.</summary>
    public Func<int?> Columns { get; init; } = () => null;

    /// <summary>Whether what is at the other end of standard error can take back what was written to it.</summary>
    public bool ErrorIsInteractive => ErrorIsTerminal && IsCapable;

    /// <summary>Whether a person can be asked: keys come in, and what is written can be taken back.</summary>
    public bool CanAsk => InputIsTerminal && OutputIsTerminal && IsCapable;

    public bool InputIsTerminal { get; init; }

    private bool IsCapable => Variable("TERM") is { Length: > 0 } and not "dumb";

    public static Terminal OfProcess()
    {
        var (outputIsTerminal, errorIsTerminal) = (!Console.IsOutputRedirected, !Console.IsErrorRedirected);
        return new(
            () => outputIsTerminal ? OfDevice(OutputHandle) : Console.OpenStandardOutput(),
            () => errorIsTerminal ? OfDevice(ErrorHandle) : Console.OpenStandardError(),
            outputIsTerminal,
            errorIsTerminal,
            Environment.GetEnvironmentVariable)
        {
            Columns = () => Console.WindowWidth is > 0 and var width ? width : null,
            InputIsTerminal = !Console.IsInputRedirected,
        };
    }

    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    /// <summary>Writes to standard output; a reader that has gone away is not an error, as it has read what it wanted.</summary>
    /// <exception cref="IOException">The text cannot be written.</exception>
    public void Write(string text) => Write(Output, text);

    public void WriteError(string text)
    {
        try
        {
            Write(Error, text);
        }
        catch (IOException)
        {
            // There is no further place to tell it; the exit code says that something failed.
        }
    }

    /// <summary>As wide as the terminal, but no wider than a file: longer lines are not easier to read.</summary>
    public Page OutputPage(bool colours) => new(OutputIsTerminal && Columns() is { } width ? Math.Clamp(width, LeastWidth, Page.FullWidth) : Page.FullWidth, OutputIsTerminal && colours && HasColours ? Colours.Terminal : Colours.None);

    public Page ErrorPage(bool colours) => new(Page.FullWidth, ErrorIsTerminal && colours && HasColours ? Colours.Terminal : Colours.None);

    private static void Write(Func<Stream> open, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        try
        {
            using var stream = open();
            stream.Write(Encode(text));
        }
        catch (UnauthorizedAccessException e)
        {
            // What the runtime throws for a stream that was closed before the program started.
            throw new IOException(e.InnerException?.Message ?? e.Message, e);
        }
        catch (ArgumentOutOfRangeException e) when (FileProblem.IsTooLarge(e))
        {
            throw new IOException(FileProblem.Describe(e), e);
        }
    }

    /// <summary>The terminal itself.</summary>
    /// <remarks>
    /// The console's own stream would switch the terminal's cursor keys to another mode before the first line, and read the terminal's
    /// description from disk to do so. Only for a terminal: on a file, which can seek, this would not move the position that processes share.
    /// </remarks>
    private static Stream OfDevice(int handle)
    {
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(new SafeFileHandle(handle, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        }

        Console.OutputEncoding = Utf8;
        return handle == OutputHandle ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }
}
