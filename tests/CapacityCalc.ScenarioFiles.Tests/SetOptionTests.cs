using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles.Tests;

public class SetOptionTests
{
    [Theory]
    [InlineData("slo.p99=100 ms", "100 ms", 15)]
    [InlineData(" slo.p99 = 100 ms ", "100 ms", 18)]
    [InlineData("slo.p99=", "", 15)]
    [InlineData("slo.p99=~", "", 15)]
    [InlineData("slo.p99='~'", "~", 15)]
    [InlineData("slo.p99=\"a\\tb\"", "a\tb", 15)]
    [InlineData("slo.p99=a: b = c # d", "a: b = c # d", 15)]
    [InlineData("slo.p99=*x", "*x", 15)]
    [InlineData("slo.p99=10:30", "10:30", 15)]
    public void Parse_Scalar_IsTextToTheLetter(string option, string text, int column)
    {
        var bag = new DiagnosticBag();
        var set = SetOption.Parse(option, bag);

        Assert.Empty(bag.ToImmutable());
        Assert.Equal("slo.p99", set!.Path.Text);
        Assert.Equal(new TextNode(text, new SourceSpan($"--set {option}", 1, column), ValueOrigin.Set), set.Value);
    }

    [Fact]
    public void Parse_MapInBrackets_IsAMapWithColumnsInTheOption()
    {
        var set = SetOption.Parse("hardware={cores: 8, tags: [a, b]}", new DiagnosticBag());

        var map = Assert.IsType<MapNode>(set!.Value);
        Assert.Equal((ValueOrigin.Set, 24), (map["cores"]!.Origin, map["cores"]!.Span.Column));
        Assert.Equal(2, Assert.IsType<ListNode>(map["tags"]).Items.Length);
    }

    [Theory]
    [InlineData("slo.p99", DiagnosticCodes.InvalidOption, 7, "it has no '='")]
    [InlineData("", DiagnosticCodes.InvalidOption, 7, "it has no '='")]
    [InlineData("=1", DiagnosticCodes.InvalidPath, 7, "the path is empty")]
    [InlineData("slo..p99=1", DiagnosticCodes.InvalidPath, 11, "nothing between two dots")]
    [InlineData("hardware={cores: 8", DiagnosticCodes.InvalidYaml, 16, "'}'")]
    [InlineData("hardware=[1] 2", DiagnosticCodes.InvalidYaml, 20, "expected")]
    [InlineData("hardware={a: 1, a: 2}", DiagnosticCodes.DuplicateKey, 23, "second time")]
    [InlineData("hardware={a: *x}", DiagnosticCodes.AliasUnsupported, 20, "'*x'")]
    [InlineData("name=a\u001bb", DiagnosticCodes.InvalidEncoding, 12, "control character")]
    public void Parse_InvalidOption_SaysWhatIsWrongAndWhere(string option, string code, int column, string part)
    {
        var bag = new DiagnosticBag();
        SetOption.Parse(option, bag);

        var diagnostic = Assert.Single(bag.ToImmutable());
        Assert.Equal((code, new SourceSpan($"--set {option}", 1, column)), (diagnostic.Code, diagnostic.Span));
        Assert.Contains(part, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_SeveralOptions_SetsAllThatCanBeInOrder()
    {
        var (document, _) = Input.Read("models: { dnn: { time: 1 ms } }\npipeline: [ { stage: rank, model: dnn } ]\n");
        var bag = new DiagnosticBag();
        var options = new[] { "pipeline.rank.keep=1", "pipeline.rnak.keep=2", "pipeline.rank.model.time=2 ms", "slo.p99=1 s", "slo.p99=2 s" }
            .Select(option => SetOption.Parse(option, bag)!);

        var patched = SetOption.Apply(document!, options, bag);

        Assert.Equal(["1", "2 s", "1 ms"], new[] { "pipeline.rank.keep", "slo.p99", "models.dnn.time" }.Select(patched.Text));
        Assert.Equal(["did you mean 'rank'?", "set 'models.dnn.time'"], bag.ToImmutable().Select(diagnostic => diagnostic.Hint));
        Assert.Equal(["--set pipeline.rnak.keep=2:1:16", "--set pipeline.rank.model.time=2 ms:1:27"], bag.ToImmutable().Select(diagnostic => diagnostic.Span.ToString()));
        Assert.Null(document!.Text("slo.p99"));
    }
}
