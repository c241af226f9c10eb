using System.Text.Json;
using System.Text.RegularExpressions;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Cli.Tests.Reports;

public partial class UncertaintyReportTests
{
    public static TheoryData<string> Formats() => [.. OutputFormats.All.Select(format => format.Name)];

    [Fact]
    public void Headline_NamesTheFleetForNineOfTenWorlds()
    {
        var lead = Lead(SampleUncertainties.WebSearch);

        Assert.StartsWith("buy 282 hosts for 90% · 215 (the medians) hold in 51% of the worlds", lead, StringComparison.Ordinal);
        Assert.Contains("models.dnn.time and models.linear.time first for p99, traffic.rate for hosts needed", lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_OfAConfidenceOutOfReach_SaysTheMostAndTheNextBest()
    {
        var fleets = SampleUncertainties.WebSearch.Fleets;
        var lead = Lead(SampleUncertainties.WebSearch with { Fleets = [fleets[0], fleets[1], new FleetChoice(0.9) { Holds = new(0.8765, 0.003) }, fleets[3]] });

        Assert.StartsWith("✗ no fleet holds in 90% of the worlds, at most in 88% · buy 252 hosts for 80%", lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_OfOneInputThatComesFirstForAll_NamesItOnce()
    {
        var rate = SampleUncertainties.WebSearch.MeasureFirst[1];
        var lead = Lead(SampleUncertainties.WebSearch with { MeasureFirst = [rate with { Kind = OutcomeKind.P99 }, rate] });

        Assert.EndsWith("· measure traffic.rate first", lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfAConfidenceOutOfReach_SaysWhatIsReached()
    {
        var text = Write("text", SampleUncertainties.WebSearch);

        Assert.Matches(@"for 95% +none", text);
        Assert.Contains("No fleet holds in more than 94.3% ± 0.2% of the worlds", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Answer_WithFiguresThatAreNoNumbers_NeverSaysSo(string format)
    {
        var broken = new Estimated(double.NaN, double.PositiveInfinity);
        var result = SampleUncertainties.WebSearch;
        var written = Write(format, result with
        {
            PlanHolds = broken,
            Outcomes = [.. result.Outcomes.Select(outcome => outcome with { Planned = double.NaN, Missing = broken, Quantiles = [.. outcome.Quantiles.Select(_ => (Estimated?)broken)] })],
            Fleets = [.. result.Fleets.Select(fleet => fleet with { CostPerHour = double.NaN, Holds = broken, Misses = broken, HostsTooMany = broken, CostTooMany = double.NaN, HostsShort = double.PositiveInfinity })],
            Indices = [.. result.Indices.Select(outcome => outcome with { Inputs = [.. outcome.Inputs.Select(input => input with { First = broken, Total = broken })] })],
            Elasticities = [.. result.Elasticities.Select(number => number with { P99 = new ElasticityFigures(double.NaN, double.NaN, double.NaN) })],
        });

        Assert.DoesNotMatch(NoNumber(), written);
    }

    [Fact]
    public void Json_OfWhatDoesNotExist_IsNull()
    {
        var answer = JsonDocument.Parse(Write("json", SampleUncertainties.WebSearch)).RootElement;

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("outcomes").GetProperty("p99_seconds").GetProperty("quantiles").GetProperty("p95").ValueKind);
        Assert.Equal(0.45178, answer.GetProperty("outcomes").GetProperty("p99_seconds").GetProperty("quantiles").GetProperty("p75").GetProperty("value").GetDouble());
        var unreached = answer.GetProperty("fleets")[3];
        Assert.False(unreached.GetProperty("reached").GetBoolean());
        Assert.Equal(JsonValueKind.Null, unreached.GetProperty("hosts").ValueKind);
        Assert.Equal(0.9434, unreached.GetProperty("holds").GetProperty("value").GetDouble());
        Assert.Equal(["models.dnn.time", "models.linear.time"], answer.GetProperty("measure_first")[0].GetProperty("input").GetProperty("paths").EnumerateArray().Select(path => path.GetString()));
    }

    private static string Lead(UncertaintyResult result) => UncertaintyReport.From(result, []).Lead[0].Text;

    private static string Write(string format, UncertaintyResult result) =>
        OutputFormats.Named(format)!.Write(new Answer(UncertaintyReport.From(result, []), UncertaintyDocument.From(result, [])), Page.Plain);

    [GeneratedRegex(@"\bnan\b|infinity|∞", RegexOptions.IgnoreCase)]
    private static partial Regex NoNumber();
}
