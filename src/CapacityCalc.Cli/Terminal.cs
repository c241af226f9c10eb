using System.Text;
using CapacityCalc.Cli.Formats;

namespace CapacityCalc.Cli;

/// <summary>The program's two streams, and what is at their other end.</summary>
/// <param name="Variable">A variable of the environment.</param>
public sealed record Terminal(Stream Output, Stream Error, bool OutputIsTerminal, bool ErrorIsTerminal, Func<string, string?> Variable)
{
    // Without a mark at the beginning, which other programs would take for part of the answer; an unpaired surrogate becomes a replacement character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Terminal OfProcess() => new(
        Console.OpenStandardOutput(),
        Console.OpenStandardError(),
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Environment.GetEnvironmentVariable);

    /// <summary>Writes to standard output; a reader that has gone away is not an error, as it has read what it wanted.</summary>
    /// <exception cref="IOException">The text cannot be written.</exception>
    public void Write(string text)
    {
        Output.Write(Utf8.GetBytes(text));
        Output.Flush();
    }

    public void WriteError(string text)
    {
        try
        {
            Error.Write(Utf8.GetBytes(text));
            Error.Flush();
        }
        catch (IOException)
        {
            // There is no further place to tell it; the exit code says that something failed.
        }
    }

    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    public Page OutputPage(bool colours) => new(Page.FullWidth, OutputIsTerminal && colours && HasColours ? Colours.Terminal : Colours.None);

    public Page ErrorPage(bool colours) => new(Page.FullWidth, ErrorIsTerminal && colours && HasColours ? Colours.Terminal : Colours.None);

    /// <remarks>NO_COLOR counts when it is present and not empty, see no-color.org.</remarks>
    private bool HasColours => string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") is { Length: > 0 } and not "dumb";
}
