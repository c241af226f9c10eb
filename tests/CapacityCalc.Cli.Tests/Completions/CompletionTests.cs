using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Cli.Tests.Completions;

/// <summary>How a line can go on, as the shells ask for it.</summary>
public sealed class CompletionTests : IDisposable
{
    private static readonly string Web = Path.Combine(Repository.Root, "scenarios", "web-search.yaml");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Invalid() =>
        [.. Directory.EnumerateFiles(Repository.InvalidScenarios, "*.yaml").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void FirstWord_IsACommand_ThatIsNotHidden()
    {
        var commands = Words("");

        Assert.Contains("estimate", commands);
        Assert.Contains("completion", commands);
        Assert.DoesNotContain("complete", commands);
        Assert.Equal(["estimate"], Words("est"));
        Assert.Empty(Words("nothing"));
    }

    [Fact]
    public void Command_TellsWhatItDoes() => Assert.StartsWith("check\tReads scenarios and tells every error", Ask("che"), StringComparison.Ordinal);

    [Fact]
    public void Option_IsOfTheCommand_AndOnceUnlessRepeatable()
    {
        Assert.Equal(["--for", "--format"], Words("solve", Web, "--fo").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("--for", Words("estimate", Web, "--fo"));
        Assert.DoesNotContain("--format", Words("estimate", Web, "--format", "json", "--"));
        Assert.Contains("--set", Words("estimate", Web, "--set", "hardware=c7i.8xlarge", "--"));
        Assert.Contains("--help", Words("estimate", "--h"));
        Assert.Empty(Words("estimate", Web, "--", "--fo"));
    }

    [Theory]
    [InlineData("json,markdown", "estimate", "--format", "")]
    [InlineData("--format=json", "estimate", "--format=j")]
    [InlineData("formula,simulate", "estimate", "x.yaml", "--method", "")]
    [InlineData("heatmap", "chart", "x.yaml", "--kind", "h")]
    [InlineData("cache,host,shard,zone", "estimate", "x.yaml", "--lose", "")]
    [InlineData("roofline", "fit", "x.csv", "--as", "r")]
    [InlineData("hardware", "catalog", "h")]
    [InlineData("schema", "catalog", "sc")]
    [InlineData("scenario,estimate,catalog-models", "catalog", "schema", "")]
    [InlineData("affine,usl", "fit", "x.csv", "--as", "")]
    [InlineData("p99,hosts,cost", "compare", "x.yaml", "--limit", "")]
    [InlineData("web-search,ads", "init", "--template", "")]
    [InlineData("light,dark", "chart", "x.yaml", "--theme", "")]
    [InlineData("zsh", "completion", "z")]
    public void Value_OfAShortList_IsOneOfIt(string expected, params string[] words) =>
        Assert.All(expected.Split(','), word => Assert.Contains(word, Words(words)));

    [Fact]
    public void File_IsAScenarioOrAFolder()
    {
        _folder.Write("a.yaml", "");
        _folder.Write("b.json", "");
        _folder.Write("c.txt", "");
        _folder.Write(".hidden.yaml", "");
        Directory.CreateDirectory(_folder["deeper"]);
        var place = _folder.Path + "/";

        Assert.Equal([place + "a.yaml", place + "b.json", place + "deeper/"], Words("estimate", place));
        Assert.Equal([place + ".hidden.yaml"], Words("estimate", place + "."));
        Assert.Equal([place + "a.yaml", place + "b.json", place + "c.txt", place + "deeper/"], Words("estimate", "-o", place));
        Assert.Empty(Words("estimate", place + "a.yaml", place));
        Assert.NotEmpty(Words("check", place + "a.yaml", place));
        Assert.Empty(Words("estimate", place + "nowhere/"));
    }

    [Fact]
    public void Path_IsOfTheScenarioOnTheLine_WithWhatItLeavesToDefaults()
    {
        var solved = Words("solve", Web, "--for", "");

        Assert.Contains("traffic.rate", solved);
        Assert.Contains("pipeline.rank-1.keep", solved);
        Assert.Contains("planning.utilization", solved);
        Assert.DoesNotContain("scenario", solved);
        Assert.DoesNotContain("models.dnn.distribution", solved);
        Assert.Empty(Words("solve", "--for", ""));
        Assert.Contains("models.dnn.distribution=", Words("estimate", Web, "--set", "models.dnn."));
        Assert.Contains("--vary=pipeline.rank-2.split=", Words("compare", Web, "--vary=pipeline.rank-2.s"));
    }

    [Theory]
    [InlineData("--in")]
    [InlineData("--check")]
    public void Stage_IsOfTheScenarioThatAFitNames(string option)
    {
        _folder.Write("a.csv", "");
        _folder.Write("b.yaml", "");

        Assert.Equal([_folder["b.yaml"]], Words("fit", _folder["a.csv"], option, _folder.Path + "/"));
        Assert.Equal([_folder["a.csv"], _folder["b.yaml"]], Words("fit", _folder.Path + "/"));
        Assert.Equal(["select", "rank-1", "rank-2"], Words("fit", _folder["a.csv"], option, Web, "--stage", ""));
        Assert.Equal(["rank-1", "rank-2"], Words("fit", _folder["a.csv"], $"{option}={Web}", "--stage", "ra"));
        Assert.Contains("pipeline.rank-1.hardware=", Words("fit", _folder["a.csv"], option, Web, "--set", "pipeline.rank-1."));
        Assert.Empty(Words("fit", _folder["a.csv"], "--stage", ""));
    }

    [Fact]
    public void Value_AtAPath_IsWhatStandsThere()
    {
        var shapes = Words("estimate", Web, "--set", "pipeline.select.hardware=");

        Assert.Contains("pipeline.select.hardware=cheapest", shapes);
        Assert.All(HardwareCatalog.Shapes, shape => Assert.Contains($"pipeline.select.hardware={shape.Name}", shapes));
        Assert.Equal(CostModelKinds.All.Select(kind => $"models.dnn.kind={kind.Parameters.Name}"), Words("estimate", Web, "--set", "models.dnn.kind="));
        Assert.Equal(["pipeline.select.kind=retrieve"], Words("estimate", Web, "--set", "pipeline.select.kind=ret"));
        Assert.Equal(["pipeline.rank-1.model=linear,dnn"], Words("compare", Web, "--vary", "pipeline.rank-1.model=linear,d"));
        Assert.Equal(["pipeline.rank-1.hosts=auto", "pipeline.rank-1.hosts=external"], Words("estimate", Web, "--set", "pipeline.rank-1.hosts="));
        Assert.Empty(Words("estimate", Web, "--set", "pipeline.rank-1.keep="));
    }

    [Fact]
    public void Figure_IsOfTheScenarioOnTheLine()
    {
        Assert.Equal(["stages.rank-2.hosts_for.throughput"], Words("explain", Web, "stages.rank-2.hosts_for.thr"));
        Assert.Contains("latency_seconds.p99", Words("explain", Web, "latency"));
        Assert.DoesNotContain("traffic.rate", Words("explain", Web, ""));
        Assert.Empty(Words("explain", Web, "latency_seconds.p99", ""));
        Assert.Empty(Words("catalog", "models", ""));
    }

    /// <summary>Every path that is offered can be set, as far as the path itself goes.</summary>
    [Fact]
    public void Path_ThatIsOffered_IsOne()
    {
        foreach (var path in Words("solve", Web, "--for", ""))
        {
            Assert.DoesNotContain("invalid-path", Capcalc.Run("check", Web, "--set", path + "=1").Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void WrongScenario_IsNotSpokenOf(string name)
    {
        var path = Path.Combine(Repository.InvalidScenarios, name);

        Assert.All(
            new string[][] { ["solve", path, "--for", ""], ["explain", path, ""], ["estimate", path, "--set", "hardware="], ["compare", path, "--vary", "pipeline."] },
            words => Assert.DoesNotContain(": error ", Ask(words), StringComparison.Ordinal));
    }

    [Fact]
    public void Junk_IsAnsweredWithNothing()
    {
        _folder.Write("junk.yaml", [0, 1, 2, 255, 254]);
        _folder.Write("line\nbreak.yaml", "");

        Assert.Empty(Words("solve", _folder["junk.yaml"], "--for", ""));
        Assert.Empty(Words("solve", "-", "--for", ""));
        Assert.Empty(Words("explain", "-", ""));
        Assert.Empty(Words("solve", _folder.Path, "--for", ""));
        Assert.Empty(Words("estimate", "--nothing", "--nothing=", "x"));
        Assert.DoesNotContain(Words("estimate", _folder.Path + "/"), word => word.Contains("line", StringComparison.Ordinal));
        Assert.Empty(Words("estimate", "\0"));
        Assert.NotEmpty(Words());
    }

    private static string[] Words(params string[] words) =>
        [.. Ask(words).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])];

    private static string Ask(params string[] words)
    {
        var outcome = Capcalc.Run(["complete", "--", .. words]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        return outcome.Output;
    }
}
