using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What a variant is worth against what it takes.</summary>
public sealed class ParetoChart : ComparisonChart
{
    private sealed record Candidate(int Index, Variant Variant, double X, double Y);

    public override string Name => "pareto";

    public override string Doc => "Quality against cost or latency, one point a variant, and the front of the best.";

    public override string Needs => "'compare', --vary or several files";

    private protected override ChartOutcome Draw(Comparison comparison)
    {
        var figures = comparison.Variants.Select(variant => variant.Figures).OfType<VariantFigures>().ToImmutableArray();
        var (xFigure, yFigure) = Axes(figures);
        var candidates = comparison.Variants.Index()
            .Where(variant => variant.Item.Figures is { } known && xFigure.Of(known) is not null && yFigure.Of(known) is not null)
            .Select(variant => new Candidate(variant.Index, variant.Item, xFigure.Of(variant.Item.Figures!)!.Value, yFigure.Of(variant.Item.Figures!)!.Value))
            .ToImmutableArray();
        if (candidates.Length < 2)
        {
            return new ChartOutcome.Refused(RefusalReason.TooFewVariants);
        }

        var names = new VariedAxes(comparison);
        var front = Front(candidates, yFigure.Better);
        // Those at the same place as a point of the front are no worse than it.
        var onFront = front.Select(index => (candidates[index].X, candidates[index].Y, candidates[index].Variant.Figures!.MeetsObjectives)).ToHashSet();
        var (xLimit, yLimit) = (Limit(xFigure, candidates), Limit(yFigure, candidates));
        return new ChartOutcome.Drawn(new ParetoDrawing
        {
            Title = Finding(comparison, candidates, names, xFigure, yFigure),
            Subtitle = Subtitle(comparison, candidates, names, xFigure, yFigure),
            X = xFigure.Axis(candidates.Select(candidate => candidate.X), xLimit?.Value),
            Y = yFigure.Axis(candidates.Select(candidate => candidate.Y), yLimit?.Value),
            Points =
            [
                .. candidates.Select(candidate => new ParetoPoint(
                    candidate.X,
                    candidate.Y,
                    names.Name(candidate.Variant),
                    candidate.Index == comparison.Recommended ? Standing.Recommended
                        : onFront.Contains((candidate.X, candidate.Y, candidate.Variant.Figures!.MeetsObjectives)) ? Standing.Front
                        : candidate.Variant.IsPareto ? Standing.BestElsewhere : Standing.Dominated,
                    candidate.Variant.Figures!.MeetsObjectives ? Verdict.Passed : Verdict.Failed)),
            ],
            Front = front,
            Vertical = yFigure.Better,
            XLimit = xLimit,
            YLimit = yLimit,
        });
    }

    /// <summary>Quality where it differs, else p99, against the first figure that differs of cost, p99 and hosts.</summary>
    private static (ParetoFigure X, ParetoFigure Y) Axes(ImmutableArray<VariantFigures> variants)
    {
        var y = ParetoFigure.Quality(variants) is { } quality && quality.Varies(variants) ? quality : ParetoFigure.P99;
        ParetoFigure[] against = [ParetoFigure.Cost, ParetoFigure.P99, ParetoFigure.Hosts];
        var x = against.FirstOrDefault(figure => figure != y && figure.Varies(variants))
            ?? against.FirstOrDefault(figure => figure != y && figure.IsKnown(variants))
            ?? ParetoFigure.Hosts;
        return (x, y);
    }

    /// <summary>Those that none is better than in both figures, among the variants that meet the objectives where any does; by rising x.</summary>
    private static ImmutableArray<int> Front(ImmutableArray<Candidate> candidates, Better better)
    {
        var mayWin = candidates.Any(candidate => candidate.Variant.Figures!.MeetsObjectives);
        var front = ImmutableArray.CreateBuilder<int>();
        var best = double.NegativeInfinity;
        foreach (var (index, candidate, worth) in candidates.Index()
            .Where(candidate => !mayWin || candidate.Item.Variant.Figures!.MeetsObjectives)
            .Select(candidate => (candidate.Index, candidate.Item, Worth: better == Better.Higher ? candidate.Item.Y : -candidate.Item.Y))
            .OrderBy(candidate => candidate.Item.X).ThenByDescending(candidate => candidate.Worth))
        {
            if (worth > best)
            {
                front.Add(index);
                best = worth;
            }
        }
        return front.ToImmutable();
    }

    /// <summary>Null unless every variant has the same objective for the figure, and that near enough to be seen with them.</summary>
    private static ParetoLimit? Limit(ParetoFigure figure, ImmutableArray<Candidate> candidates)
    {
        var limits = candidates.Select(candidate => candidate.Variant.Figures!.Objectives.Select(figure.Limit).FirstOrDefault(limit => limit is not null)).Distinct().ToImmutableArray();
        return limits is [{ } limit] && ParetoFigure.IsNear(limit.Value, candidates.Select(candidate => figure.Of(candidate.Variant.Figures!)!.Value)) ? new ParetoLimit(limit.Value, $"objective {limit.Text}") : null;
    }

    private static string Subtitle(Comparison comparison, ImmutableArray<Candidate> candidates, VariedAxes names, ParetoFigure x, ParetoFigure y)
    {
        var left = comparison.Variants.Length - candidates.Length;
        var (across, up) = (x == ParetoFigure.Cost ? "cost" : x.Title, y.Title);
        return $"{names.Scenarios} · {up} against {across}, {AxisFormat.Whole(candidates.Length)} variants" + (left > 0 ? $"; {AxisFormat.Whole(left)} more {(left == 1 ? "has" : "have")} no such figures" : "");
    }

    private static string Finding(Comparison comparison, ImmutableArray<Candidate> candidates, VariedAxes names, ParetoFigure x, ParetoFigure y)
    {
        var meeting = candidates.Count(candidate => candidate.Variant.Figures!.MeetsObjectives);
        var hasObjectives = candidates.Any(candidate => !candidate.Variant.Figures!.Objectives.IsEmpty);
        if (meeting == 0)
        {
            return $"None of {AxisFormat.Whole(candidates.Length)} variants meets every objective";
        }
        if (candidates.FirstOrDefault(candidate => candidate.Index == comparison.Recommended) is { } chosen)
        {
            var worth = y.Measure == Measure.Number && chosen.Variant.Figures!.Quality is { } quality ? $"{ParetoFigure.ShortMetric(y.Title)} {AxisFormat.Quality(quality)}" : y.Print(chosen.Y);
            var figures = $"{worth} {x.For(chosen.X)}";
            return $"{names.Beginning(chosen.Variant)}: {figures}{(hasObjectives ? ", within every objective" : "")}";
        }
        return hasObjectives
            ? $"{AxisFormat.Whole(meeting)} of {AxisFormat.Whole(candidates.Length)} variants meet every objective"
            : $"{y.Print(candidates.Min(candidate => candidate.Y))} to {AxisFormat.Print(candidates.Max(candidate => candidate.Y), y.Measure)} over {AxisFormat.Whole(candidates.Length)} variants";
    }
}
