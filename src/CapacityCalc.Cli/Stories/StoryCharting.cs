using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Charts;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Charts.Rendering;

namespace CapacityCalc.Cli.Stories;

/// <summary>Draws what a report shows.</summary>
internal static class StoryCharting
{
    /// <summary>As wide as a document's text, so that the letters are as large as the text's.</summary>
    private static readonly ImageSize Size = new(880, 500, 2);

    /// <summary>Every chart of a subject that the input has.</summary>
    public static ImmutableArray<StoryChart> Draw(ChartSubject subject, ChartInput input, StoryCharts look, CancellationToken cancellation)
    {
        var drawn = ImmutableArray.CreateBuilder<StoryChart>();
        foreach (var chart in ChartCatalog.All.Where(chart => chart.Subject == subject))
        {
            cancellation.ThrowIfCancellationRequested();
            if (chart.Draw(input) is ChartOutcome.Drawn { Drawing: var drawing })
            {
                drawn.Add(new StoryChart(chart.Name, drawing.Title, Paint(drawing, look)));
            }
        }

        return drawn.ToImmutable();
    }

    private static byte[] Paint(ChartDrawing drawing, StoryCharts look) =>
        look == StoryCharts.Png ? ChartRenderer.Png(drawing, ChartTheme.Light, Size) : Encoding.UTF8.GetBytes(ThemedSvg.Of(drawing, Size));
}
