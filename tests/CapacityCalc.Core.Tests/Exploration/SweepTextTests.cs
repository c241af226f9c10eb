using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Core.Tests.Exploration;

public sealed class SweepTextTests
{
    private static readonly SourceSpan Span = new("--vary x=", 1, 10);

    [Theory]
    [InlineData("1,2,4", "1|2|4")]
    [InlineData(" 1 ms , 2 ms ", "1 ms|2 ms")]
    [InlineData("[1024, 512], [], { a: 1, b: 2 }", "[1024, 512]|[]|{ a: 1, b: 2 }")]
    [InlineData("'a, b',\"c,d\"", "'a, b'|\"c,d\"")]
    [InlineData("'1..2'", "'1..2'")]
    public void Values_StandBetweenCommas_OutsideBracketsAndQuotes(string text, string expected) =>
        Assert.Equal(expected.Split('|'), Parse(text).Items.Select(item => ((TextNode)((SweepPoint)item).Node).Text));

    [Theory]
    [InlineData("1..4:n=4", "1", "4", Spacing.Points, "4")]
    [InlineData("10 ms .. 1 s : log = 5", "10 ms", "1 s", Spacing.Logarithmic, "5")]
    [InlineData("100..2k:step=100", "100", "2k", Spacing.Step, "100")]
    [InlineData("0.1...5:n=2", "0.1", ".5", Spacing.Points, "2")]
    public void Range_IsReadAsWritten(string text, string low, string high, Spacing spacing, string amount)
    {
        var range = Assert.IsType<SweepRange>(Assert.Single(Parse(text).Items));
        Assert.Equal((low, high, spacing, amount), (range.Low, range.High, range.Spacing, range.Amount));
    }

    [Theory]
    [InlineData("", "nothing is varied")]
    [InlineData("1,,2", "no value between two commas")]
    [InlineData("1,", "no value between two commas or at an end")]
    [InlineData("1..2", "does not say which values to take")]
    [InlineData("..2:n=3", "has only one end")]
    [InlineData("1..:n=3", "has only one end")]
    [InlineData("1..2:m=3", "has no 'm'")]
    [InlineData("1..2:n=", "does not say how much 'n' is")]
    public void Mistake_IsTold_WithWhatWouldBeRight(string text, string expected)
    {
        var (items, problem) = Parse(text);
        Assert.Empty(items);
        Assert.NotNull(problem);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains(SweepText.Forms, problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistake_IsTold_AtItsColumn() => Assert.Equal(Span.Column + 6, Parse("1, 2, 3..4").Problem!.Span.Column);

    private static (IReadOnlyList<SweepItem> Items, Diagnostic? Problem) Parse(string text)
    {
        var bag = new DiagnosticBag();
        var items = SweepText.Parse(text, Span, (token, span) => new TextNode(token, span), bag);
        return (items, bag.ToImmutable().SingleOrDefault());
    }
}
