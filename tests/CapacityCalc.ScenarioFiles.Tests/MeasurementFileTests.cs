using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.ScenarioFiles.Tests;

public class MeasurementFileTests
{
    // From the tests of HdrHistogramJS (HistogramLogReader.spec.ts): the first line of jHiccup's log, whose histogram has a mean of 301,998 (ns); and one value of 42 (encoding.spec.ts).
    private const string First = "HISTFAAAAEV42pNpmSzMwMCgyAABTBDKT4GBgdnNYMcCBvsPEBEJISEuATEZMQ4uASkhIR4nrxg9v2lMaxhvMekILGZkKmcCAEf2CsI=";
    private const string FortyTwo = "HISTFAAAAB542pNpmSzMwMDAxAABzFCaEUoz2X+AMIKZAEARAtM=";

    [Fact]
    public void HdrLog_OfJHiccup_HasThePublishedMean()
    {
        var counts = Log($"#[Histogram log format version 1.2]\n\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n0.127,1.007,2.769,{First}\n", "ns");
        var sample = new LatencySample(counts.Counts);
        Assert.Equal(301_998, Math.Floor(sample.Mean * 1e9));
    }

    [Fact]
    public void HdrLog_OfSeveralIntervals_IsTheirSum()
    {
        var counts = Log($"Tag=A,0,1,1,{FortyTwo}\nTag=A,1,1,1,{FortyTwo}\n", "ms");
        Assert.Equal(new LatencyCount(42e-3, 2), Assert.Single(counts.Counts));
    }

    [Theory]
    [InlineData("0,1,1,HISTFAAAAB542pNpmSzMwMDAxAABzFCaEUoz2X", 1)]
    [InlineData("#[Histogram log format version 1.2]\n0,1,1,HISTEwAAAB542pNp", 2)]
    [InlineData("0,1,1,HISTFAAA\n0,1,1,HISTFAAAAB542pNpmSzMwMDAxAAB", 1)]
    [InlineData("#[Histogram log format version 1.3]\n", 1)]
    public void HdrLog_Damaged_SaysWhichLine(string text, int line)
    {
        var bag = new DiagnosticBag();
        Assert.Null(MeasurementFile.FromText("a.hlog", text, "ns", bag));
        Assert.Equal((DiagnosticCodes.InvalidTable, line), (bag.ToImmutable()[0].Code, bag.ToImmutable()[0].Span.Line));
    }

    [Fact]
    public void HdrLog_OfTwoTags_IsRefused()
    {
        var bag = new DiagnosticBag();
        Assert.Null(MeasurementFile.FromText("a.hlog", $"Tag=A,0,1,1,{FortyTwo}\n1,1,1,{FortyTwo}\n", "ns", bag));
        Assert.Contains("several series", Assert.Single(bag.ToImmutable()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PercentileOutput_OfFiftyMillionValues_HasThePercentilesItPrints()
    {
        // From the README of kedmison/hdrhistogram-cli, in which HdrHistogram prints a simulation: every third of its first lines, and what it says of mean and count.
        const string Text = """
                   Value     Percentile TotalCount 1/(1-Percentile)

                  50.000 0.000000000000    2626982           1.00
                  51.000 0.100000000000    5242177           1.11
                  53.000 0.200000000000   10389426           1.25
                  55.000 0.300000000000   15356030           1.43
                  57.000 0.400000000000   20067396           1.67
                  60.000 0.500000000000   26517591           2.00
                  62.000 0.600000000000   30332276           2.50
                  65.000 0.700000000000   35271272           3.33
                  69.000 0.800000000000   40395538           5.00
                  75.000 0.900000000000   45305914          10.00
                  81.000 0.950000000000   47781849          20.00
                 101.000 0.987500000000   49381256          80.00
                 266.000 0.992968750000   49651126         142.22
                 538.000 0.999023437500   49951505        1024.00
                2595.000 1.000000000000   50000000
            #[Mean    =       64.672, StdDeviation   =       36.159]
            #[Max     =     2595.000, Total count    =     50000000]
            """;
        var bag = new DiagnosticBag();
        var sample = new LatencySample(Assert.IsType<LatencyCounts>(MeasurementFile.FromText("a.hgrm", Text, "us", bag)).Counts);
        Assert.Equal(50_000_000, sample.Count);
        Assert.Equal(60e-6, sample.Quantile(0.5), 1e-6);
        Assert.Equal(75e-6, sample.Quantile(0.9), 1e-6);
        Assert.Equal(64.672e-6, sample.Mean, 0.5e-6);
    }

    [Theory]
    [InlineData("lognormal")]
    [InlineData("gamma")]
    public void PercentileOutput_OfADistribution_IsFittedAsIt(string name)
    {
        IDistribution truth = name == "gamma" ? new Gamma(12, 0.5) : LogNormal.FromMean(12, 0.5);
        double[] shares = [5e-5, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.9875, 0.99375, 0.996875, 0.9990234375, 0.99975];
        var lines = shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{truth.Quantile(share):F3} {share:F12} {20_000 * share:F0} {1 / (1 - share):F2}"));
        var text = $"Value Percentile TotalCount 1/(1-Percentile)\n\n{string.Join('\n', lines)}\n{truth.Quantile(1 - 2.5e-5).ToString("F3", CultureInfo.InvariantCulture)} 1.000000000000 20000\n";
        var bag = new DiagnosticBag();
        var fit = new ServiceFit().Fit(MeasurementFile.FromText("a.hgrm", text, "ms", bag)!, new FitOptions("m"), bag)!;
        Assert.Equal($"latency {name}", fit.Formula);
        Assert.All(fit.Rows, row => Assert.InRange(row.RelativeResidual, -0.03, 0.03));
    }

    [Fact]
    public void PercentileOutput_OfWrk2_IsInMilliseconds()
    {
        const string Text = "Running 30s test @ http://127.0.0.1:8080\n  Latency Distribution (HdrHistogram - Recorded Latency)\n  Detailed Percentile spectrum:\n       Value   Percentile   TotalCount 1/(1-Percentile)\n\n       0.192     0.000000            1         1.00\n       0.921     0.500000          100         2.00\n       2.000     1.000000          200          inf\n#[Mean    =        0.978, StdDeviation   =        0.350]\n";
        var sample = new LatencySample(Assert.IsType<LatencyCounts>(MeasurementFile.FromText("wrk.txt", Text, null, new DiagnosticBag())).Counts);
        Assert.Equal(2e-3, sample.Largest, 0.1e-3);
    }

    [Theory]
    [InlineData("Value Percentile TotalCount 1/(1-Percentile)\n1 0.5 10 2\n0.5 1.0 20\n", 3)]
    [InlineData("Value Percentile TotalCount 1/(1-Percentile)\n1 0.5 ten 2\n", 2)]
    [InlineData("Value Percentile TotalCount 1/(1-Percentile)\n1 50 10 2\n", 2)]
    [InlineData("Value Percentile TotalCount 1/(1-Percentile)\n", 1)]
    public void PercentileOutput_Damaged_SaysWhichLine(string text, int line)
    {
        var bag = new DiagnosticBag();
        Assert.Null(MeasurementFile.FromText("a.hgrm", text, "ms", bag));
        Assert.Equal((DiagnosticCodes.InvalidTable, line), (bag.ToImmutable()[0].Code, bag.ToImmutable()[0].Span.Line));
    }

    [Theory]
    [InlineData("""{"metrics": {"http_req_duration": {"avg": 5, "med": 4, "p(90)": 9, "p(95)": 11}, "http_reqs": {"count": 1000}}}""")]
    [InlineData("""{"metrics": {"http_req_duration": {"type": "trend", "values": {"avg": 5, "med": 4, "p(90)": 9, "p(95)": 11}}, "http_reqs": {"values": {"count": 1000}}}}""")]
    public void K6Summary_OfEitherForm_IsInMilliseconds(string text)
    {
        var percentiles = Assert.IsType<LatencyPercentiles>(MeasurementFile.FromText("k6.json", text, null, new DiagnosticBag()));
        Assert.Equal((1000, 5e-3), (percentiles.Count, percentiles.Mean));
        Assert.Equal([(0.5, 4e-3), (0.9, 9e-3), (0.95, 11e-3)], percentiles.Percentiles.Select(point => (point.Share, Math.Round(point.Seconds, 12))));
    }

    [Theory]
    [InlineData("""{"metrics": {"vus": {"value": 1}}}""", DiagnosticCodes.WrongMeasurements)]
    [InlineData("""{"metrics": {"http_req_duration": {"med": 4, "p(90)": 9}}}""", DiagnosticCodes.WrongMeasurements)]
    [InlineData("""{"metrics": {"http_req_duration": {"med": "fast"}, "http_reqs": {"count": 9}}}""", DiagnosticCodes.InvalidQuantity)]
    [InlineData("""{"metrics": {"http_req_duration": {"med": 0}, "http_reqs": {"count": 9}}}""", DiagnosticCodes.OutOfRange)]
    [InlineData("""{"metrics": """, DiagnosticCodes.InvalidYaml)]
    public void K6Summary_WithoutWhatItTakes_SaysWhy(string text, string code)
    {
        var bag = new DiagnosticBag();
        Assert.Null(MeasurementFile.FromText("k6.json", text, null, bag));
        Assert.Equal(code, bag.ToImmutable()[0].Code);
    }

    [Theory]
    [InlineData("HISTFAAA", null, DiagnosticCodes.MissingValue)]
    [InlineData("HISTFAAA", "furlongs", DiagnosticCodes.InvalidOption)]
    [InlineData("items,time_ms\n1,2", "ms", DiagnosticCodes.InvalidOption)]
    public void Unit_MissingOrIdle_IsSaid(string text, string? unit, string code)
    {
        var bag = new DiagnosticBag();
        Assert.Null(MeasurementFile.FromText("a", text, unit, bag));
        Assert.Equal(code, Assert.Single(bag.ToImmutable()).Code);
    }

    [Fact]
    public void Table_WithUnitsInItsHeader_KeepsThem()
    {
        var table = Assert.IsType<MeasuredTable>(MeasurementFile.FromText("a.csv", "concurrency,throughput_rps,latency (ms)\n1,20,4\n", null, new DiagnosticBag()));
        Assert.Equal([("concurrency", null), ("throughput", "/s"), ("latency", "ms")], table.Columns.Select(column => (column.Name, column.Unit)));
    }

    private static LatencyCounts Log(string text, string unit)
    {
        var bag = new DiagnosticBag();
        var counts = MeasurementFile.FromText("a.hlog", text, unit, bag);
        Assert.Empty(bag.ToImmutable());
        return Assert.IsType<LatencyCounts>(counts);
    }
}
