using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Reads HdrHistogram's percentile output (.hgrm), alone or within what wrk2 prints: Value, Percentile, TotalCount, 1/(1-Percentile).</summary>
/// <remarks>Between two lines the latencies are taken to be spread evenly by their logarithms, which is how far a histogram that was printed can be told. Below the median, where the lines do not come closer together
/// towards the tail, the logarithms are spread as a part of a normal distribution is: evenly, the first tenth of all would look like a long tail of fast requests.</remarks>
internal static class PercentileOutput
{
    private const int Parts = 8;
    private const int MostErrors = 20;

    /// <summary>The line, from 1, of the columns' names; null where there is none.</summary>
    public static int? HeaderOf(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var words = line.TrimStart();
            if (words.StartsWith("Value") && words.Contains("Percentile", StringComparison.Ordinal) && words.Contains("TotalCount", StringComparison.Ordinal))
            {
                return number;
            }
        }

        return null;
    }

    public static LatencyCounts? Read(string source, string text, int header, double unit, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var lines = ImmutableArray.CreateBuilder<(double Seconds, double Total)>();
        var (number, errors) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number <= header || line.IsWhiteSpace())
            {
                continue;
            }

            if (line.TrimStart()[0] == '#' || errors >= MostErrors)
            {
                break;
            }

            var place = new SourceSpan(source, number, line.Length - line.TrimStart().Length + 1);
            string[] words = line.ToString().Split((char[])[' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || !TryNumber(words[0], out var value) || !TryNumber(words[1], out var share) || !TryNumber(words[2], out var total) || share > 1)
            {
                errors++;
                own.Error(DiagnosticCodes.InvalidTable, place, "this line is not a value, a percentile from 0 to 1 and a total count", "as HdrHistogram prints it: 8.303 0.990000000000 9900 100.00");
            }
            else if (lines.Count > 0 && (value * unit < lines[^1].Seconds || total < lines[^1].Total))
            {
                errors++;
                own.Error(DiagnosticCodes.InvalidTable, place, "the value or the total count is lower than in the line before");
            }
            else
            {
                lines.Add((value * unit, total));
            }
        }

        if (!own.HasErrors && (lines.Count == 0 || !(lines[^1].Total > 0)))
        {
            own.Error(DiagnosticCodes.InvalidTable, new SourceSpan(source, header, 1), "the histogram is empty");
        }

        bag.AddAll(own.ToImmutable());
        return own.HasErrors ? null : new LatencyCounts(source, "percentile output", Spread(lines));
    }

    private static ImmutableArray<LatencyCount> Spread(ImmutableArray<(double Seconds, double Total)>.Builder lines)
    {
        var counts = ImmutableArray.CreateBuilder<LatencyCount>();
        var (from, before, all) = (lines[0].Seconds, 0.0, lines[^1].Total);
        double Normal(double below) => StandardNormal.Quantile(Math.Clamp(below, 0.5, all - 0.5) / all);
        foreach (var (to, total) in lines)
        {
            var added = total - before;
            var (low, wide) = (Normal(before), Normal(total) - Normal(before));
            for (var part = 0; part < Parts && added > 0; part++)
            {
                var along = total <= all / 2 && wide > 0 ? (Normal(before + (added * (part + 0.5) / Parts)) - low) / wide : (part + 0.5) / Parts;
                counts.Add(new LatencyCount(from > 0 ? from * Math.Pow(to / from, along) : to, added / Parts));
            }

            (from, before) = (to, total);
        }

        return counts.ToImmutable();
    }

    private static bool TryNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && value >= 0;
}
