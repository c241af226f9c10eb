using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

public class TerminalTests
{
    [Fact]
    public void Colours_OnATerminal_AreUsed() => Assert.True(IsColoured(new Shell { IsTerminal = true }));

    [Fact]
    public void Colours_InAPipe_AreNot() => Assert.False(IsColoured(new Shell()));

    [Theory]
    [InlineData("NO_COLOR", "1", false)]
    [InlineData("NO_COLOR", "", true)]
    [InlineData("TERM", "dumb", false)]
    [InlineData("TERM", "", false)]
    public void Colours_OnATerminal_FollowTheEnvironment(string name, string value, bool coloured)
    {
        var environment = new Dictionary<string, string> { ["TERM"] = "xterm", [name] = value };

        Assert.Equal(coloured, IsColoured(new Shell { IsTerminal = true, Environment = environment }));
    }

    [Fact]
    public void Colours_RefusedByOption_AreNotUsed() => Assert.False(IsColoured(new Shell { IsTerminal = true }, "--no-color"));

    [Fact]
    public void Output_OnAFullDisk_IsAnError()
    {
        using var full = new FullDisk();
        var shell = new Shell { BrokenOutput = full };

        Assert.Equal(1, shell.Run("estimate", "web-search.yaml"));
        Assert.Equal("capcalc: error output-unwritable: the answer cannot be written: No space left on device\n", shell.Error);
    }

    [Fact]
    public void Failure_OfTheProgramItself_IsOneLine()
    {
        var shell = new Shell { Engine = new FakeEngine { Failure = new InvalidOperationException("first\n   at Second.Line()") } };

        Assert.Equal(1, shell.Run("estimate", "web-search.yaml"));
        Assert.Equal("capcalc: internal error: InvalidOperationException: first\n", shell.Error);
    }

    private static bool IsColoured(Shell shell, params string[] options)
    {
        shell.Run(["estimate", "web-search.yaml", .. options]);
        var coloured = shell.Output.Contains('\u001b', StringComparison.Ordinal);
        shell.Run(["estimate", "broken.yaml", .. options]);
        Assert.Equal(coloured, shell.Error.Contains('\u001b', StringComparison.Ordinal));
        return coloured;
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
