using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CsCheck;

namespace CapacityCalc.Core.Tests.Documents;

public class ScenarioPathTests
{
    private static readonly string[] Segments =
    [
        "pipeline", "slo", "rank-1", "rank-2", "branches", "sources", "a", "model", "cache", "0", "models", "dnn", "table", "time", "buried", " ", "",
    ];

    [Theory]
    [InlineData("traffic.rate", "1000/s")]
    [InlineData("models.dnn.time", "1 ms")]
    [InlineData("models.dnn.table.0.1", "2 ms")]
    [InlineData("pipeline.rank-1.keep", "500")]
    [InlineData("pipeline.rank-1.model.time", "1 us")]
    [InlineData("pipeline.recent.keep", "100")]
    [InlineData("pipeline.popular.keep", "200")]
    [InlineData("pipeline.buried.keep", "5")]
    [InlineData("pipeline.sources.branches.a.recent.keep", "100")]
    [InlineData("pipeline.sources.branches.a.inner.branches.deep.buried.keep", "5")]
    [InlineData("pipeline.sources.branches.a.buried.keep", "5")]
    [InlineData("cache", "")]
    public void Get_PathToScalar_FindsIt(string path, string expected) =>
        Assert.Equal(expected, Assert.IsType<TextNode>(ScenarioPath.Parse(path).Get(Nodes.Document)).Text);

    [Theory]
    [InlineData("slo.p99")]
    [InlineData("pipeline.sources.branches.b.recent.keep")]
    [InlineData("pipeline.nothing")]
    [InlineData("models.dnn.table.1")]
    [InlineData("models.dnn.table.-1")]
    [InlineData("traffic.rate.peak")]
    [InlineData("cache.hit_ratio")]
    public void Get_PathToNothing_IsNull(string path) => Assert.Null(ScenarioPath.Parse(path).Get(Nodes.Document));

    [Theory]
    [InlineData("traffic.rate")]
    [InlineData("traffic.peak_factor")]
    [InlineData("slo.p99")]
    [InlineData("a.b.c.d.e")]
    [InlineData("cache.hit_ratio")]
    [InlineData("cache.a.b")]
    [InlineData("models.ltr.time")]
    [InlineData("models.dnn.table.0.0")]
    [InlineData("pipeline.rank-1.model.overhead")]
    [InlineData("pipeline.buried.keep")]
    [InlineData("pipeline.sources.branches.c")]
    [InlineData("pipeline")]
    public void TrySet_PathThatCanBe_IsThereAfterwardsAndNothingElseChanged(string text)
    {
        var path = ScenarioPath.Parse(text);
        var node = Nodes.Text("new");

        Assert.True(path.TrySet(Nodes.Document, node, out var patched, out _));

        Assert.Same(node, path.Get(patched));
        foreach (var other in ScalarPaths.Of(Nodes.Document).Where(other => other != text && !(other + ".").StartsWith(text + ".", StringComparison.Ordinal) && other != "cache"))
        {
            if (text != "pipeline" || !other.StartsWith("pipeline", StringComparison.Ordinal))
            {
                Assert.Same(ScenarioPath.Parse(other).Get(Nodes.Document), ScenarioPath.Parse(other).Get(patched));
            }
        }
    }

    [Theory]
    [InlineData("pipeline.rank-3.keep", 10, "no stage is called 'rank-3'", "did you mean 'rank-1'?")]
    [InlineData("pipeline.burried.keep", 10, "no stage is called 'burried'", "did you mean 'buried'?")]
    [InlineData("pipeline.0.keep", 10, "no stage is called '0'", "expected one of sources, rank-1, rank-2, recent, inner, buried, popular")]
    [InlineData("pipeline.rank-2.model.time", 23, "'pipeline.rank-2.model' is 'dnn', which has no 'time'", "set 'models.dnn.time'")]
    [InlineData("pipeline.rank-2.hardware.price", 26, "'pipeline.rank-2.hardware' is 'c7i.8xlarge', which has no 'price'",
        "'c7i.8xlarge' is a name from the catalogue; set 'pipeline.rank-2.hardware' to a whole shape, such as {cores: 8, memory: 64 GiB}")]
    [InlineData("traffic.rate.peak.x", 14, "'traffic.rate' is '1000/s', which has no 'peak.x'", null)]
    [InlineData("models.dnn.table.7.1", 18, "the list at 'models.dnn.table' has no item '7'", "expected the index 0")]
    public void TrySet_PathThatCannotBe_SaysWhyAndWhere(string text, int column, string message, string? hint)
    {
        Assert.True(ScenarioPath.TryParse(text, new SourceSpan("--set", 1, 1), out var path, out _));

        Assert.False(path.TrySet(Nodes.Document, Nodes.Text("1"), out _, out var problem));

        Assert.Equal(new Diagnostic(DiagnosticCodes.InvalidPath, Severity.Error, new SourceSpan("--set", 1, column), message, hint), problem);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" ", 1)]
    [InlineData(".", 1)]
    [InlineData("slo.", 5)]
    [InlineData("slo..p99", 5)]
    [InlineData(".slo", 1)]
    public void TryParse_EmptySegment_IsAProblemAtItsColumn(string text, int column)
    {
        Assert.False(ScenarioPath.TryParse(text, new SourceSpan("--set", 1, 1), out _, out var problem));
        Assert.Equal((DiagnosticCodes.InvalidPath, column), (problem.Code, problem.Span.Column));
    }

    [Fact]
    public void TryParse_HostilelyLong_IsAProblem() =>
        Assert.False(ScenarioPath.TryParse(string.Join('.', Enumerable.Repeat("a", 100_000)), default, out _, out _));

    [Fact]
    public void TrySet_NoPipeline_IsAProblem()
    {
        var empty = new ScenarioDocument("s.yaml", Nodes.Map());
        Assert.False(ScenarioPath.Parse("pipeline.rank.keep").TrySet(empty, Nodes.Text("1"), out _, out var problem));
        Assert.Equal(DiagnosticCodes.InvalidPath, problem.Code);
    }

    [Fact]
    public void TrySet_CreatedMaps_CarryTheOriginAndPlaceOfTheOption()
    {
        Assert.True(ScenarioPath.TryParse("slo.p99", new SourceSpan("--set slo.p99=1 s", 1, 7), out var path, out _));
        var node = new TextNode("1 s", new SourceSpan("--set slo.p99=1 s", 1, 15), ValueOrigin.Set);

        Assert.True(path.TrySet(Nodes.Document, node, out var patched, out _));

        var slo = Assert.IsType<MapNode>(patched.Root["slo"]);
        Assert.Equal(ValueOrigin.Set, slo.Origin);
        Assert.Equal(11, Assert.Single(slo.Entries).KeySpan.Column);
    }

    [Fact]
    public void ScalarPaths_EveryPath_LeadsToAScalar()
    {
        var paths = ScalarPaths.Of(Nodes.Document).ToList();

        Assert.Contains("pipeline.buried.keep", paths);
        Assert.Equal(paths.Count, paths.Distinct().Count());
        Assert.All(paths, path => Assert.IsType<TextNode>(ScenarioPath.Parse(path).Get(Nodes.Document)));
    }

    [Fact]
    public void TrySet_AnyPath_SetsItOrGivesAProblem() =>
        Gen.Int[0, Segments.Length - 1].Select(i => Segments[i]).List[1, 8]
            .Sample(segments =>
            {
                if (!ScenarioPath.TryParse(string.Join('.', segments), default, out var path, out var problem))
                {
                    Assert.NotNull(problem);
                    return;
                }

                var node = Nodes.Text("new");
                if (path.TrySet(Nodes.Document, node, out var patched, out problem))
                {
                    // A stage is found by its name, which a text in its place no longer has.
                    Assert.Same(path.Get(Nodes.Document) is MapNode map && map["stage"] is not null ? null : node, path.Get(patched));
                }
                else
                {
                    Assert.NotNull(problem);
                }
            });
}
