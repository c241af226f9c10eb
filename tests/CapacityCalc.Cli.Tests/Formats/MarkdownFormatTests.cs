using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Formats;

public class MarkdownFormatTests
{
    [Fact]
    public void Markdown_TablesOfAnySample_HaveOneNumberOfCells()
    {
        foreach (var (name, estimate) in SampleEstimates.All)
        {
            var lines = new MarkdownFormat().Write(new Answer(EstimateReport.From(estimate), EstimateDocument.From(estimate)), Page.Plain).Split('\n');
            var cells = 0;
            foreach (var line in lines)
            {
                var isRow = line.StartsWith('|');
                var bars = line.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|');
                Assert.True(!isRow || cells == 0 || bars == cells, $"{name}: {line}");
                cells = isRow ? bars : 0;
            }
        }
    }

    [Fact]
    public void Markdown_TextThatLooksLikeMarkup_IsEscaped()
    {
        var table = new Table([new Column("a|b")], [new Row([Cell.Of("*x* <b> `c` [d](e) | f\ng")])]);
        var answer = new Answer(new Report("T_i", [], [new Section("S", table)]), new TableDocument("x/1", "rows", table));

        Assert.Equal(
            "# T\\_i\n\n## S\n\n| a\\|b |\n| --- |\n| \\*x\\* \\<b\\> \\`c\\` \\[d\\](e) \\| f g |\n",
            new MarkdownFormat().Write(answer, Page.Plain));
    }
}
