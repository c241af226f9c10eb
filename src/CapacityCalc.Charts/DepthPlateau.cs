using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>Where quality is as good as it gets.</summary>
/// <param name="Index">Of the point that the text names.</param>
internal sealed record DepthPlateau(int Index, string Text)
{
    /// <summary>A gain of less than this share of the whole range of quality is none.</summary>
    private const double NoGain = 0.02;

    /// <summary>Null where not every point has a quality, by one metric, or all have the same.</summary>
    public static DepthPlateau? Of(SweepAxis axis, ImmutableArray<DepthPoint> points)
    {
        ImmutableArray<VariantFigures> figures = [.. points.Select(point => point.Figures)];
        if (figures.Any(variant => variant.Quality is null) || ParetoFigure.Quality(figures) is not { } quality || !quality.Varies(figures))
        {
            return null;
        }
        // Larger is better.
        ImmutableArray<double> worth = [.. figures.Select(variant => quality.Better == Better.Higher ? variant.Quality!.Value : -variant.Quality!.Value)];
        var none = NoGain * (worth.Max() - worth.Min());
        var reached = worth.Index().First(value => worth.Max() - value.Item <= none).Index;
        var isSteady = worth.Take(reached + 1).Zip(worth.Skip(1).Take(reached)).All(step => step.Second >= step.First) && worth.Skip(reached).All(value => worth.Max() - value <= none);
        var index = isSteady ? reached : worth.IndexOf(worth.Max());
        var subject = figures[index].Quality!.Interpolated ? "interpolated quality" : "quality";
        var word = quality.Better == Better.Higher ? "growing" : "improving";
        var finding = !isSteady || reached == 0 ? "is best" : reached == points.Length - 1 ? $"keeps {word}" : $"stops {word}";
        return new DepthPlateau(index, $"{subject} {finding} {(finding.StartsWith("keeps", StringComparison.Ordinal) ? "to" : "at")} {PathWords.Value(axis, points[index].Value)}");
    }
}
