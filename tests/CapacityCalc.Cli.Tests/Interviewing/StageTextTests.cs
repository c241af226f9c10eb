using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Tests.Interviewing;

public sealed class StageTextTests
{
    [Theory]
    [InlineData("rank-1: linear 1 us keep 500", "rank-1 = linear (per_item) { time: 1 us } { keep: 500 }")]
    [InlineData("  rank-1:linear   1   us   keep 500 ", "rank-1 = linear (per_item) { time: 1 us } { keep: 500 }")]
    [InlineData("r: dnn .5 ms cv 0.2 keep 10% split 5", "r = dnn (per_item) { time: .5 ms, cv: 0.2 } { keep: 10%, split: 5 }")]
    [InlineData("r: gbdt trees 300 depth 8 time 4 ns keep 100", "r = gbdt (gbdt) { trees: 300, depth: 8, time: 4 ns } { keep: 100 }")]
    [InlineData("r: dnn widths [512, 256, 1] keep 10", "r = dnn (dense) { widths: [512, 256, 1] } { keep: 10 }")]
    [InlineData("r: transformer layers 12 keep 10 on g6.xlarge", "r = transformer (transformer) { layers: 12 } { keep: 10, hardware: g6.xlarge }")]
    [InlineData("r: linear", "r = linear (linear) {  } {  }")]
    [InlineData("r: x 1 ms batching { max_requests: 8, max_wait: 2 ms }", "r = x (per_item) { time: 1 ms } { batching: { max_requests: 8, max_wait: 2 ms } }")]
    public void Parse_OneLine_GivesItsModelAndKeys(string text, string expected)
    {
        var bag = new DiagnosticBag();
        var stage = StageText.Parse(text, 1, default, ReplyOrigin.Given, bag);

        Assert.Empty(bag.ToImmutable());
        Assert.Equal(expected, $"{stage!.Name} = {stage.Model.Name} ({stage.Model.Kind}) {{ {Shown(stage.Model.Settings)} }} {{ {Shown(stage.Settings)} }}");
        Assert.All(stage.Settings.Concat(stage.Model.Settings), setting => Assert.Equal(ReplyOrigin.Given, setting.Value.Origin));
    }

    [Theory]
    [InlineData("", "is not a stage with its model", "NAME: MODEL TIME")]
    [InlineData("rank-1 linear 1 us", "is not a stage with its model", "NAME: MODEL TIME")]
    [InlineData("rank-1:", "is not a stage with its model", "NAME: MODEL TIME")]
    [InlineData(": linear", "is not a stage with its model", "NAME: MODEL TIME")]
    [InlineData("r: linaer keep 5", "no kind of model 'linaer'", "did you mean 'linear'?")]
    [InlineData("r: linear kep 5", "has no 'kep'", "did you mean 'keep'?")]
    [InlineData("r: linear 1 us keep", "'keep' has no value", "write it behind its key")]
    [InlineData("r: linear 1 us keep split 5", "'keep' has no value", "write it behind its key")]
    [InlineData("r: linear 1 us keep 5 keep 6", "'keep' is given twice", "leave one of them out")]
    [InlineData("r: linear 1 us hardware a on b", "'hardware' is given twice", "leave one of them out")]
    [InlineData("r: linear 1 us time 2 us", "'time' is given twice", "leave one of them out")]
    public void Parse_WrongLine_SaysWhatWouldBeRight(string text, string says, string hint)
    {
        var bag = new DiagnosticBag();

        Assert.Null(StageText.Parse(text, 1, new SourceSpan("--stage", 0, 0), ReplyOrigin.Given, bag));
        var problem = Assert.Single(bag.ToImmutable());
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Contains(hint, problem.Hint, StringComparison.Ordinal);
    }

    private static string Shown(IEnumerable<Setting> settings) => string.Join(", ", settings.Select(setting => $"{setting.Key}: {setting.Value.Text}"));
}
