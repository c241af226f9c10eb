using System.Text;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Hostile;

/// <summary>Places that an answer cannot go to, and a standard input that is none, with the program in a process of its own where streams matter.</summary>
[Collection(Alone.Name)]
public sealed class HostileStreamTests : IDisposable
{
    private const string Scenario = "scenarios/ads.yaml";

    // A limit on the size of files, in KiB, is a full disk that a test can have. The runtime's own pages of code would count as files too.
    private const string SmallDisk = "export DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0; trap '' XFSZ; ulimit -f 2;";

    private readonly WorkingFolder _root = new(Repository.Root);
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _root.Dispose();
    }

    /// <summary>By name: a test runner writes out a theory's data, which takes minutes for megabytes.</summary>
    private static readonly Dictionary<string, Func<byte[]>> Contents = new()
    {
        ["nothing"] = () => [],
        ["a NUL"] = () => [0],
        ["a UTF-16 mark"] = () => [0xFF, 0xFE, 0x00],
        ["an open bracket"] = () => Encoding.UTF8.GetBytes("a: ["),
        ["words"] = () => Encoding.UTF8.GetBytes("just words"),
        ["noise"] = () => [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7919 >> 3))],
        ["ten megabytes of NULs"] = () => new byte[10 << 20],
    };

    public static TheoryData<string> Garbage() => [.. Contents.Keys];

    [Theory]
    [MemberData(nameof(Garbage))]
    public void Input_Garbage_IsRefused(string name)
    {
        var garbage = Contents[name]();
        var outcome = Calm.Takes(() => Capcalc.Start(garbage, "estimate", "-"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches(@"^-(:\d+:\d+)?: error [a-z-]+: ", outcome.Error);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Input_OfAScenario_AnswersAsItsFile()
    {
        var piped = Capcalc.Start(File.ReadAllBytes(Scenario), "estimate", "-", "--format", "csv");

        Assert.Equal(Capcalc.Run("estimate", Scenario, "--format", "csv").Output.Replace(Scenario, "-", StringComparison.Ordinal), piped.Output);
        Assert.Equal(0, piped.ExitCode);
    }

    [Theory]
    [InlineData("missing/answer.md", "its folder does not exist")]
    [InlineData("folder.md", "is a folder")]
    [InlineData("loop.md", "symbolic links")]
    public void File_ThatCannotBe_IsRefusedAndNothingIsLeft(string name, string reason)
    {
        Directory.CreateDirectory(_folder["folder.md"]);
        File.CreateSymbolicLink(_folder["loop.md"], "loop.md");
        var before = _folder.Entries;

        Assert.Contains(reason, Calm.Refuses("file-unwritable", "estimate", Scenario, "-o", _folder[name]).Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Entries);
    }

    [Theory]
    [InlineData("/dev/full", "no space left on device")]
    [InlineData("/proc/version", "cannot be written")]
    [InlineData("/proc/answer", "cannot be written")]
    public void Device_ThatCannotBeWritten_IsRefusedToEveryUser(string path, string reason) =>
        Assert.Contains(reason, Calm.Refuses("file-unwritable", "estimate", Scenario, "-o", path, "--format", "json").Error, StringComparison.Ordinal);

    [Fact]
    public void Scenario_AsItsOwnTarget_IsKept()
    {
        var path = _folder.Write("s.md", File.ReadAllText(Scenario));
        File.CreateSymbolicLink(_folder["link.md"], "s.md");

        foreach (var target in new[] { path, _folder["link.md"], Path.Combine(_folder.Path, ".", "s.md") })
        {
            Assert.Contains("is an input", Calm.Refuses("file-unwritable", "estimate", path, "-o", target).Error, StringComparison.Ordinal);
        }

        Assert.Equal(File.ReadAllText(Scenario), File.ReadAllText(path));
        Assert.Equal(["link.md", "s.md"], _folder.Entries);
    }

    [Fact]
    public void Disk_ThatFillsWhileWriting_KeepsTheFileFromBefore()
    {
        var path = _folder.Write("answer.json", "from before");

        var outcome = Calm.Takes(() => Capcalc.StartInShell(
            $"{SmallDisk} capcalc estimate {Scenario} -o '{path}'"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("error file-unwritable: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("from before", File.ReadAllText(path));
        Assert.Equal(["answer.json"], _folder.Entries);
    }

    [Fact]
    public void Output_IntoAFileThatMayNotGrow_IsAnError()
    {
        var outcome = Calm.Takes(() => Capcalc.StartInShell(
            $"{SmallDisk} capcalc estimate {Scenario} --format json > '{_folder["answer.json"]}'"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("capcalc: error output-unwritable: the answer cannot be written: ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("estimate " + Scenario)]
    [InlineData("check " + Scenario)]
    [InlineData("catalog hardware")]
    [InlineData("--help")]
    [InlineData("--version")]
    public void Output_ToAFullDisk_IsAnError(string command)
    {
        var outcome = Calm.Takes(() => Capcalc.StartInShell($"capcalc {command} > /dev/full"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("capcalc: error output-unwritable: the answer cannot be written: No space left on device\n", outcome.Error);
    }

    [Theory]
    [InlineData("estimate " + Scenario + " --format json")]
    [InlineData("check " + Scenario)]
    [InlineData("catalog hardware")]
    [InlineData("--help")]
    public void Output_ToAReaderThatHasLeft_EndsSilently(string command) =>
        Assert.Equal(new Outcome(0, "", "0\n"), Capcalc.StartInShell($"(capcalc {command}; echo $? >&2) | true"));

    [Fact]
    public void Output_ToAReaderOfOneLine_EndsSilently() =>
        Assert.Equal(
            new Outcome(0, "section,stage,figure,value,unit\n0 0\n", ""),
            Capcalc.StartInShell($"capcalc estimate {Scenario} --format csv | head -1; echo ${{PIPESTATUS[@]}}"));

    [Fact]
    public void Output_ThatIsClosed_IsAnError() =>
        Assert.Contains("error output-unwritable", Calm.Takes(() => Capcalc.StartInShell($"capcalc estimate {Scenario} >&-")).Error, StringComparison.Ordinal);

    [Fact]
    public void Errors_ToAFullDisk_StillFail() =>
        Assert.Equal(new Outcome(1, "", ""), Calm.Takes(() => Capcalc.StartInShell("capcalc estimate missing.yaml 2> /dev/full")));
}
