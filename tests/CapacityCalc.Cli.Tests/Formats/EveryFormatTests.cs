using System.Text.RegularExpressions;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Tests.Formats;

public partial class EveryFormatTests
{
    public static TheoryData<string> Formats() => [.. OutputFormats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Answer_UnderACultureWithDecimalCommas_IsTheSame(string format)
    {
        var expected = SampleEstimates.All.Select(sample => Write(format, sample.Estimate)).ToArray();

        using var comma = new DecimalComma();

        Assert.Equal(expected, SampleEstimates.All.Select(sample => Write(format, sample.Estimate)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Answer_WithFiguresThatAreNoNumbers_NeverSaysSo(string format)
    {
        var broken = SampleEstimates.WebSearch with
        {
            Latency = new(double.NaN, double.PositiveInfinity, null, -0.0, double.NegativeInfinity, double.NaN),
            Accuracy = double.NaN,
            Fleet = SampleEstimates.WebSearch.Fleet with { BusyCores = double.PositiveInfinity, CostPerMonth = double.NaN },
            Stages = [.. SampleEstimates.WebSearch.Stages.Select(stage => stage with { Utilization = double.NaN, Latency = new(1, 2, double.NaN, double.NaN, 3, 4) })],
            Capacity = new(double.PositiveInfinity, double.NaN),
            Objectives = [new(Objective.P99, 0.5, double.NaN, Passed: false, Marginal: false)],
        };

        Assert.DoesNotMatch(NoNumber(), Write(format, broken));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Answer_AlwaysEndsItsLastLine(string format)
    {
        foreach (var (_, estimate) in SampleEstimates.All)
        {
            var written = Write(format, estimate);

            Assert.EndsWith("\n", written, StringComparison.Ordinal);
            Assert.DoesNotContain('\u00a0', written);
            Assert.False(written.EndsWith("\n\n", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Formats_NamesAndExtensions_AreUnique()
    {
        Assert.Equal(OutputFormats.All.Length, OutputFormats.All.Select(format => format.Name).Distinct().Count());
        var extensions = OutputFormats.All.SelectMany(format => format.Extensions).ToArray();
        Assert.Equal(extensions.Length, extensions.Distinct().Count());
    }

    private static string Write(string format, Estimate estimate) =>
        OutputFormats.Named(format)!.Write(new Answer(EstimateReport.From(estimate), EstimateDocument.From(estimate)), Page.Plain);

    [GeneratedRegex(@"\bnan\b|infinity|∞|-0(\s|,|$)", RegexOptions.IgnoreCase)]
    private static partial Regex NoNumber();
}
