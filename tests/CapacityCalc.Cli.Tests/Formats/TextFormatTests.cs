using System.Text;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Formats;

public class TextFormatTests
{
    public static TheoryData<string, int> SamplesAtWidths()
    {
        var cases = new TheoryData<string, int>();
        foreach (var (name, _) in SampleEstimates.All)
        {
            cases.Add(name, Page.FullWidth);
            cases.Add(name, 80);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(SamplesAtWidths))]
    public void Text_OfAnySample_FitsThePage(string sample, int width)
    {
        foreach (var line in Text(sample, new Page(width, Colours.None)).Split('\n'))
        {
            Assert.InRange(DisplayWidth.Of(line), 0, width);
            Assert.Equal(line.TrimEnd(), line);
        }
    }

    [Theory]
    [MemberData(nameof(SamplesAtWidths))]
    public void Text_OnATerminal_IsThePlainTextInColours(string sample, int width)
    {
        var coloured = Text(sample, new Page(width, Colours.Terminal));

        Assert.Contains('\u001b', coloured);
        Assert.Equal(Text(sample, new Page(width, Colours.None)), WithoutColours(coloured));
    }

    [Theory]
    [InlineData("\u001b]0;title\u0007")]
    [InlineData("\r\n\u0000")]
    public void Text_NameThatSteersATerminal_IsDisarmed(string name)
    {
        var report = EstimateReport.From(SampleEstimates.WebSearch with { Scenario = name, Bottleneck = name });

        var text = new TextFormat().Write(new Answer(report, EstimateDocument.From(SampleEstimates.WebSearch)), Page.Plain);

        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
    }

    private static string Text(string sample, Page page)
    {
        var estimate = SampleEstimates.All.Single(item => item.Name == sample).Estimate;
        return new TextFormat().Write(new Answer(EstimateReport.From(estimate), EstimateDocument.From(estimate)), page);
    }

    private static string WithoutColours(string text)
    {
        var plain = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\u001b')
            {
                index = text.IndexOf('m', index);
            }
            else
            {
                plain.Append(text[index]);
            }
        }

        return plain.ToString();
    }
}
