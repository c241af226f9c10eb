using System.Text;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles.Tests;

public class ScenarioReaderTests
{
    private const string WebSearch = """
        # What a person writes.
        scenario: "Web search"
        description: |
          Of 10 billion matching documents,
          how many are ranked?
        traffic: { rate: 1000/s }
        slo: { p99: 500 ms, cost: 600k USD/month }
        models:
          linear: { kind: per_item, time: 1 us }
        pipeline:
          - { stage: select, keep: 100k,
              model: { kind: service, p50: 20 ms } }
          - stage: rank-1
            at: 10:30
            on: yes
            seconds: 1e3
            none: ~
            nothing:
            quoted: '~'
            url: http://host:80/x
        """;

    [Theory]
    [InlineData("scenario", "Web search")]
    [InlineData("description", "Of 10 billion matching documents,\nhow many are ranked?\n")]
    [InlineData("slo.cost", "600k USD/month")]
    [InlineData("pipeline.select.model.p50", "20 ms")]
    [InlineData("pipeline.rank-1.at", "10:30")]
    [InlineData("pipeline.rank-1.on", "yes")]
    [InlineData("pipeline.rank-1.seconds", "1e3")]
    [InlineData("pipeline.rank-1.none", "")]
    [InlineData("pipeline.rank-1.nothing", "")]
    [InlineData("pipeline.rank-1.quoted", "~")]
    [InlineData("pipeline.rank-1.url", "http://host:80/x")]
    public void Read_Scenario_KeepsScalarsToTheLetter(string path, string expected)
    {
        foreach (var text in new[] { WebSearch, WebSearch.Replace("\n", "\r\n", StringComparison.Ordinal), "\uFEFF" + WebSearch })
        {
            var (document, diagnostics) = Input.Read(text);

            Assert.Empty(diagnostics);
            Assert.Equal(expected, document!.Text(path));
        }
    }

    [Fact]
    public void Read_Scenario_KnowsWhereEveryNodeStands()
    {
        var (document, _) = Input.Read(WebSearch);

        Assert.Equal(new SourceSpan(Input.Source, 12, 36), ScenarioPath.Parse("pipeline.select.model.p50").Get(document!)!.Span);
        Assert.Equal(new SourceSpan(Input.Source, 8, 1), document!.Root.Entries.Single(entry => entry.Key == "models").KeySpan);
    }

    [Theory]
    [InlineData("{\n\t\"traffic\": {\n\t\t\"rate\":\t\"1000/s\"\n\t},\n\t\"list\": [ 1,\n\t2 ], \"none\": null, \"text\": \"null\", \"emoji\": \"\\ud83d\\ude00\\/\"\n}\n")]
    [InlineData("{\"traffic\":{\"rate\":\"1000/s\"},\"list\":[1,2],\"none\":null,\"text\":\"null\",\"emoji\":\"\\ud83d\\ude00\\/\"}")]
    public void Read_Json_IsRead(string json)
    {
        var (document, diagnostics) = Input.Read(json);

        Assert.Empty(diagnostics);
        Assert.Equal(["1000/s", "2", "", "null", "😀/"], new[] { "traffic.rate", "list.1", "none", "text", "emoji" }.Select(document!.Text));
    }

    /// <summary>Text, code, line, column, and a part of the message with its hint.</summary>
    public static TheoryData<string, string, int, int, string> Invalid => new()
    {
        { "", DiagnosticCodes.EmptyDocument, 1, 1, "nothing here" },
        { "\n\n", DiagnosticCodes.EmptyDocument, 1, 1, "nothing here" },
        { "# only a comment\n", DiagnosticCodes.EmptyDocument, 1, 1, "'traffic' and 'pipeline'" },
        { "---\n", DiagnosticCodes.EmptyDocument, 1, 1, "nothing here" },
        { "null", DiagnosticCodes.EmptyDocument, 1, 1, "nothing here" },
        { "- a\n- b\n", DiagnosticCodes.NotAMap, 1, 1, "a list" },
        { "\nhello\n", DiagnosticCodes.NotAMap, 2, 1, "a single value" },
        { "a: [1, 2\nb: 3\n", DiagnosticCodes.InvalidYaml, 1, 4, "close it with ']'" },
        { "a: {b: 1\nc: 3\n", DiagnosticCodes.InvalidYaml, 1, 4, "close it with '}'" },
        { "{", DiagnosticCodes.InvalidYaml, 1, 1, "close it with '}'" },
        { "p:\n- { stage: s, keep: 10\n- { stage: t }\n", DiagnosticCodes.InvalidYaml, 2, 3, "close it with '}'" },
        { "a: {b: 1 c: 2}", DiagnosticCodes.InvalidYaml, 1, 4, "a ',' or the closing" },
        { "a: {b: 1,, c: 2}", DiagnosticCodes.InvalidYaml, 1, 10, "a value is missing" },
        { "a: 1\nb: ]\n", DiagnosticCodes.InvalidYaml, 2, 4, "closes nothing" },
        { "a: {b:1}", DiagnosticCodes.InvalidYaml, 1, 5, "needs a space" },
        { "a: \"x\nb: y\n", DiagnosticCodes.InvalidYaml, 1, 4, "not closed" },
        { "a: 'x", DiagnosticCodes.InvalidYaml, 1, 4, "not closed" },
        { "a: \"\\q\"", DiagnosticCodes.InvalidYaml, 1, 4, "escape" },
        { "a: \"\\ud800\"", DiagnosticCodes.InvalidYaml, 1, 4, "escape" },
        { "a: \"\\e[31m\"", DiagnosticCodes.InvalidEncoding, 1, 4, "control character" },
        { "a: @x", DiagnosticCodes.InvalidYaml, 1, 4, "begin with '@'" },
        { "a: %x", DiagnosticCodes.InvalidYaml, 1, 4, "in quotes" },
        { "a: b: c", DiagnosticCodes.InvalidYaml, 1, 5, "in quotes" },
        { "a: 1\n b: 2\n", DiagnosticCodes.InvalidYaml, 2, 3, "indent the keys" },
        { "a:\n   b: 1\n  c: 2\n", DiagnosticCodes.InvalidYaml, 3, 3, "indent the keys" },
        { "a: 1\n- b\n", DiagnosticCodes.InvalidYaml, 2, 1, "expected 'key: value'" },
        { "t:\n  rate 5\n  x: 1\n", DiagnosticCodes.InvalidYaml, 2, 3, "put a ':'" },
        { "t:\n  rate:5\n\n  x: 1\n", DiagnosticCodes.InvalidYaml, 2, 3, "put a ':'" },
        { "a:\n\tb: 1\n", DiagnosticCodes.InvalidYaml, 2, 1, "indent with spaces" },
        { "a:\n  b: 1\n\tc: 2\n", DiagnosticCodes.InvalidYaml, 3, 1, "indent with spaces" },
        { "a:\n  - b\n  \t- c\n", DiagnosticCodes.InvalidYaml, 3, 3, "indent with spaces" },
        { "\ta: 1\n", DiagnosticCodes.InvalidYaml, 1, 1, "indent with spaces" },
        { "a:\n\u00a0\u00a0b: 1\n", DiagnosticCodes.InvalidYaml, 2, 1, "looks like a space" },
        { "a: 1\nb: 2\na: 3\n", DiagnosticCodes.DuplicateKey, 3, 1, "line 1, column 1" },
        { "x: {a: 1, b: {a: 2}, a: 3}", DiagnosticCodes.DuplicateKey, 1, 22, "line 1, column 5" },
        { "? [a]\n: 1\nb: 2\n", DiagnosticCodes.InvalidYaml, 1, 3, "a key must be a name" },
        { "{{a: 1}: 1}", DiagnosticCodes.InvalidYaml, 1, 2, "a key must be a name" },
        { ": 1", DiagnosticCodes.InvalidYaml, 1, 1, "a key is missing" },
        { "a: 1\n---\nb: 1\n", DiagnosticCodes.SeveralDocuments, 2, 1, "one scenario per file" },
        { "a: 1\n...\nb\n", DiagnosticCodes.SeveralDocuments, 3, 1, "one scenario per file" },
        { "a: &x 1\n", DiagnosticCodes.AliasUnsupported, 1, 4, "'&x'" },
        { "a: *x\n", DiagnosticCodes.AliasUnsupported, 1, 4, "'*x'" },
        { "*x : 1\n", DiagnosticCodes.AliasUnsupported, 1, 1, "'*x'" },
        { "a: *\n", DiagnosticCodes.InvalidYaml, 1, 4, "anchors and aliases" },
        { "a:\n  <<: *x\n  b: 1\n", DiagnosticCodes.AliasUnsupported, 2, 3, "'<<'" },
        { "a: >30%\n", DiagnosticCodes.InvalidYaml, 1, 4, "'|' or '>' in quotes" },
        { "a: - b\n", DiagnosticCodes.InvalidYaml, 1, 4, "line of its own" },
        { "- a\n b: 1\n", DiagnosticCodes.InvalidYaml, 1, 1, "put a ':'" },
        { "a: {b\n", DiagnosticCodes.InvalidYaml, 1, 4, "close it with '}'" },
        { "a: \"b\" c\n", DiagnosticCodes.InvalidYaml, 1, 8, "nothing follows a value in quotes" },
        { "a: !!str 1\n", DiagnosticCodes.InvalidYaml, 1, 4, "'!!str'" },
        { "a: !mine {}\n", DiagnosticCodes.InvalidYaml, 1, 4, "'!mine'" },
        { "a: ! x\n", DiagnosticCodes.InvalidYaml, 1, 4, "'!'" },
        { "%YAML 9.9\n---\na: 1\n", DiagnosticCodes.InvalidYaml, 1, 1, "incompatible" },
        { "a: b\0c\n", DiagnosticCodes.InvalidEncoding, 1, 5, "NUL" },
        { "a: 1\nb: \u001b[31m\n", DiagnosticCodes.InvalidEncoding, 2, 4, "U+001B" },
        { "a: \u0085\u009b\n", DiagnosticCodes.InvalidEncoding, 1, 5, "U+009B" },
        { "a: 1\nb\uFEFF: 1\n", DiagnosticCodes.InvalidEncoding, 2, 2, "byte order mark" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Read_InvalidText_SaysWhatIsWrongAndWhere(string text, string code, int line, int column, string part)
    {
        var (_, diagnostics) = Input.Read(text);

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, new SourceSpan(Input.Source, line, column)), (diagnostic.Code, diagnostic.Span));
        Assert.Contains(part, $"{diagnostic.Message}; {diagnostic.Hint}", StringComparison.Ordinal);
    }

    /// <summary>Bytes as text in which a character is a byte, code, line, column, and a part of the message.</summary>
    [Theory]
    [InlineData("a: 1\nb: caf\xE9\n", 2, 7, "0xE9")]
    [InlineData("a: \xC3\xA9\xFF\n", 1, 5, "0xFF")]
    [InlineData("a: x\xC3", 1, 5, "0xC3")]
    [InlineData("\xED\xA0\x80", 1, 1, "0xED")]
    [InlineData("\xFF\xFE" + "a\0:\0", 1, 1, "UTF-16")]
    [InlineData("\xFE\xFF\0a\0:", 1, 1, "UTF-16")]
    [InlineData("a\0:\0 \0" + "1\0", 1, 2, "NUL")]
    public void Read_InvalidBytes_SaysWhatIsWrongAndWhere(string bytes, int line, int column, string part)
    {
        var (document, diagnostics) = Input.Read(Encoding.Latin1.GetBytes(bytes));

        Assert.Null(document);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((DiagnosticCodes.InvalidEncoding, new SourceSpan(Input.Source, line, column)), (diagnostic.Code, diagnostic.Span));
        Assert.Contains(part, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("save the file as UTF-8", diagnostic.Hint);
    }

    [Fact]
    public void Read_SeveralMistakes_ReportsAllAndKeepsTheRest()
    {
        var (document, diagnostics) = Input.Read("a: 1\na: 2\nb: !t 3\nc: &d 4\n? [e]\n: 5\n");

        Assert.Equal([2, 3, 4, 5], diagnostics.Select(diagnostic => diagnostic.Span.Line));
        Assert.Equal(["1", "3", "4"], new[] { "a", "b", "c" }.Select(document!.Text));
    }

    [Fact]
    public void Read_AliasBomb_IsRefused()
    {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        var (document, diagnostics) = Input.Read(bomb.ToString());

        Assert.Null(document);
        Assert.Equal(DiagnosticCodes.TooManyErrors, diagnostics[^1].Code);
        Assert.Equal(51, diagnostics.Count);
    }

    [Theory]
    [InlineData("[", 64, 10_000)]
    [InlineData("[", 64, 1_000_000)]
    [InlineData("{a: ", 64, 1_000_000)]
    [InlineData("{? ", 64, 1_000_000)]
    [InlineData("- ", 64, 1_000_000)]
    [InlineData("? ", 64, 1_000_000)]
    [InlineData("[\n", 64, 1_000_000)]
    public void Read_HostilelyDeep_IsRefusedWhereItGetsTooDeep(string opening, int deepest, int depth)
    {
        var (document, diagnostics) = Input.Read(string.Concat(Enumerable.Repeat(opening, depth)));

        Assert.Null(document);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(DiagnosticCodes.TooDeep, diagnostic.Code);
        Assert.Equal(opening.Contains('\n') ? (deepest + 1, 1) : (1, (deepest * opening.Length) + 1), (diagnostic.Span.Line, diagnostic.Span.Column));
    }

    [Fact]
    public void Read_DeepestThatIsAllowed_IsRead() =>
        Assert.NotNull(Input.Read("a: " + new string('[', 63) + new string(']', 63)).Document);

    [Fact]
    public void Read_TooManyNodes_IsRefused()
    {
        var (document, diagnostics) = Input.Read("a:\n" + string.Concat(Enumerable.Repeat("- 1\n", 100_001)));

        Assert.Null(document);
        Assert.Equal(DiagnosticCodes.TooManyNodes, Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Read_WideMap_FindsItsDuplicate()
    {
        var (document, diagnostics) = Input.Read(string.Concat(Enumerable.Range(0, 40_000).Select(i => $"k{i}: 1\n")) + "k7: 2\n");

        Assert.Equal(40_000, document!.Root.Entries.Length);
        Assert.Contains("line 8, column 1", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithoutPermission_SaysSo()
    {
        var bag = new DiagnosticBag();

        Assert.Null(ScenarioReader.Read("s.yaml", new ForbiddenStream(), bag));

        var diagnostic = Assert.Single(bag.ToImmutable());
        Assert.Equal((DiagnosticCodes.FileUnreadable, "'s.yaml' cannot be read: permission is denied"), (diagnostic.Code, diagnostic.Message));
    }

    [Fact]
    public void Read_StreamBeyondTheLimit_IsRefused()
    {
        Assert.Equal(DiagnosticCodes.FileTooLarge, Assert.Single(Input.Read(new byte[(4 << 20) + 1]).Diagnostics).Code);
        Assert.NotEqual(DiagnosticCodes.FileTooLarge, Assert.Single(Input.Read(new byte[4 << 20]).Diagnostics).Code);
    }

    [Theory]
    [InlineData("/dev/zero", DiagnosticCodes.FileTooLarge, "4 MiB")]
    [InlineData("/dev/null", DiagnosticCodes.EmptyDocument, "nothing here")]
    [InlineData("/proc/self/mem", DiagnosticCodes.FileUnreadable, "cannot be read: input/output error")]
    [InlineData("/", DiagnosticCodes.FileUnreadable, "a folder")]
    [InlineData("", DiagnosticCodes.FileUnreadable, "not a file name")]
    [InlineData("a\0b", DiagnosticCodes.FileUnreadable, "not a file name")]
    [InlineData("/nowhere/at/all.yaml", DiagnosticCodes.FileUnreadable, "there is no file")]
    public void ReadFile_NotARegularFile_SaysSo(string path, string code, string part)
    {
        var bag = new DiagnosticBag();

        Assert.Null(ScenarioReader.ReadFile(path, bag));

        var diagnostic = Assert.Single(bag.ToImmutable());
        Assert.Equal((code, path), (diagnostic.Code, diagnostic.Span.Source));
        Assert.Contains(part, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_MissingFile_NamesTheOneThatLooksAlike()
    {
        using var folder = new TemporaryFolder();
        var search = folder.File("search.yaml", "a: 1");
        folder.File("ads.yaml", "a: 1");
        foreach (var given in new[] { "serach.yaml", "search.yml", "search" })
        {
            var bag = new DiagnosticBag();
            Assert.Null(ScenarioReader.ReadFile(folder.File(given), bag));
            Assert.Equal(Suggestions.DidYouMean(search), Assert.Single(bag.ToImmutable()).Hint);
        }
    }

    [Fact]
    public void ReadFile_LargeFile_IsRefusedBySize()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("large.yaml");
        using (var file = File.Create(path))
        {
            file.SetLength(1L << 40);
        }

        var bag = new DiagnosticBag();
        Assert.Null(ScenarioReader.ReadFile(path, bag));
        Assert.Equal(DiagnosticCodes.FileTooLarge, Assert.Single(bag.ToImmutable()).Code);
    }

    /// <summary>What a file is to a user who may not read it; the superuser, as whom tests may run, meets no such file.</summary>
    private sealed class ForbiddenStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new UnauthorizedAccessException("Access to the path is denied.");
    }
}
