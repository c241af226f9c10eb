using System.Diagnostics;
using CapacityCalc.Core.Units;
using CsCheck;

namespace CapacityCalc.Core.Tests.Units;

public class DimensionHostileInputTests
{
    private const int Million = 1_000_000;

    // Far above the longest message that a person's own short text can cause.
    private const int LongestProblem = 200;

    public static TheoryData<string> Hostile => new()
    {
        "\0",
        "5\0 ms",
        "5 m\0s",
        "\u001b[2J5 ms",
        "5 \u202Esm",
        "５００ ms",
        "٥ ms",
        "5 ｍｓ",
        "\uD800",
        "5 \uDC00\uD800",
        "5 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        "−5 ms",
        "1e",
        "1e+",
        "$",
        "$$5/h",
        "5 /",
        "5 / / s",
        "%",
        "5%%",
        "{0}",
        "\r\n",
        "5\nms\n5",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void TryParse_HostileText_IsAProblemFitForATerminal(string text) =>
        Assert.All(Dimensions.All, dimension =>
        {
            Assert.False(dimension.TryParse(text, out var value, out var problem));
            Assert.Equal(0, value);
            AssertFitForATerminal(problem);
        });

    public static TheoryData<string> Patterns => new() { "1", "a", " ", "_", "1_", "-", "$", "/", "é", "😀", "\0", "1 ", ".", "1e", "," };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void TryParse_MillionsOfCharacters_IsRefusedAtOnce(string pattern)
    {
        var garbage = string.Concat(Enumerable.Repeat(pattern, Million / pattern.Length));
        string[] texts = [garbage, "5 " + garbage, "5" + garbage + "ms"];
        var watch = Stopwatch.StartNew();
        foreach (var text in texts)
        {
            foreach (var dimension in Dimensions.All)
            {
                // Spaces alone are not garbage: a number may have any of them around it.
                if (!dimension.TryParse(text, out _, out var problem))
                {
                    AssertFitForATerminal(problem);
                }
                else
                {
                    Assert.Equal(" ", pattern);
                }
            }
        }

        // Thirty texts take a few milliseconds; a quadratic reader would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Fact]
    public void TryParse_AnyText_EitherIsFiniteOrHasAProblem()
    {
        string[] pieces = ["5", "1e", "-", ".", "_", ",", " ", "k", "ms", "/", "s", "$", "USD", "%", "\0", "é", "GiB", "99999", "e308"];
        var text = Gen.OneOf(Gen.String, Gen.OneOf(pieces).Array[0, 8].Select(string.Concat));
        Gen.Select(text, Gen.Int[0, Dimensions.All.Length - 1]).Sample((written, index) =>
        {
            var isQuantity = Dimensions.All[index].TryParse(written, out var value, out var problem);
            return double.IsFinite(value) && isQuantity == problem is null && (isQuantity || value == 0);
        });
    }

    [Fact]
    public void TryParse_LongUnit_IsQuotedUpToAnEllipsis()
    {
        Assert.False(Duration.Dimension.TryParse("5 " + new string('x', 100), out _, out var problem));
        Assert.StartsWith($"unknown unit '{new string('x', 40)}…'; ", problem, StringComparison.Ordinal);
    }

    private static void AssertFitForATerminal(string? problem)
    {
        Assert.NotNull(problem);
        Assert.InRange(problem.Length, 1, LongestProblem);
        Assert.DoesNotContain(problem, char.IsControl);
        Assert.DoesNotContain('\u202E', problem);
        Assert.Equal(string.Concat(problem.EnumerateRunes()), problem); // else a lone surrogate is left
    }
}
