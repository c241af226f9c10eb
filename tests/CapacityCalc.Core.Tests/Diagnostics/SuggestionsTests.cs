using CapacityCalc.Core.Diagnostics;
using CsCheck;

namespace CapacityCalc.Core.Tests.Diagnostics;

public class SuggestionsTests
{
    private static readonly string[] Known = ["rank", "retrieve", "filter", "call", "parallel", "peak_factor", "p99", "p99_9", "latency", "overlap", "x"];

    [Theory]
    [InlineData("ranker", "rank")]
    [InlineData("Rank", "rank")]
    [InlineData("rnak", "rank")]
    [InlineData("retreive", "retrieve")]
    [InlineData("filtr", "filter")]
    [InlineData("paralel", "parallel")]
    [InlineData("peak-factor", "peak_factor")]
    [InlineData("p999", "p99_9")]
    [InlineData("p99.9", "p99_9")]
    [InlineData("PeakFactor", "peak_factor")]
    [InlineData("lat", "latency")]
    [InlineData("y", null)]
    [InlineData("bananas", null)]
    [InlineData("", null)]
    public void Nearest_Word_IsTheOneMeant(string given, string? expected) => Assert.Equal(expected, Suggestions.Nearest(given, Known));

    [Fact]
    public void Nearest_Tie_IsTheFirstInOrdinalOrderWhateverTheOrderGiven()
    {
        Assert.Equal("rank-1", Suggestions.Nearest("rank-9", ["rank-2", "rank-1", "rank-3"]));
        Assert.Equal("rank-1", Suggestions.Nearest("rank-9", ["rank-1", "rank-3", "rank-2"]));
    }

    [Fact]
    public void Nearest_HostileInput_IsBounded()
    {
        Assert.Null(Suggestions.Nearest(new string('a', 10_000_000), Known));
        Assert.Equal("rank", Suggestions.Nearest("rnk", [new string('r', 10_000_000), "rank"]));
    }

    [Fact]
    public void Nearest_AnyText_IsKnownOrNull() =>
        Gen.Select(Gen.String, Gen.String.Array[0, 5]).Sample((given, known) =>
        {
            var nearest = Suggestions.Nearest(given, known);
            Assert.True(nearest is null || known.Contains(nearest));
        });

    [Fact]
    public void Nearest_KnownWord_IsItself() => Assert.All(Known.Where(word => word.Length > 1), word => Assert.Equal(word, Suggestions.Nearest(word, Known)));

    [Fact]
    public void Hint_NothingNear_ListsWhatIsExpected()
    {
        Assert.Equal("did you mean 'b2'?", Suggestions.Hint("b", ["b2"]) ?? "");
        Assert.Equal("expected one of aaa, bbb", Suggestions.Hint("zzz", ["aaa", "bbb"]));
        Assert.Equal("expected one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more",
            Suggestions.ExpectedOneOf([.. Enumerable.Range(0, 15).Select(i => $"{i}")]));
        Assert.Null(Suggestions.Hint("zzz", []));
    }

    [Theory]
    [InlineData("dnn", "'dnn'")]
    [InlineData("\u001b[31m", "'\\u001B[31m'")]
    [InlineData("a\u202Eb", "'a\\u202Eb'")]
    public void Quote_AnyText_CannotActOnATerminal(string text, string expected) => Assert.Equal(expected, Excerpt.Quote(text));

    [Fact]
    public void Quote_HalfACharacter_IsReplaced() => Assert.Equal("'\uFFFD'", Excerpt.Quote("\ud800"));

    [Fact]
    public void Quote_LongText_IsCut() => Assert.Equal(62 + 1, Excerpt.Quote(new string('a', 1000)).Length);
}
