using CapacityCalc.Cli.Formats.Html;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Formats.Html;

public class HtmlFormatTests
{
    [Fact]
    public void Html_OfAnySample_KeepsTheRulesOfAPage()
    {
        foreach (var (_, estimate) in SampleEstimates.All)
        {
            new HtmlPage(HtmlFormat.Write(EstimateReport.From(estimate))).AssertKeepsTheRules();
        }

        foreach (var (_, result, diagnostics) in SampleUncertainties.All)
        {
            new HtmlPage(HtmlFormat.Write(UncertaintyReport.From(result, diagnostics))).AssertKeepsTheRules();
        }

        new HtmlPage(HtmlFormat.Write(ComparisonReport.From(SampleComparisons.Rates, []))).AssertKeepsTheRules();
    }

    [Fact]
    public void Html_TextThatLooksLikeMarkup_StaysText()
    {
        const string hostile = "<script>alert(\"1\" & '2')</script>\u0001\uFFFE]]>\ud800";
        var table = new Table([new Column(hostile)], [new Row([Cell.Of(hostile)])]);
        var page = new HtmlPage(HtmlFormat.Write(new Report(hostile, [Prose.Of(hostile)], [new Section(hostile, table, new Listing("yaml", hostile))]) { Question = hostile }));

        page.AssertKeepsTheRules();
        Assert.Equal("<script>alert(\"1\" & '2')</script>  ]]>\ufffd", page.Named("h1").Single().Value);
        Assert.Equal(page.Named("h1").Single().Value, page.Named("code").Single().Value);
    }

    [Fact]
    public void Html_TitlesThatAreAlikeOrOfNoLetters_HaveAnchorsOfTheirOwn()
    {
        var parts = new[] { "To buy", "To buy", "検索", "100", "検索" }.Select(title => new Section(title, new Statements([Prose.Of("text")])));
        var page = new HtmlPage(HtmlFormat.Write(new Report("Title", [], [.. parts, new Section("To buy", new Lead([Prose.Of("answer")])) { Parts = [.. parts] }])));

        page.AssertKeepsTheRules();
        Assert.Equal(
            ["contents", "sections", "to-buy", "to-buy-2", "section", "section-100", "section-2", "to-buy-3", "to-buy-3-to-buy", "to-buy-3-to-buy-2", "to-buy-3-section", "to-buy-3-section-100", "to-buy-3-section-2"],
            page.All.Select(element => (string?)element.Attribute("id")).OfType<string>());
    }

    [Fact]
    public void Html_SectionThatFolds_HasItsHeadingInTheSummary()
    {
        var page = new HtmlPage(HtmlFormat.Write(new Report("Title", [], [new Section("Arithmetic", new Statements([Prose.Of("1 + 1 = 2")])) { Folding = Folding.Folded }])));

        var details = Assert.Single(page.Named("details"));
        Assert.Equal("Arithmetic", details.Elements().First().Elements().Single(element => element.Name.LocalName == "h2").Value);
        Assert.Equal("1 + 1 = 2", details.Elements().Single(element => element.Name.LocalName == "p").Value);
    }

    [Fact]
    public void Html_ColumnsOfAGroup_StandBelowItsHeader()
    {
        var table = new Table(
            [new Column("stage"), new Column("p50", Align.Right, Group: "latency"), new Column("p99", Align.Right, Group: "latency"), new Column("busy", Align.Right)],
            [new Row([Cell.Of("rank"), Cell.Of("1"), Cell.Of("2"), Cell.Of("3")], Depth: 1)]);
        var page = new HtmlPage(HtmlFormat.Write(new Report("Title", [], [new Section("Stages", table)])));

        page.AssertKeepsTheRules();
        Assert.Equal(
            [("stage", "col", null, "2"), ("latency", "colgroup", "2", null), ("busy", "col", null, "2"), ("p50", "col", null, null), ("p99", "col", null, null), ("rank", "row", null, null)],
            page.Named("th").Select(header => (header.Value, (string?)header.Attribute("scope"), (string?)header.Attribute("colspan"), (string?)header.Attribute("rowspan"))));
    }

    [Fact]
    public void Html_Formula_HasItsIndicesLowAndItsPowersHigh()
    {
        var page = new HtmlMarkup();
        HtmlWorkings.Write(page, new Workings([new Working("hosts (rank_1)", "N_t = λ_peak(rank_1) × σ^2 < 2.5", "", "")]));

        Assert.Contains("<dd class=\"formula\">N<sub>t</sub> = λ<sub>peak</sub>(rank_1) × σ<sup>2</sup> &lt; 2.5</dd>", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Html_Chart_IsNamedByItsFinding()
    {
        var named = HtmlPicture.Named("<svg xmlns=\"x\" role=\"img\">\n  <title>p99 &lt; 1 &quot;s&quot;</title>\n  <desc>d</desc>\n</svg>\n");

        Assert.Equal("<svg aria-label=\"p99 &lt; 1 &quot;s&quot;\" xmlns=\"x\" role=\"img\">\n    <desc>d</desc>\n</svg>\n", named);
    }
}
