namespace CapacityCalc.Cli.Tests.Golden;

public class GoldenFileTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", "line 2:\n- b\n+ x")]
    [InlineData("a\n", "a\nb\n", "line 2:\n+ b")]
    [InlineData("a\na\n", "a\n", "line 2:\n- a")]
    public void Difference_ShowsTheLinesThatDiffer(string expected, string actual, string difference) =>
        Assert.Equal(difference, GoldenFile.Difference(expected, actual));
}
