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
        var (output, error) = (new List<MemoryStream>(), new List<MemoryStream>());
        var terminal = new Terminal(() => BrokenOutput ?? Open(output), () => Open(error), IsTerminal, IsTerminal, name => Environment.GetValueOrDefault(name));
        var exitCode = Application.Run(arguments, terminal, Engine);
        OutputBytes = [.. output.SelectMany(stream => stream.ToArray())];
        Error = Encoding.UTF8.GetString([.. error.SelectMany(stream => stream.ToArray())]);
        return exitCode;
    }

    private static MemoryStream Open(List<MemoryStream> opened)
    {
        opened.Add(new MemoryStream());
        return opened[^1];
    }
}
