using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Comparing;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

public class SampleSimulationsTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var (name, _) in SampleSimulations.All)
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
    public void SampleSimulation_InEveryFormat_IsTheGoldenFile(string sample, string formatName)
    {
        var comparison = SampleSimulations.All.Single(item => item.Name == sample).Comparison;
        var format = OutputFormats.Named(formatName)!;

        GoldenFile.Check($"Samples/{sample}{format.Extensions[0]}", Write(format, comparison));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SampleSimulation_UnderACultureWithDecimalCommas_IsTheSame(string sample, string formatName)
    {
        var comparison = SampleSimulations.All.Single(item => item.Name == sample).Comparison;
        var format = OutputFormats.Named(formatName)!;
        var expected = Write(format, comparison);

        using var comma = new DecimalComma();

        Assert.Equal(expected, Write(format, comparison));
    }

    [Fact]
    public void SampleSimulation_AsText_FitsThePage()
    {
        foreach (var (_, comparison) in SampleSimulations.All)
        {
            Assert.All(Write(OutputFormats.Default, comparison).Split('\n'), line => Assert.InRange(DisplayWidth.Of(line), 0, Page.FullWidth));
        }
    }

    private static string Write(IOutputFormat format, Comparison comparison) =>
        format.Write(new Answer(SimulationReport.From(comparison), SimulationDocument.From(comparison)), Page.Plain);
}
