using CapacityCalc.Charts;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

public class ChartTests
{
    private static readonly string UncertainSearch = Path.Combine(Repository.Root, "scenarios", "uncertain-search.yaml");
    private static readonly string Depth = Path.Combine(Repository.Root, "scenarios", "cross-encoder-depth.yaml");

    [Fact]
    public void Chart_OfAKind_IsWrittenToTheFile()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("chart", "web-search.yaml", "--kind", "funnel", "-o", "f.svg", "--width", "900", "--scale", "1.5"));
        Assert.Equal(new ChartRequest("funnel", ImageKind.Svg, 900, 700, 1.5), shell.Engine.Drawn);
        Assert.True(shell.Engine.Written.ContainsKey("f.svg"));
    }

    [Fact]
    public void Chart_OfWorlds_TakesHowManyAndWhich()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("chart", "web-search.yaml", "--kind", "tornado", "-o", "t.png", "--samples", "10k", "--seed", "7"));
        Assert.Equal((10_000, 7UL), (shell.Engine.Drawn!.Samples, shell.Engine.Drawn.Seed));
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public void Chart_OfATheme_IsDrawnInIt(string theme)
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("chart", "web-search.yaml", "--kind", "funnel", "-o", "f.svg", "--theme", theme));
        Assert.Equal(theme, shell.Engine.Drawn!.Theme.Name);
    }

    [Fact]
    public void Chart_Dark_HasItsBackgroundInEitherPicture()
    {
        using var folder = new TemporaryFolder();
        var svg = folder["f.svg"];

        Assert.Equal(0, Capcalc.Run("chart", UncertainSearch, "--kind", "funnel", "-o", svg, "--theme", "dark").ExitCode);
        var background = ChartTheme.Dark.Background;
        Assert.Contains($"<rect fill=\"#{background.Red:X2}{background.Green:X2}{background.Blue:X2}\" width=\"1200\"", File.ReadAllText(svg), StringComparison.Ordinal);
        Assert.Equal(0, Capcalc.Run("chart", UncertainSearch, "--kind", "funnel", "-o", folder["dark.png"], "--theme", "dark").ExitCode);
        Assert.Equal(0, Capcalc.Run("chart", UncertainSearch, "--kind", "funnel", "-o", folder["light.png"]).ExitCode);
        Assert.NotEqual(File.ReadAllBytes(folder["light.png"]), File.ReadAllBytes(folder["dark.png"]));
    }

    [Fact]
    public void Chart_WithAFormat_IsOfItWhateverItsName()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("chart", "web-search.yaml", "--kind", "funnel", "-o", "picture.html", "--format", "svg"));
        Assert.Equal(ImageKind.Svg, shell.Engine.Drawn!.Image);
        Assert.True(shell.Engine.Written.ContainsKey("picture.html"));
    }

    [Fact]
    public void Charts_OfEveryKind_AreAFileEachInAFolderThatIsMade()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("chart", "web-search.yaml", "--kind", "all", "-o", "pictures", "--vary", "a.b=1,2"));
        Assert.Equal("pictures", shell.Engine.Made);
        Assert.Equal([Path.Combine("pictures", "funnel.png"), Path.Combine("pictures", "depth.png")], shell.Engine.Written.Keys);
        Assert.Equal(string.Concat(shell.Engine.Written.Keys.Select(path => path + "\n")), shell.Output);
    }

    [Fact]
    public void Charts_OfEveryKind_AreThoseOfTheScenarioAndTellWhyNotTheOthers()
    {
        using var folder = new TemporaryFolder();
        var pictures = Path.Combine(folder.Path, "deep", "pictures");
        var answer = Capcalc.Run("chart", UncertainSearch, "--kind", "all", "-o", pictures, "--format", "svg", "--samples", "64");

        Assert.Equal(0, answer.ExitCode);
        var drawn = Directory.GetFiles(pictures).Select(path => Path.GetFileNameWithoutExtension(path)!).ToHashSet();
        Assert.Superset(new HashSet<string> { "funnel", "latency", "load", "tornado", "distribution", "hosts", "fan" }, drawn);
        Assert.All(ChartCatalog.All, chart => Assert.NotEqual(drawn.Contains(chart.Name), answer.Error.Contains($"there is no {chart.Name} chart: ", StringComparison.Ordinal)));
        Assert.All(Directory.GetFiles(pictures), path => Assert.EndsWith("</svg>", File.ReadAllText(path).TrimEnd(), StringComparison.Ordinal));
        Assert.Distinct(answer.Error.Split('\n').Where(line => line.Contains(": info ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Charts_OfEveryKindOfAComparison_HaveItsVariantsToo()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, Capcalc.Run("chart", Depth, "--kind", "all", "-o", folder.Path).ExitCode);
        Assert.Equal(["depth.png", "funnel.png", "latency.png", "load.png", "pareto.png", "stages.png"], folder.Entries);
    }

    [Fact]
    public void Charts_OfEveryKindOfSeveralFiles_AreThoseThatCompare()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, Capcalc.Run("chart", UncertainSearch, Depth, "--kind", "all", "-o", folder.Path).ExitCode);
        Assert.Equal(["pareto.png", "stages.png"], folder.Entries);
    }

    [Fact]
    public void Charts_OfEveryKindWithAnOptionThatNoneTakes_AreNotWritten()
    {
        using var folder = new TemporaryFolder();
        var pictures = folder["pictures"];
        var answer = Capcalc.Run("chart", Depth, "--kind", "all", "-o", pictures, "--seed", "2");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("--seed does nothing to any chart", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(pictures));
    }

    [Fact]
    public void Charts_OfEveryKindIntoAFile_AreRefused()
    {
        using var folder = new TemporaryFolder();
        var answer = Capcalc.Run("chart", Depth, "--kind", "all", "-o", folder.Write("taken", "mine"));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("is a file, not a folder", answer.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["taken"]));
    }

    [Fact]
    public void Charts_OfEveryKindFromStandardInput_ReadItOnce()
    {
        using var folder = new TemporaryFolder();
        var answer = Capcalc.Start(File.ReadAllBytes(UncertainSearch), "chart", "-", "--kind", "all", "-o", folder.Path, "--vary", "pipeline.rank-1.keep=100,200", "--samples", "64");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("fan.png", folder.Entries);
        Assert.Contains("depth.png", folder.Entries);
    }
}
