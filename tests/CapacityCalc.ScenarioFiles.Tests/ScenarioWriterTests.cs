using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles.Tests;

public class ScenarioWriterTests
{
    public static TheoryData<string> Scenarios() =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void TextOf_EveryScalarSet_ReadsBackAsTheDocument(string file)
    {
        var source = Read(Path.Combine(Folder, file));
        foreach (var (path, value) in ScalarPaths.Of(source.Document).Select(path => (path, "x: \"y\" # z, }")).Append(("scenario", "plain")))
        {
            AssertReadsBack(source, Set(source.Document, path, new TextNode(value, default)), file);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void TextOf_KeysThatWereMissing_ReadsBackAsTheDocument(string file)
    {
        var source = Read(Path.Combine(Folder, file));
        var maps = ScalarPaths.Of(source.Document).Select(path => path[..(path.LastIndexOf('.') + 1)]).Distinct();
        foreach (var map in maps.Where(map => source.Document.Root.Entries.IsEmpty || ScenarioPath.TryParse(map + "added", default, out _, out _)))
        {
            if (ScenarioPath.Parse(map + "added.twice").TrySet(source.Document, new TextNode("1", default), out var patched, out _))
            {
                AssertReadsBack(source, Set(patched, map + "another", new TextNode("2 ms", default)), file);
            }
        }
    }

    [Fact]
    public void TextOf_AChange_KeepsCommentsAndLayout()
    {
        var source = Given("""
            # why
            traffic: { rate: 10/s }   # measured
            pipeline:
              - stage: rank        # the only one
                keep:
                  choose: 1..5
                # the end of it
                split: { choose: [1, 2] }  # tasks
              - { stage: last, model: { kind: per_item } }
            """);
        var target = Set(Set(Set(source.Document, "pipeline.rank.keep", new TextNode("5", default)), "pipeline.rank.split", new TextNode("2", default)), "pipeline.last.model.time", new TextNode("1 ms", default));

        Assert.Equal(
            """
            # why
            traffic: { rate: 10/s }   # measured
            pipeline:
              - stage: rank        # the only one
                keep: 5
                # the end of it
                split: 2  # tasks
              - { stage: last, model: { kind: per_item, time: 1 ms } }
            """,
            ScenarioWriter.TextOf(source, target, "test.yaml"));
    }

    [Fact]
    public void TextOf_KeyOfABlock_ComesToItsEnd()
    {
        var source = Given("traffic:\n  rate: 10/s # now\n\nslo: {}\npipeline: []\n");
        var target = Set(Set(Set(source.Document, "traffic.items", new TextNode("5", default)), "slo.p99", new TextNode("5 ms", default)), "planning.zones", new TextNode("3", default));

        Assert.Equal("traffic:\n  rate: 10/s # now\n  items: 5\n\nslo: { p99: 5 ms }\npipeline: []\nplanning: { zones: 3 }\n", ScenarioWriter.TextOf(source, target, "test.yaml"));
    }

    [Fact]
    public void TextOf_KeysOfSeveralMapsAtTheEnd_AreThoseOfTheInnermostFirst()
    {
        var source = Given("traffic: { rate: 1/s }\npipeline:\n  - stage: r\n    model:\n      kind: per_item\n      time: 1 ms");
        var target = Set(Set(Set(source.Document, "pipeline.r.split", new TextNode("2", default)), "pipeline.r.model.cv", new TextNode("1", default)), "slo.p99", new TextNode("5 ms", default));

        Assert.Equal(
            "traffic: { rate: 1/s }\npipeline:\n  - stage: r\n    model:\n      kind: per_item\n      time: 1 ms\n      cv: 1\n    split: 2\nslo: { p99: 5 ms }",
            ScenarioWriter.TextOf(source, target, "test.yaml"));
    }

    [Fact]
    public void TextOf_AValueBehindAComment_StaysOutOfTheComment()
    {
        var source = Given("traffic:  # try:\n  { choose: [1, 2] }\nslo: # a few:\n  choose: 1..5\n");
        var target = Set(Set(source.Document, "traffic", new TextNode("1", default)), "slo", new TextNode("2", default));

        Assert.Equal("traffic:  # try:\n  1\nslo: # a few:\n  2\n", ScenarioWriter.TextOf(source, target, "test.yaml"));
    }

    [Fact]
    public void TextOf_WindowsLines_StayWindowsLines()
    {
        var source = Given("traffic:\r\n  rate: 1/s\r\n");
        var target = Set(source.Document, "traffic.items", new TextNode("5", default));

        Assert.Equal("traffic:\r\n  rate: 1/s\r\n  items: 5\r\n", ScenarioWriter.TextOf(source, target, "test.yaml"));
    }

    [Theory]
    [InlineData("there/out.yaml", "../times.csv")]
    [InlineData("out.yaml", "times.csv")]
    public void TextOf_FilesThatAreNamed_AreFoundFromWhereItIsWritten(string path, string named)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "times.csv"), "items,time\n1,1 ms\n2,2 ms\n");
            var file = Path.Combine(folder.FullName, "in.yaml");
            File.WriteAllText(file, "models: { m: { kind: measured, table: { file: times.csv } } }\ncompare: { baseline: base.yaml }\n");
            var source = Read(file);

            var text = ScenarioWriter.TextOf(source, Set(source.Document, "traffic.rate", new TextNode("1/s", default)), Path.Combine(folder.FullName, path));

            Assert.Contains($"{{ file: {named} }}", text, StringComparison.Ordinal);
            Assert.Contains($"baseline: {named.Replace("times.csv", "base.yaml", StringComparison.Ordinal)} ", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Folder => Path.Combine(Root, "scenarios");

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "CapacityCalc.sln")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return folder;
        }
    }

    private static void AssertReadsBack(ScenarioSource source, ScenarioDocument target, string file)
    {
        var text = ScenarioWriter.TextOf(source, target, Path.Combine(Folder, file));

        Assert.NotNull(text);
        Assert.Equal(Written(target.Root), Written(Given(text, source.Document.Source).Document.Root));
    }

    private static string Written(DocumentNode node) => node switch
    {
        TextNode text => $"'{text.Text}'",
        ListNode list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Written(entry.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static ScenarioDocument Set(ScenarioDocument document, string path, DocumentNode node)
    {
        Assert.True(ScenarioPath.Parse(path).TrySet(document, node, out var patched, out var problem), problem?.Message);
        return patched;
    }

    private static ScenarioSource Read(string file)
    {
        var bag = new DiagnosticBag();
        var source = ScenarioReader.ReadSource(file, bag);
        Assert.True(source is not null && !bag.HasErrors, string.Join('\n', bag.ToImmutable().Select(diagnostic => diagnostic.Message)));
        return source;
    }

    private static ScenarioSource Given(string text, string name = "test.yaml")
    {
        var bag = new DiagnosticBag();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var document = ScenarioReader.Read(name, stream, bag);
        Assert.True(document is not null && !bag.HasErrors, string.Join('\n', bag.ToImmutable().Select(diagnostic => $"{diagnostic.Span} {diagnostic.Message}")) + "\n" + text);
        return new ScenarioSource(document, text);
    }
}
