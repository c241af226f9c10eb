using System.Text;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>Runs a command line and keeps what it writes.</summary>
internal sealed class Shell
{
    public FakeEngine Engine { get; init; } = new();

    public bool IsTerminal { get; init; }

    public Dictionary<string, string> Environment { get; init; } = new() { ["TERM"] = "xterm" };

    public Stream? BrokenOutput { get; init; }

    public byte[] OutputBytes { get; private set; } = [];

    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public string Error { get; private set; } = "";

    public int Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var terminal = new Terminal(BrokenOutput ?? output, error, IsTerminal, IsTerminal, name => Environment.GetValueOrDefault(name));
        var exitCode = Application.Run(arguments, terminal, Engine);
        OutputBytes = output.ToArray();
        Error = Encoding.UTF8.GetString(error.ToArray());
        return exitCode;
    }
}
