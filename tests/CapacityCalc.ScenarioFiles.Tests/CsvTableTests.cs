using System.Text;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles.Tests;

public class CsvTableTests
{
    [Theory]
    [InlineData("1,2 ms\n3,4 ms\n", "1|2 ms/3|4 ms")]
    [InlineData("1,2 ms\r\n3,4 ms", "1|2 ms/3|4 ms")]
    [InlineData("items,time_ms\n1,4.03\n2,5 us\n", "1|4.03 ms/2|5 us")]
    [InlineData("items,time (ms)\n1,1e-05\n", "1|1e-05 ms")]
    [InlineData("items;time [us]\n1;2\n", "1|2 us")]
    [InlineData("items\ttime_seconds\n1\t2\n", "1|2 s")]
    [InlineData("\"items\",\"time, measured (ms)\"\n\"1\", \"2\" \n", "1|2 ms")]
    [InlineData("# measured on a c7i\n\n1,2\n   # later\n\n3,4\n", "1|2/3|4")]
    [InlineData(" 1 , 2 \n", "1|2")]
    [InlineData("1,\n", "1|")]
    [InlineData("\t2\n", "|2")]
    [InlineData("latency_ms\n12\n13\n", "12 ms/13 ms")]
    [InlineData("12 ms\n13 ms\n", "12 ms/13 ms")]
    [InlineData("\"say \"\"hi\"\"\",x\n\"a\nb\",1\n", "a\nb|1")]
    [InlineData("bytes_per_item,n\n1,2\n", "1|2")]
    [InlineData("\uFEFF1,2\n", "1|2")]
    public void Read_Table_KeepsCellsAndAddsTheHeadersUnit(string csv, string expected)
    {
        var (table, diagnostics) = Read(csv);

        Assert.Empty(diagnostics);
        Assert.Equal(expected, string.Join('/', table!.Rows.Select(row => string.Join('|', row.Select(cell => ((TextNode)cell).Text)))));
    }

    [Theory]
    [InlineData("time_ms", "time", "ms")]
    [InlineData("time (ms)", "time", "ms")]
    [InlineData("p99 latency [us]", "p99 latency", "us")]
    [InlineData("time ms", "time", "ms")]
    [InlineData("items", "items", null)]
    [InlineData("per_item", "per_item", null)]
    [InlineData("_ms", "_ms", null)]
    [InlineData("(ms)", "(ms)", null)]
    [InlineData("time ()", "time ()", null)]
    [InlineData("", "", null)]
    public void FromHeader_Name_SplitsOffTheUnit(string header, string name, string? unit) =>
        Assert.Equal(new CsvColumn(name, unit), CsvColumn.FromHeader(header));

    [Theory]
    [InlineData("", 1, 1, "no rows")]
    [InlineData("# nothing\n", 1, 1, "no rows")]
    [InlineData("items,time_ms\n", 1, 1, "no rows")]
    [InlineData("1,2\n3\n", 2, 1, "this row has 1 cell, the first row has 2")]
    [InlineData("1,2\n3,4,5\n", 2, 1, "this row has 3 cells, the first row has 2")]
    [InlineData("1,\"2\n3,4\n", 1, 3, "not closed")]
    [InlineData("1,\"2\"x\n", 1, 6, "closing quote")]
    [InlineData("1;2,5\n", 1, 3, "holds a comma")]
    [InlineData("\"a\nb\",x\n1,2\n3\n", 4, 1, "1 cell")]
    public void Read_InvalidTable_SaysWhatIsWrongAndWhere(string csv, int line, int column, string part)
    {
        var (table, diagnostics) = Read(csv);

        Assert.Null(table);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((DiagnosticCodes.InvalidTable, new SourceSpan("t.csv", line, column)), (diagnostic.Code, diagnostic.Span));
        Assert.Contains(part, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyRows_IsRefused()
    {
        var (table, diagnostics) = Read(string.Concat(Enumerable.Repeat("1\n", 1_000_001)));

        Assert.Null(table);
        Assert.Equal((DiagnosticCodes.FileTooLarge, 1_000_001), (Assert.Single(diagnostics).Code, diagnostics[0].Span.Line));
    }

    [Fact]
    public void Read_HostilelyWide_IsRefused()
    {
        var (_, diagnostics) = Read(new string(',', 5_000_000));

        Assert.Equal(DiagnosticCodes.FileTooLarge, Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void ReadFile_ScenarioThatNamesTables_InlinesThem()
    {
        using var folder = new TemporaryFolder();
        folder.File("m.csv", "items,time_ms\n1,2\n3,4\n");
        folder.File("l.csv", "12 ms\n13 ms\n");
        var path = folder.File("s.yaml", """
            models:
              m: { kind: measured, table: { file: m.csv } }
              n: { samples: { file: l.csv }, other: { file: l.csv }, table: { file: l.csv, x: 1 } }
            list: [ { table: { file: "m.csv" } } ]
            """);
        var bag = new DiagnosticBag();

        var document = ScenarioReader.ReadFile(path, bag);

        Assert.Empty(bag.ToImmutable());
        Assert.Equal(["4 ms", "13 ms", "3", "l.csv", "l.csv"],
            new[] { "models.m.table.1.1", "models.n.samples.1", "list.0.table.1.0", "models.n.other.file", "models.n.table.file" }.Select(document!.Text));
        Assert.Equal(new SourceSpan(folder.File("m.csv"), 3, 3), ScenarioPath.Parse("models.m.table.1.1").Get(document!)!.Span);
    }

    [Fact]
    public void ReadFile_ScenarioThatNamesBadTables_PointsToTheirNamesOrIntoThem()
    {
        using var folder = new TemporaryFolder();
        folder.File("measured.csv", "1,2\n3\n");
        var path = folder.File("s.yaml", "a: { table: { file: mesured.csv } }\nb: { table: { file: measured.csv } }\nc: { table: { file: /dev/zero } }\n");
        var bag = new DiagnosticBag();

        Assert.Null(ScenarioReader.ReadFile(path, bag));

        Assert.Equal(
            [
                (DiagnosticCodes.FileUnreadable, new SourceSpan(path, 1, 21), Suggestions.DidYouMean(folder.File("measured.csv"))),
                (DiagnosticCodes.InvalidTable, new SourceSpan(folder.File("measured.csv"), 2, 1), null),
                (DiagnosticCodes.FileTooLarge, new SourceSpan(path, 3, 21), "at most 16 MiB are read"),
            ],
            bag.ToImmutable().Select(diagnostic => (diagnostic.Code, diagnostic.Span, diagnostic.Hint)));
    }

    [Fact]
    public void Apply_OptionThatNamesATable_ReadsItFromTheWorkingDirectory()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("m.csv", "1,2 ms\n");
        var bag = new DiagnosticBag();
        var (document, _) = Input.Read("a: 1");

        var patched = SetOption.Apply(document!, [SetOption.Parse($"models.m.table={{file: {csv}}}", bag)!], bag);

        Assert.Empty(bag.ToImmutable());
        Assert.Equal("2 ms", patched.Text("models.m.table.0.1"));
    }

    private static (CsvTable? Table, IReadOnlyList<Diagnostic> Diagnostics) Read(string csv)
    {
        var bag = new DiagnosticBag();
        var table = CsvTable.Read("t.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv)), bag);
        return (table, bag.ToImmutable());
    }
}
