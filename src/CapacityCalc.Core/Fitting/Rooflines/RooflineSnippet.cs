using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>The scenario's model with what was fitted, to be pasted in its place.</summary>
internal static class RooflineSnippet
{
    /// <summary>What the fit says anew, and what it stands in place of.</summary>
    private static readonly ImmutableArray<string> Replaced =
        [ArchitectureKind.Efficiency.Name, ArchitectureKind.BandwidthEfficiency.Name, PlacedModel.CallOverhead, Calibration.Rows.Name, MeasuredShape.OfCalibration.Name];

    /// <summary>The keys that say how times vary.</summary>
    private static readonly ImmutableArray<string> Spread = [CommonModel.CvParameter.Name, "distribution", CommonModel.SamplesParameter.Name];

    public static FitSnippet Of(RooflineFigures figures, string name)
    {
        var (candidate, place) = (figures.Candidate, figures.Candidate.Data.Place);
        var entries = place.Written.Entries.Where(entry => !Replaced.Contains(entry.Key)).Select(entry => (entry.Key, Text(entry.Value))).ToList();
        var isCalibrated = place.Written[Calibration.Rows.Name] is not null;
        void Add(string key, double value, Dimension dimension) => entries.Add((key, dimension.Print(value)));
        foreach (var (efficiency, isFitted) in figures.Efficiencies)
        {
            // What nothing was learnt of is left as it was written, or to its default.
            if (isFitted || isCalibrated || place.Written[efficiency.Name] is not null || figures.Raised.Contains(efficiency.Name))
            {
                Add(efficiency.Name, efficiency.Value, Ratio.Dimension);
            }
        }

        if (place.Written[ArchitectureKind.Overhead.Name] is null && place.Model.Roofline.OverheadSeconds > 0)
        {
            Add(ArchitectureKind.Overhead.Name, place.Model.Roofline.OverheadSeconds, Duration.Dimension);
        }

        if (figures.CallOverhead > 0)
        {
            Add(PlacedModel.CallOverhead, figures.CallOverhead, Duration.Dimension);
        }

        var remarks = ImmutableArray.CreateBuilder<string>();
        var scale = candidate.Fit.Scale;
        if (!Spread.Any(key => place.Written[key] is not null) && scale > 0)
        {
            if (candidate.Fit.Errors == ErrorModel.Proportional)
            {
                entries.Add((CommonModel.CvParameter.Name, Scalar.Dimension.Print(scale, 2)));
                remarks.Add("cv is the scatter of the rows: if each of them is an average, single tasks vary more");
            }
            else
            {
                remarks.Add($"the rows scatter by {Duration.Dimension.Print(scale, 2)} at every size, which no cv says: add the cv of the size that matters");
            }
        }

        remarks.Add($"efficiencies and overheads are those on {place.Hardware}: elsewhere they are assumed");
        return FitSnippet.LongModel(name, entries, remarks.ToImmutable());
    }

    /// <summary>A node on one line.</summary>
    private static string Text(DocumentNode node) => node switch
    {
        TextNode { Text: var text } => Word(text),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        MapNode map => FitSnippet.Map(map.Entries.Select(entry => (Word(entry.Key), Text(entry.Value)))),
        _ => NodeText.Of(node),
    };

    /// <summary>Between quotes where it could mean anything to YAML.</summary>
    private static string Word(string text) => text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || " ._/%+-".Contains(character, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
