using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Tests.Formats;

public class CsvFormatTests
{
    [Fact]
    public void Csv_OfAnySample_HasFiveFieldsARowAndNoFigureTwice()
    {
        foreach (var (_, estimate) in SampleEstimates.All)
        {
            var rows = Parse(Write(estimate));

            Assert.Equal(["section", "stage", "figure", "value", "unit"], rows[0]);
            Assert.All(rows, row => Assert.Equal(5, row.Length));
            var figures = rows.Select(row => (row[0], row[1], row[2])).ToArray();
            Assert.Equal(figures.Length, figures.Distinct().Count());
        }
    }

    [Fact]
    public void Csv_Percentile_IsInSeconds() =>
        Assert.Contains(Parse(Write(SampleEstimates.WebSearch)), row => row is ["stages", "rank-2", "latency_seconds.p99", "0.2114", "s"]);

    [Fact]
    public void Csv_FigureThatDoesNotExist_IsEmpty() =>
        Assert.Contains(Parse(Write(SampleEstimates.Overloaded)), row => row is ["stages", "predict", "latency_seconds.p99", "", "s"]);

    [Fact]
    public void Csv_TextWithQuotesAndLines_IsReadBackUnchanged()
    {
        var rows = Parse(Write(SampleEstimates.TwelveStages));

        Assert.Contains(rows, row => row[2] == "scenario" && row[3] == SampleEstimates.TwelveStages.Scenario);
        Assert.Contains(rows, row => row[2] == "description" && row[3] == SampleEstimates.TwelveStages.Description);
    }

    private static string Write(Estimate estimate) =>
        new CsvFormat().Write(new Answer(EstimateReport.From(estimate), EstimateDocument.From(estimate)), Page.Plain);

    /// <summary>RFC 4180, with line feeds between rows.</summary>
    private static List<string[]> Parse(string csv)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var at = 0;
        while (at < csv.Length)
        {
            string field;
            if (csv[at] == '"')
            {
                var end = at + 1;
                while (csv[end] != '"' || (end + 1 < csv.Length && csv[end + 1] == '"'))
                {
                    end += csv[end] == '"' ? 2 : 1;
                }

                field = csv[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal);
                at = end + 1;
            }
            else
            {
                var end = csv.AsSpan(at).IndexOfAny(',', '\n') + at;
                field = csv[at..end];
                Assert.DoesNotContain('"', field);
                at = end;
            }

            row.Add(field);
            Assert.True(csv[at] is ',' or '\n');
            if (csv[at++] == '\n')
            {
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows;
    }
}
