using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CsCheck;

namespace CapacityCalc.Cli.Tests.Formats;

public class LineBreakerTests
{
    [Fact]
    public void Lines_BrokenAnywhere_AreShortAndKeepEveryWord()
    {
        var words = Gen.Char["abcé排 "].Array[0, 200].Select(letters => new string(letters));
        Gen.Select(words, Gen.Int[20, 100]).Sample((text, width) =>
        {
            var lines = LineBreaker.Break(Prose.Of(text), width).Select(line => string.Concat(line.Select(run => run.Text))).ToArray();

            Assert.All(lines, line => Assert.InRange(DisplayWidth.Of(line), 0, width));
            var longest = text.Split(' ').Max(DisplayWidth.Of);
            if (longest <= width)
            {
                Assert.Equal(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), string.Join(' ', lines).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
            else
            {
                Assert.Contains(lines, line => line.Contains('…', StringComparison.Ordinal));
            }
        });
    }

    [Fact]
    public void Statement_WiderThanALine_IsBrokenAtItsSpacesAndKeepsItsUnits()
    {
        var prose = Prose.Joined([new Run("one", Tone.Plain), new Run("two three four " + Figures.Say(Quantity.Duration, 0.5), Tone.Plain), new Run("five six", Tone.Plain)]);
        var lines = LineBreaker.Break(prose, width: 12).Select(line => new Prose(line).Text);

        Assert.Equal(["one · two", "three four", "500 ms ·", "five six"], lines);
    }

    [Fact]
    public void NumberAndUnit_AtTheEdge_StayTogether()
    {
        var lines = LineBreaker.Break(Prose.Of("meets " + Figures.Say(Quantity.Duration, 0.5)), width: 10).ToArray();

        Assert.Equal(2, lines.Length);
        Assert.Equal("500\u00a0ms", Assert.Single(lines[1]).Text);
    }
}
