using CapacityCalc.Cli.Commands;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Tests.Commands;

public class ReadingOrderTests
{
    [Fact]
    public void Told_OfTwoInputs_GoesThroughEachFromItsTop() =>
        Assert.Equal(
            ["set:1:3", "file:2:1", "file:2:9", "file:10:1"],
            Places(ReadingOrder.Told([At("set", 1, 3), At("file", 10, 1), At("file", 2, 9), At("file", 2, 1)])));

    [Fact]
    public void Told_BesideAnError_LeavesRemarksOut()
    {
        var (error, warning, remark) = (At("f", 3, 1), At("f", 2, 1, Severity.Warning), At("f", 1, 1, Severity.Info));

        Assert.Equal([warning, error], [.. ReadingOrder.Told([error, warning, remark])]);
        Assert.Equal([remark, warning], [.. ReadingOrder.Told([warning, remark])]);
    }

    [Fact]
    public void Told_OfThousands_EndsAfterAHundredWithTheErrorsAmongThem()
    {
        var warnings = Enumerable.Range(1, 5000).Select(line => At("f", line, 1, Severity.Warning));
        var told = ReadingOrder.Told([.. warnings, At("f", 6000, 1)]);

        Assert.Equal(101, told.Length);
        Assert.Equal("f:6000:1", told[^2].Span.ToString());
        Assert.Equal((DiagnosticCodes.TooManyErrors, Severity.Error, "4901 more are not shown"), (told[^1].Code, told[^1].Severity, told[^1].Message));
    }

    private static IEnumerable<string> Places(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Span.ToString());

    private static Diagnostic At(string source, int line, int column, Severity severity = Severity.Error) =>
        new(DiagnosticCodes.UnknownKey, severity, new SourceSpan(source, line, column), "wrong");
}
