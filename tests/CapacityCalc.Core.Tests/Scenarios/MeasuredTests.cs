namespace CapacityCalc.Core.Tests.Scenarios;

public sealed class MeasuredTests
{
    /// <summary>RecPipe (2021), one CPU engine, large model: 256 items 4.03 ms, 4096 items 46.56 ms; between them linear.</summary>
    [Theory]
    [InlineData(256, 4.03)]
    [InlineData(4096, 46.56)]
    [InlineData(2176, 25.295)]
    [InlineData(8192, 91.92533333333333)]
    [InlineData(128, 2.6123333333333334)]
    public void Table_BetweenAndBeyondItsPoints_IsLinear(double items, double milliseconds)
    {
        var estimate = Given.Estimate(FormattableString.Invariant($"traffic: {{ rate: 1/s, items: {items} }}\npipeline:\n  - {{ stage: s, kind: rank, model: {{ kind: measured, cv: 0, table: {{ 256: 4.03 ms, 4096: 46.56 ms }} }} }}\n"));
        Assert.Equal(milliseconds / 1000, estimate.Stages[0].ServiceMeanSeconds!.Value, 1e-12);
        Assert.Equal(items is < 256 or > 4096, estimate.Diagnostics.Any(diagnostic => diagnostic.Code == "extrapolated-table"));
    }
}
