using System.Text;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>What a person sees who asks at a terminal: the text with its small charts, as wide as the terminal.</summary>
[Collection(Alone.Name)]
public sealed class TerminalTests : IDisposable
{
    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("web-search", 100, "estimate", "scenarios/web-search.yaml")]
    [InlineData("web-search-70", 70, "estimate", "scenarios/web-search.yaml")]
    [InlineData("youtube-2016", 200, "estimate", "scenarios/youtube-2016.yaml")]
    [InlineData("one-machine", 80, "estimate", "scenarios/course/a1-one-machine.yaml")]
    [InlineData("cross-encoder-depth", 100, "compare", "scenarios/cross-encoder-depth.yaml")]
    public void Answer_AtATerminal_IsTheGoldenFile(string name, int columns, params string[] arguments)
    {
        var answer = Run(columns, "1", arguments);

        Assert.All(answer.Split('\n'), line => Assert.True(line.Length <= columns, line));
        GoldenFile.Check($"Terminals/{name}.txt", answer);
    }

    [Theory]
    [InlineData("estimate", "scenarios/web-search.yaml")]
    [InlineData("compare", "scenarios/cross-encoder-depth.yaml")]
    public void Answer_InAPipe_HasNoDrawing(params string[] arguments)
    {
        var drawn = Run(100, "1", arguments).Split('\n');
        var piped = Capcalc.Run(arguments).Output.Split('\n');

        Assert.Empty(piped.Except(drawn));
        Assert.NotEmpty(drawn.Except(piped));
    }

    [Fact]
    public void Answer_InAnotherFormat_HasNoDrawing() =>
        Assert.Equal(Capcalc.Run("estimate", "scenarios/web-search.yaml", "--format", "markdown").Output, Run(100, "1", "estimate", "scenarios/web-search.yaml", "--format", "markdown"));

    [Fact]
    public void Answer_InColour_IsTheSameCharacters()
    {
        string[] arguments = ["estimate", "scenarios/web-search.yaml"];
        var coloured = Run(100, "", arguments);

        Assert.Contains('\u001b', coloured);
        Assert.Equal(Run(100, "1", arguments), System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9]*m", ""));
    }

    private static string Run(int columns, string noColor, params string[] arguments)
    {
        using var output = new MemoryStream();
        var terminal = new Terminal(() => new Screen(output), () => Stream.Null, OutputIsTerminal: true, ErrorIsTerminal: false, name => name == "TERM" ? "xterm" : name == "NO_COLOR" ? noColor : null) { Columns = () => columns };
        Assert.Equal(0, Application.Run(arguments, terminal, new Calculator()));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Passes on what is written, and outlives being closed.</summary>
    private sealed class Screen(MemoryStream kept) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => kept.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => kept.Write(buffer, offset, count);
    }
}
