using System.Text;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Hostile;

/// <summary>Files that no one writes by hand, through the command.</summary>
[Collection(Alone.Name)]
public sealed class HostileFileTests : IDisposable
{
    private const string Valid = """
        traffic: { rate: 1000/s, items: 500 }
        models:
          dnn: { kind: per_item, time: 1 ms, cv: 0.3 }
        pipeline:
          - { stage: rank, kind: rank, model: dnn, keep: 10 }

        """;

    // As many bytes as are read of a file, less room for the rest of it.
    private const int FourMegabytes = 4_000_000;

    private static readonly Dictionary<string, (string Code, Func<string> Text)> Texts = new()
    {
        ["nested flow lists"] = ("too-deep", () => "a: " + Times("[", 10_000) + Times("]", 10_000)),
        ["nested flow maps"] = ("too-deep", () => "a: " + Times("{a: ", 10_000) + Times("}", 10_000)),
        ["nested block lists"] = ("too-deep", () => Times("- ", 10_000) + "x"),
        ["nested block maps"] = ("too-deep", () => string.Concat(Enumerable.Range(0, 2_500).Select(depth => Times(" ", depth) + "a:\n"))),
        ["nested keys"] = ("too-deep", () => Times("? ", 10_000)),
        ["a million open brackets"] = ("too-deep", () => Times("[", 1_000_000)),
        ["a bomb of aliases"] = ("alias-unsupported", () =>
            "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} [{Times($"*a{i - 1}, ", 50)}]\n"))),
        ["an alias of itself"] = ("alias-unsupported", () => "a: &a [*a]\n"),
        ["100,000 unknown keys"] = ("too-many-nodes", () => Valid + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"k{i}: 1\n"))),
        ["as many unknown keys as are read"] = ("unknown-key", () => Valid + string.Concat(Enumerable.Range(0, 45_000).Select(i => $"k{i}: 1\n"))),
        ["16,000 wrong stages"] = ("unknown-kind", () => Valid + string.Concat(Enumerable.Range(0, 16_000).Select(i => $"  - {{ stage: s{i}, kind: rnk }}\n"))),
        ["100,000 duplicate keys"] = ("too-many-errors", () => Times("traffic: 1\n", 100_000)),
        ["a line of 4 MB"] = ("not-a-map", () => Times("a", FourMegabytes)),
        ["a quoted key of 4 MB"] = ("invalid-yaml", () => "\"" + Times("a", FourMegabytes) + "\": 1\n" + Valid),
        ["an open quote of 4 MB"] = ("invalid-yaml", () => "a: \"" + Times("x\n", FourMegabytes / 2)),
        ["escapes of 4 MB"] = ("invalid-yaml", () => "\"" + Times("\\x41", FourMegabytes / 4)),
        ["a number of 4 MB"] = ("invalid-quantity", () => Valid.Replace("1000/s", Times("1", FourMegabytes) + "/s", StringComparison.Ordinal)),
        ["a name of 4 MB"] = ("invalid-name", () => Valid.Replace("stage: rank", "stage: " + Times("s", FourMegabytes), StringComparison.Ordinal)),
        ["4 MB of colons"] = ("invalid-yaml", () => Times("a: ", FourMegabytes / 3)),
        ["4 MB of blank lines"] = ("invalid-yaml", () => Times("\n", FourMegabytes) + "a: ["),
        ["4 MB of tabs"] = ("invalid-yaml", () => "a:\n" + Times("\t\n", FourMegabytes / 2) + "\tb: 1\n"),
        ["a control character"] = ("invalid-encoding", () => Valid + "description: \"\u001b[31m\"\n"),
        ["an escaped control character"] = ("invalid-encoding", () => Valid + "description: \"\\e[31m\"\n"),
        ["a NUL character"] = ("invalid-encoding", () => Valid + "description: a\0b\n"),
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Names() => [.. Texts.Keys];

    [Fact]
    public void Valid_IsValid() => Assert.Equal(0, Capcalc.Run("check", _folder.Write("s.yaml", Valid)).ExitCode);

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OfAMaliciousKind_IsRefused(string name)
    {
        var path = _folder.Write("s.yaml", Texts[name].Text());

        Calm.Refuses(Texts[name].Code, "check", path);
        Calm.Refuses(Texts[name].Code, "estimate", path, "--format", "json");
    }

    [Fact]
    public void Bytes_ThatAreNotUtf8_AreRefusedAtTheirPlace()
    {
        var path = _folder.Write("s.yaml", [.. Encoding.UTF8.GetBytes(Valid), (byte)'n', 0xFF, 0xFE]);

        var refused = Calm.Refuses("invalid-encoding", "check", path);

        Assert.StartsWith($"{path}:6:2: error invalid-encoding: the byte 0xFF is not UTF-8", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_OfUtf16_AreRefused() =>
        Calm.Refuses("invalid-encoding", "check", _folder.Write("s.yaml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Valid)]));

    [Fact]
    public void Mark_AndWindowsLineEnds_AnswerTheSame()
    {
        _folder.Write("plain.yaml", Valid);
        _folder.Write("marked.yaml", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Valid.Replace("\n", "\r\n", StringComparison.Ordinal))]);

        var plain = Capcalc.Run("estimate", _folder["plain.yaml"], "--format", "json", "--set", "scenario=s");
        var marked = Capcalc.Run("estimate", _folder["marked.yaml"], "--format", "json", "--set", "scenario=s");

        Assert.Equal(0, marked.ExitCode);
        Assert.Equal(plain.Output, marked.Output);
    }

    [Fact]
    public void Mark_AndWindowsLineEnds_KeepPlaces()
    {
        var wrong = "trafic: 1\r\n" + Valid.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("keep: 10", "kep: 10", StringComparison.Ordinal);
        var path = _folder.Write("s.yaml", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(wrong)]);

        var error = Calm.Refuses("unknown-key", "check", path).Error;

        Assert.StartsWith($"{path}:1:1: ", error, StringComparison.Ordinal);
        Assert.Contains($"{path}:6:44: error unknown-key: unknown key 'kep'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void File_OfAGigabyte_IsRefusedByItsSize()
    {
        using (var file = File.Create(_folder["s.yaml"]))
        {
            file.SetLength(1L << 30);
        }

        Calm.Refuses("file-too-large", "check", _folder["s.yaml"]);
    }

    [Theory]
    [InlineData("file-unreadable", ".")]
    [InlineData("file-unreadable", "missing.yaml")]
    [InlineData("file-unreadable", "missing/s.yaml")]
    [InlineData("file-unreadable", "s.yaml/s.yaml")]
    [InlineData("file-unreadable", "loop.yaml")]
    [InlineData("file-unreadable", "/proc/self/mem")]
    [InlineData("file-too-large", "/dev/zero")]
    [InlineData("empty-document", "/dev/null")]
    [InlineData("file-unreadable", "")]
    [InlineData("file-unreadable", "a\0b")]
    public void Path_ThatGivesNoScenario_IsRefused(string code, string path)
    {
        _folder.Write("s.yaml", Valid);
        File.CreateSymbolicLink(_folder["loop.yaml"], "loop.yaml");

        Calm.Refuses(code, "estimate", path.Length == 0 ? "" : _folder[path]);
    }

    [Fact]
    public void Path_AlmostRight_IsSuggested()
    {
        _folder.Write("web-search.yaml", Valid);

        var refused = Calm.Refuses("file-unreadable", "check", _folder["web-serch.yaml"]);

        Assert.Contains($"did you mean '{_folder["web-search.yaml"]}'?", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_Of100000Errors_IsRefusedInAHundredLines()
    {
        _folder.Write("table.csv", "items,time_ms\n" + Times("x,y\n", 100_000));
        var measured = Valid.Replace("{ kind: per_item, time: 1 ms, cv: 0.3 }", "{ kind: measured, table: { file: table.csv } }", StringComparison.Ordinal);
        var path = _folder.Write("s.yaml", measured);

        var refused = Calm.Refuses("invalid-quantity", "check", path);

        Assert.Contains(" more are not shown", refused.Error, StringComparison.Ordinal);
        Assert.Equal($"{path}: 100000 errors\n", refused.Output);
    }

    private static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
