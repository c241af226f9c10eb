using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts.Tests;

internal static class Drawing
{
    public static TDrawing Of<TDrawing>(IChart chart, ChartInput input)
        where TDrawing : ChartDrawing =>
        Assert.IsType<TDrawing>(Assert.IsType<ChartOutcome.Drawn>(chart.Draw(input)).Drawing);

    public static ChartOutcome.Refused Refusal(IChart chart, ChartInput input) => Assert.IsType<ChartOutcome.Refused>(chart.Draw(input));
}
