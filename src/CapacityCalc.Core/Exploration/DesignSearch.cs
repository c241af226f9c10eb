using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Exploration;

/// <summary>Branch and bound: boxes of designs by rising bound, each cut in two until it is one design, which is estimated; until the bounds exceed the best.</summary>
internal sealed class DesignSearch
{
    /// <summary>Boxes that are looked at side by side. Fixed, so that the answer does not depend on the number of threads.</summary>
    private const int Batch = 64;

    /// <summary>Boxes that miss an objective are remembered, the nearest of them, for the case that all do.</summary>
    private const int MostMisses = 64;

    /// <summary>More reasons why designs are invalid are not told.</summary>
    private const int MostProblems = 8;

    /// <summary>Rounding of a sum of prices.</summary>
    private const double Rounding = 1e-9;

    private readonly DesignSpace _space;
    private readonly DesignInput _input;
    private readonly PriorityQueue<Entry, (double Bound, long Order)> _queue = new();
    private readonly List<(double Excess, Entry Entry)> _misses = [];
    private readonly HashSet<DesignBox> _judged = new(DesignBox.ByLow);
    private double _unproved = double.PositiveInfinity;
    private long _order;

    public DesignSearch(DesignSpace space, DesignInput input)
    {
        _space = space;
        _input = input;
    }

    private sealed record Entry(DesignBox Box, DesignBound Bound);

    public Design? Best { get; private set; }

    /// <summary>By index of its values.</summary>
    public ImmutableArray<int> BestIndices { get; private set; }

    /// <summary>Where nothing meets the objectives, what misses them by least.</summary>
    public Design? Nearest { get; private set; }

    public ImmutableArray<int> NearestIndices { get; private set; }

    /// <summary>Why designs are no valid scenario, each reason once.</summary>
    public List<Diagnostic> Problems { get; } = [];

    public int Estimated { get; private set; }

    public bool HasPrice { get; private set; } = true;

    /// <summary>What nothing costs less than that was not estimated, or whose fleet is not proved to be the cheapest: USD/h, or hosts; infinite where nothing is left.</summary>
    public double Floor => Math.Min(_unproved, _queue.TryPeek(out _, out var next) ? next.Bound : double.PositiveInfinity);

    /// <summary>What the designs that were estimated measure their quality by.</summary>
    public HashSet<string> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Goes through the boxes until the best is proved or enough was estimated.</summary>
    public void Run(IReadOnlyList<DesignBox> roots)
    {
        var bounds = Bounded(roots);
        HasPrice &= bounds.All(bound => bound.CostPerHour is not null);
        Add(roots, bounds);
        while (_queue.Count > 0 && Estimated < _input.MostEstimates)
        {
            var batch = Take();
            if (batch.Count == 0)
            {
                break;
            }

            Estimate(batch.FindAll(entry => entry.Box.IsOne));
            var parts = batch.FindAll(entry => !entry.Box.IsOne).SelectMany(entry => Halves(entry.Box)).ToArray();
            Add(parts, Bounded(parts));
        }

        if (Best is null)
        {
            // The fewest items of a box are the fastest and the cheapest, the most of them rank best.
            var corners = _misses.OrderBy(miss => miss.Excess).SelectMany(miss => new[] { DesignBox.Of(miss.Entry.Box.Low), DesignBox.Of(miss.Entry.Box.High) });
            Estimate([.. corners.Select(corner => new Entry(corner, DesignBound.None))]);
        }
    }

    private static IEnumerable<DesignBox> Halves(DesignBox box)
    {
        var (lower, upper) = box.Halves();
        return [lower, upper];
    }

    private DesignBound[] Bounded(IReadOnlyList<DesignBox> boxes)
    {
        var bounds = new DesignBound[boxes.Count];
        Parallel.For(0, boxes.Count, new ParallelOptions { MaxDegreeOfParallelism = _input.Threads }, index => bounds[index] = _space.Bound(boxes[index]));
        return bounds;
    }

    private void Add(IReadOnlyList<DesignBox> boxes, DesignBound[] bounds)
    {
        for (var index = 0; index < boxes.Count; index++)
        {
            var entry = new Entry(boxes[index], bounds[index]);
            if (bounds[index].Excess > 1 + Rounding)
            {
                Miss(entry);
                continue;
            }

            // A design without a price was none of the roots' lowest: it is found out by a bound of its own, and comes last.
            _queue.Enqueue(entry, (KeyOf(bounds[index]), _order++));
        }
    }

    private void Miss(Entry entry)
    {
        _misses.Add((entry.Bound.Excess, entry));
        if (_misses.Count > 2 * MostMisses)
        {
            var nearest = _misses.OrderBy(miss => miss.Excess).Take(MostMisses).ToArray();
            _misses.Clear();
            _misses.AddRange(nearest);
        }
    }

    /// <summary>The next boxes that may hold something as good as the best.</summary>
    private List<Entry> Take()
    {
        var batch = new List<Entry>(Batch);
        var most = Best is null ? double.PositiveInfinity : Key(Best) * (1 + Rounding);
        var room = Math.Min(Batch, _input.MostEstimates - Estimated);
        while (batch.Count < room && _queue.TryPeek(out _, out var next) && next.Bound <= most)
        {
            batch.Add(_queue.Dequeue());
        }

        return batch;
    }

    private void Estimate(List<Entry> found)
    {
        // Boxes around the best come again where ranges are taken in steps.
        var designs = found.FindAll(entry => _judged.Add(entry.Box));
        var judged = new Design[designs.Count];
        Parallel.For(0, judged.Length, new ParallelOptions { MaxDegreeOfParallelism = _input.Threads }, index => judged[index] = _space.Judge(designs[index].Box.Low));
        Estimated += judged.Length;
        for (var index = 0; index < judged.Length; index++)
        {
            var (design, indices) = (judged[index], designs[index].Box.Low);
            _unproved = design.IsFleetProved ? _unproved : Math.Min(_unproved, KeyOf(designs[index].Bound));
            if (design.Figures?.Quality?.Metric is { } metric)
            {
                Metrics.Add(metric);
            }

            if (design.Problem is { } problem && !Problems.Contains(problem) && Problems.Count < MostProblems)
            {
                Problems.Add(problem);
            }

            if (design.Meets && (Best is null || IsBetter(design, indices)))
            {
                (Best, BestIndices) = (design, indices);
            }
            else if (design.Figures is { Excess: < double.PositiveInfinity } figures && !design.Meets && !(Nearest?.Figures!.Excess <= figures.Excess))
            {
                (Nearest, NearestIndices) = (design, indices);
            }
        }
    }

    private double KeyOf(DesignBound bound) => HasPrice ? bound.CostPerHour ?? double.MaxValue : bound.Hosts;

    /// <summary>In USD/h, or hosts.</summary>
    private double Key(Design design) => !HasPrice ? design.Figures!.Hosts : design.Figures!.CostPerMonth / Units.CostRate.HoursPerMonth ?? double.MaxValue;

    /// <summary>Cheaper; of equal cost, of better quality, then faster, then the earlier by the order of the choices.</summary>
    private bool IsBetter(Design design, ImmutableArray<int> indices)
    {
        var (cost, best) = (Key(design), Key(Best!));
        if (Math.Abs(cost - best) > Rounding * best)
        {
            return cost < best;
        }

        var isAlike = design.Figures!.Quality?.Metric == Best!.Figures!.Quality?.Metric;
        var (loss, bestLoss) = isAlike ? (Loss(design), Loss(Best)) : (0, 0);
        var (p99, bestP99) = (design.Figures.Latency.P99!.Value, Best.Figures.Latency.P99!.Value);
        return !loss.Equals(bestLoss) ? loss < bestLoss
            : !p99.Equals(bestP99) ? p99 < bestP99
            : indices.AsSpan().SequenceCompareTo(BestIndices.AsSpan()) < 0;
    }

    /// <summary>Less is better; 0 where no model says.</summary>
    private static double Loss(Design design) => design.Figures!.Quality is not { } quality ? 0 : quality.Better == Estimation.Better.Higher ? -quality.Value : quality.Value;
}
