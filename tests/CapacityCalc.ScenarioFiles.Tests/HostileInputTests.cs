using System.Text;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CsCheck;

namespace CapacityCalc.ScenarioFiles.Tests;

public class HostileInputTests
{
    private const string Valid = """
        scenario: Web search
        description: >-
          how many
          are ranked?
        traffic: { rate: 1000/s }
        slo: { p99: 500 ms, "hosts": 500 }
        models:
          dnn: { kind: 'per_item', time: 1 ms, cv: 0.3 }
          m:
            table: [[1, 2 ms], [3, 4 ms]]
        pipeline:
          - { stage: select, keep: 100k, shards: auto,
              model: { kind: service, p50: 20 ms } }
          - stage: both  # parallel
            branches:
              a: [ { stage: x, keep: 5 } ]
              b:
                - stage: "y"
                  pass: 30%
        """;

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ",", ":", ": ", "- ", "? ", "&a ", "*a", "!!str ", "!", "|", ">", "\"", "'", "\n", "\r\n", "\t", " ", "  ", "#", "---\n", "...\n",
        "%YAML 1.2\n", "<<: ", "\\", "@", "`", "~", "a: ", "\u0000", "\u0085", "\u2028", "\uFEFF", "é", "😀", "0", "\u00a0",
    ];

    private static readonly Gen<byte[]> Mutated =
        Gen.Select(Gen.Int[0, Valid.Length], Gen.Int[0, 6], Gen.Int[0, Fragments.Length - 1]).Array[1, 8].Select(edits =>
        {
            var text = Valid;
            foreach (var (at, removed, fragment) in edits)
            {
                var start = Math.Min(at, text.Length);
                text = text[..start] + Fragments[fragment] + text[Math.Min(start + removed, text.Length)..];
            }

            return Encoding.UTF8.GetBytes(text);
        });

    private static readonly Gen<byte[]> Shuffled =
        Gen.Int[0, Fragments.Length - 1].Array[0, 60].Select(picks => Encoding.UTF8.GetBytes(string.Concat(picks.Select(i => Fragments[i]))));

    public static TheoryData<string> Kinds => ["bytes", "mutated", "shuffled"];

    [Fact]
    public void Valid_IsValid() => Assert.Empty(Input.Read(Valid).Diagnostics);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_AnyBytes_GivesADocumentOrADiagnosticInsideTheText(string kind) => Bytes(kind).Sample(
        bytes =>
        {
            var (document, diagnostics) = Input.Read(bytes);
            Assert.True(document is not null || diagnostics.Count > 0);
            var lines = Encoding.UTF8.GetString(bytes).Split('\n', '\r', '\u0085', '\u2028', '\u2029').Length + 1;
            Assert.All(diagnostics, diagnostic => Assert.True(diagnostic.Span.Line >= 1 && diagnostic.Span.Line <= lines && diagnostic.Span.Column >= 1, diagnostic.ToString()));
            if (document is not null)
            {
                Assert.All(ScalarPaths.Of(document), path => Assert.NotNull(ScenarioPath.Parse(path).Get(document)));
            }
        },
        iter: 2000);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void CsvRead_AnyBytes_GivesATableOrADiagnostic(string kind) => Bytes(kind).Sample(
        bytes =>
        {
            var bag = new DiagnosticBag();
            var table = CsvTable.Read("t.csv", new MemoryStream(bytes), bag);
            Assert.True(table is not null || bag.HasErrors);
            Assert.True(table is null || table.Rows.All(row => row.Length == table.Rows[0].Length));
        },
        iter: 2000);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SetParse_AnyText_GivesAnOptionOrADiagnostic(string kind) => Bytes(kind).Sample(
        bytes =>
        {
            var bag = new DiagnosticBag();
            var option = SetOption.Parse("slo.p99=" + Encoding.Latin1.GetString(bytes), bag);
            Assert.True(option is not null || bag.HasErrors);
        },
        iter: 2000);

    private static Gen<byte[]> Bytes(string kind) => kind switch
    {
        "bytes" => Gen.Byte.Array[0, 200],
        "mutated" => Mutated,
        _ => Shuffled,
    };
}
