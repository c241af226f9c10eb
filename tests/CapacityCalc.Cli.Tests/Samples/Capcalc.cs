using System.Diagnostics;
using System.Text;
using CapacityCalc.Cli.Interviewing;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>What a command line came to.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>The whole program, with nothing in it replaced.</summary>
internal static class Capcalc
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>In this process, with a pipe at either end.</summary>
    public static Outcome Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var terminal = new Terminal(() => new Pipe(output), () => new Pipe(error), OutputIsTerminal: false, ErrorIsTerminal: false, _ => null);
        var exitCode = Application.Run(arguments, terminal, new Calculator());
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>In this process, with a person at a terminal without colours.</summary>
    public static Outcome Ask(IPrompts person, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var terminal = new Terminal(
            () => new Pipe(output), () => new Pipe(error), OutputIsTerminal: true, ErrorIsTerminal: true, name => name is "TERM" or "NO_COLOR" ? "xterm" : null)
        {
            InputIsTerminal = true,
        };
        var exitCode = Application.Run(arguments, terminal, new Calculator(), _ => person);
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>In a process of its own.</summary>
    public static Outcome Start(byte[] input, params string[] arguments) => Wait(new ProcessStartInfo("dotnet", ["exec", Assembly, .. arguments]), input);

    /// <summary>In a process of its own, within a line of a shell in which <c>capcalc</c> is the program.</summary>
    public static Outcome StartInShell(string line) =>
        Wait(new ProcessStartInfo("bash", ["-c", $"capcalc() {{ dotnet exec '{Assembly}' \"$@\"; }}; {line}"]), []);

    /// <summary>In a process of its own that goes on, and whose output nobody reads.</summary>
    public static Process Begin(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", ["exec", Assembly, .. arguments])
    {
        WorkingDirectory = Repository.Root,
    })!;

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "capcalc.dll");

    private static Outcome Wait(ProcessStartInfo start, byte[] input)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = Repository.Root;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program may end before it has read everything: what it says is judged, not how much it read.
        }

        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"still running after {Longest}");
        }

        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Passes on what is written, and outlives being closed.</summary>
    private sealed class Pipe(MemoryStream kept) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => kept.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => kept.Write(buffer, offset, count);
    }
}
