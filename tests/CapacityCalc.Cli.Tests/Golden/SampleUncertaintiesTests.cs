using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

public class SampleUncertaintiesTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var (name, _, _) in SampleUncertainties.All)
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
    public void SampleUncertainty_InEveryFormat_IsTheGoldenFile(string sample, string formatName)
    {
        var format = OutputFormats.Named(formatName)!;

        GoldenFile.Check($"Samples/{sample}{format.Extensions[0]}", Write(format, sample));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SampleUncertainty_UnderACultureWithDecimalCommas_IsTheSame(string sample, string formatName)
    {
        var format = OutputFormats.Named(formatName)!;
        var expected = Write(format, sample);

        using var comma = new DecimalComma();

        Assert.Equal(expected, Write(format, sample));
    }

    [Fact]
    public void SampleUncertainty_AsText_FitsThePage()
    {
        foreach (var (name, _, _) in SampleUncertainties.All)
        {
            Assert.All(Write(OutputFormats.Default, name).Split('\n'), line => Assert.InRange(DisplayWidth.Of(line), 0, Page.FullWidth));
        }
    }

    private static string Write(IOutputFormat format, string sample)
    {
        var (_, result, diagnostics) = SampleUncertainties.All.Single(item => item.Name == sample);
        return format.Write(new Answer(UncertaintyReport.From(result, diagnostics), UncertaintyDocument.From(result, diagnostics)), Page.Plain);
    }
}
