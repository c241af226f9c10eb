using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>A paragraph by itself, as lines.</summary>
internal static class ProseText
{
    public static string Of(Prose prose, Page page)
    {
        var canvas = new Canvas(page);
        foreach (var line in LineBreaker.Break(prose, page.Width))
        {
            foreach (var run in line)
            {
                canvas.Add(run.Text, run.Tone);
            }

            canvas.EndLine();
        }

        return canvas.ToString();
    }
}
