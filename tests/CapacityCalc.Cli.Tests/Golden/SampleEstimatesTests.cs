using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

public class SampleEstimatesTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var (name, _) in SampleEstimates.All)
        {
            foreach (var format in GoldenFile.Formats)
            {
                cases.Add(name, format.Name);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SampleEstimate_InEveryFormat_IsTheGoldenFile(string sample, string formatName)
    {
        var estimate = SampleEstimates.All.Single(item => item.Name == sample).Estimate;
        var format = OutputFormats.Named(formatName)!;

        var written = format.Write(new Answer(EstimateReport.From(estimate), EstimateDocument.From(estimate)), Page.Plain);

        GoldenFile.Check($"Samples/{sample}{format.Extensions[0]}", written);
    }
}
