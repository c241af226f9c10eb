using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Exploration;

/// <summary>Which variants are worth a look: the Pareto-optimal ones, the one to choose, and the nearest miss where none meets the objectives.</summary>
/// <remarks>Compared are p99, cost (hosts where one has no price) and quality (where all have the same metric).</remarks>
internal sealed class Ranking
{
    /// <summary>A quality this near the best, relatively, is as good: published metrics are told to four digits, and differ by more from one run to the next.</summary>
    public const double AsGood = 1e-3;

    /// <summary>Figures that differ by less differ by rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly ImmutableArray<Variant> _variants;
    private readonly ImmutableArray<int> _candidates;
    private readonly bool _anyMeets;
    private readonly bool _hasPrice;
    private readonly bool _hasQuality;

    public Ranking(ImmutableArray<Variant> variants)
    {
        _variants = variants;
        var timed = Indices(figures => figures.Latency.P99 is not null);
        var meeting = Indices(figures => figures.MeetsObjectives);
        _anyMeets = !meeting.IsEmpty;
        _candidates = _anyMeets ? meeting : timed;
        _hasPrice = _candidates.All(index => FiguresOf(index).CostPerMonth is not null);
        _hasQuality = !_candidates.IsEmpty && _candidates.Select(index => FiguresOf(index).Quality).Select(quality => (quality?.Metric, quality?.Better)).Distinct().Count() == 1
            && FiguresOf(_candidates[0]).Quality is not null;
        Marked = Mark();
        Recommended = Choose();
        NearestMiss = Nearest();
    }

    public ImmutableArray<Variant> Marked { get; }

    public RankedBy RankedBy => new(_hasPrice, _hasQuality);

    public int? Recommended { get; }

    /// <summary>Without its stage.</summary>
    public NearestMiss? NearestMiss { get; }

    private ImmutableArray<int> Indices(Func<VariantFigures, bool> isWanted) =>
        [.. Enumerable.Range(0, _variants.Length).Where(index => _variants[index].Figures is { } figures && isWanted(figures))];

    private VariantFigures FiguresOf(int index) => _variants[index].Figures!;

    private Point PointOf(int index)
    {
        var figures = FiguresOf(index);
        var quality = _hasQuality ? figures.Quality! : null;
        return new Point(
            figures.Latency.P99!.Value,
            _hasPrice ? figures.CostPerMonth!.Value : figures.Hosts,
            quality is null ? 0 : quality.Better == Better.Higher ? -quality.Value : quality.Value);
    }

    /// <summary>By rising p99: a point can only be beaten by one that comes before it, and only the front of those need be asked.</summary>
    private ImmutableArray<Variant> Mark()
    {
        var marked = _variants.ToBuilder();
        var front = new List<Point>();
        foreach (var (index, point) in _candidates.Select(index => (Index: index, Point: PointOf(index)))
            .OrderBy(entry => entry.Point.P99).ThenBy(entry => entry.Point.Cost).ThenBy(entry => entry.Point.Loss))
        {
            if (front.TrueForAll(other => !other.Beats(point)))
            {
                front.Add(point);
                marked[index] = marked[index] with { IsPareto = true };
            }
        }

        return marked.MoveToImmutable();
    }

    private int? Choose()
    {
        if (!_anyMeets || (!_hasQuality && _candidates.All(index => FiguresOf(index).Objectives.IsEmpty)))
        {
            return null;
        }

        var best = _candidates.Min(index => PointOf(index).Loss);
        return _candidates
            .Where(index => !_hasQuality || PointOf(index).Loss <= best + (AsGood * Math.Abs(best)))
            .OrderBy(index => PointOf(index).Cost).ThenBy(index => PointOf(index).P99).ThenBy(index => index)
            .First();
    }

    private NearestMiss? Nearest()
    {
        if (_anyMeets || _candidates.IsEmpty)
        {
            return null;
        }

        // Those that miss nothing else by as much come first.
        var nearest = _candidates
            .Where(index => !FiguresOf(index).Objectives.IsEmpty)
            .OrderBy(index => FiguresOf(index).Objectives.Max(Excess))
            .ThenBy(index => FiguresOf(index).Objectives.Sum(objective => Math.Max(0, Excess(objective) - 1)))
            .ThenBy(index => FiguresOf(index).Latency.P99)
            .Select(index => (int?)index)
            .FirstOrDefault();
        return nearest is { } best ? new NearestMiss(best, FiguresOf(best).Objectives.MaxBy(Excess)!, null) : null;
    }

    private static double Excess(ObjectiveFigures objective) => objective.Excess ?? double.MaxValue;

    /// <param name="Loss">Less is better.</param>
    private readonly record struct Point(double P99, double Cost, double Loss)
    {
        public bool Beats(Point other) =>
            IsNoWorse(P99, other.P99) && IsNoWorse(Cost, other.Cost) && IsNoWorse(Loss, other.Loss)
            && (IsBetter(P99, other.P99) || IsBetter(Cost, other.Cost) || IsBetter(Loss, other.Loss));

        private static bool IsNoWorse(double one, double other) => one <= other + (Rounding * Math.Abs(other));

        private static bool IsBetter(double one, double other) => one < other - (Rounding * Math.Abs(other));
    }
}
