using System.Text;
using System.Xml.Linq;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>Reports of the examples, each whole in Markdown, and in HTML but for the shapes of the charts.</summary>
/// <remarks>Reports/runs.tsv holds a line a run: its name, then what stands behind the command. .ci/run makes the same runs with the native program.</remarks>
[Collection(Alone.Name)]
public sealed class ScenarioReportTests : IDisposable
{
    private const int LargestPage = 1 << 20;

    private readonly WorkingFolder _working = new(Repository.Root);
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _working.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<string> Runs() => [.. All().Select(run => run.Name)];

    public static TheoryData<string> Scenarios() => [.. Repository.Scenarios()];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Report_OfAScenario_IsTheGoldenFile(string name)
    {
        Tell(name, "md");
        GoldenFile.Check($"Reports/{name}.md", File.ReadAllText(_folder[$"{name}.md"]));

        Tell(name, "html");
        GoldenFile.Check($"Reports/{name}.html", HtmlPage.Skeleton(File.ReadAllText(_folder[$"{name}.html"])));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Report_Abroad_IsTheSameToTheByte(string name)
    {
        Tell(name, "html");
        var atHome = File.ReadAllBytes(_folder[$"{name}.html"]);

        using var abroad = new Abroad();

        Tell(name, "html");
        Assert.Equal(atHome, File.ReadAllBytes(_folder[$"{name}.html"]));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Report_InMarkdown_LinksExactlyTheChartsBesideIt(string name)
    {
        Tell(name, "md");

        var text = File.ReadAllText(_folder[$"{name}.md"]);
        var links = text.Split("](").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)]).Where(link => link.EndsWith(".svg", StringComparison.Ordinal)).ToArray();
        var charts = Directory.EnumerateFiles(_folder[$"{name}-charts"]).Select(path => $"{name}-charts/{Path.GetFileName(path)}");
        Assert.Equal(charts.Order(StringComparer.Ordinal), links.Order(StringComparer.Ordinal));
        Assert.All(links, link => Assert.Equal("svg", XElement.Parse(File.ReadAllText(_folder[link])).Name.LocalName));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Report_OfEveryScenario_KeepsTheRulesOfAPage(string scenario)
    {
        string[] worlds = File.ReadAllText(scenario).Contains("..", StringComparison.Ordinal) && Capcalc.Run("uncertainty", scenario, "--samples", "64").ExitCode == 0 ? ["--samples", "64"] : [];
        var told = Capcalc.Run(["report", scenario, "-o", _folder["page.html"], .. worlds]);
        Assert.True(told.ExitCode == 0, told.Error);

        var markup = File.ReadAllText(_folder["page.html"]);
        var page = new HtmlPage(markup);
        page.AssertKeepsTheRules();
        Assert.NotEmpty(page.Named("svg"));
        Assert.All(page.Named("details"), details => Assert.NotEmpty(details.Elements().Skip(1)));
        var formulas = page.Named("dd").Where(element => (string?)element.Attribute("class") == "formula").ToArray();
        Assert.NotEmpty(formulas);
        Assert.All(formulas, formula => Assert.Contains(" = ", formula.Value, StringComparison.Ordinal));
        Assert.InRange(Encoding.UTF8.GetByteCount(markup), 1, LargestPage);
    }

    [Theory]
    [InlineData("scenarios/ads.yaml", "scenarios/ads.yaml")]
    [InlineData("scenarios/web-search.yaml", "--set", "slo.p99=100 ms")]
    [InlineData("scenarios/web-search.yaml", "--set", "pipeline.rank-1.hosts=2")]
    [InlineData("scenarios/web-search.yaml", "scenarios/uncertain-search.yaml", "--vary", "traffic.rate=500/s,1000/s,5M/s", "--keep-fleet", "--samples", "64")]
    public void Report_OfWhatIsAlikeOrMissesItsObjectives_KeepsTheRulesOfAPage(params string[] arguments)
    {
        var told = Capcalc.Run(["report", .. arguments, "-o", _folder["page.html"]]);

        Assert.True(told.ExitCode == 0, told.Error);
        new HtmlPage(File.ReadAllText(_folder["page.html"])).AssertKeepsTheRules();
    }

    [Fact]
    public void Report_FromStandardInput_ReadsItOnce()
    {
        var told = Capcalc.Start(File.ReadAllBytes("scenarios/cross-encoder-depth.yaml"), "report", "-", "-o", _folder["page.html"]);

        Assert.True(told.ExitCode == 0, told.Error);
        Assert.Contains(">Comparison</h2>", File.ReadAllText(_folder["page.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--keep-fleet does nothing", "scenarios/web-search.yaml", "--keep-fleet")]
    [InlineData("--samples does nothing", "scenarios/web-search.yaml", "--samples", "100")]
    [InlineData("--seed does nothing", "scenarios/web-search.yaml", "--seed", "1")]
    [InlineData("standard input can be read only once", "-", "-")]
    [InlineData("unknown-key", "scenarios/web-search.yaml", "--vary", "slo.p98=1 s,2 s")]
    public void Report_ThatCannotBe_WritesNothing(string expected, params string[] arguments)
    {
        var told = Capcalc.Run(["report", .. arguments, "-o", _folder["page.md"]]);

        Assert.Equal(1, told.ExitCode);
        Assert.Contains(expected, told.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Entries);
    }

    [Fact]
    public void Report_OverItsScenario_IsRefusedAndLeavesNoCharts()
    {
        var scenario = _folder.Write("scenario.md", File.ReadAllText("scenarios/ads.yaml"));

        Assert.Equal(1, Capcalc.Run("report", scenario, "-o", scenario).ExitCode);

        Assert.Equal(["scenario.md"], _folder.Entries);
        Assert.Equal(File.ReadAllText("scenarios/ads.yaml"), File.ReadAllText(scenario));
    }

    [Fact]
    public void GoldenFiles_AllBelongToARun()
    {
        var found = Directory.EnumerateFiles(Root).Select(Path.GetFileName);

        Assert.Empty(found.Except(All().SelectMany(run => new[] { run.Name + ".md", run.Name + ".html" }).Append("runs.tsv")));
    }

    private static string Root => Path.GetFullPath(Path.Combine(Repository.GoldenScenarios, "..", "Reports"));

    private static IEnumerable<(string Name, string[] Arguments)> All() =>
        File.ReadLines(Path.Combine(Root, "runs.tsv")).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1..]));

    private void Tell(string name, string ending)
    {
        var told = Capcalc.Run(["report", .. All().Single(run => run.Name == name).Arguments, "-o", _folder[$"{name}.{ending}"]]);
        Assert.True(told.ExitCode == 0, told.Error);
    }
}
