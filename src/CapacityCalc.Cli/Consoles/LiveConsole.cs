using System.Globalization;
using System.Text;
using CapacityCalc.Cli.Formats;
using Spectre.Console;

namespace CapacityCalc.Cli.Consoles;

/// <summary>A stream of the program at whose end a person sits.</summary>
internal static class LiveConsole
{
    private const int UsualWidth = 80;

    /// <param name="write">To that stream.</param>
    public static IAnsiConsole On(Action<string> write, Terminal terminal, Colours colours) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = colours == Colours.Terminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.Yes,
        Out = new Output(write, terminal),
    });

    private sealed class Output(Action<string> write, Terminal terminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = new Writing(write);

        public bool IsTerminal => true;

        // Not the console's own: asking for it would switch the terminal's cursor keys to another mode.
        public int Width => int.TryParse(terminal.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0 ? width : UsualWidth;

        public int Height => int.MaxValue;

        public void SetEncoding(Encoding encoding)
        {
        }
    }

    private sealed class Writing(Action<string> write) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => write(value.ToString());

        public override void Write(string? value) => write(value ?? "");
    }
}
