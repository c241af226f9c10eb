using System.Collections.Concurrent;
using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration.Worlds;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>Finds the largest or smallest value of one path at which every objective is met.</summary>
/// <remarks>
/// Objectives need not be met up to a threshold and missed beyond it: the range is scanned first, by equal ratios over all of it and more closely
/// around what the scenario has now, and only then bisected between the last value that meets them and its neighbour that does not.
/// </remarks>
public sealed class Solver
{
    /// <summary>Values of the scan over the whole range, and again around the present value.</summary>
    private const int ScanPoints = 20;

    /// <summary>The closer scan goes so far to either side.</summary>
    private const double Around = 16;

    private readonly SolverInput _input;
    private readonly ScenarioDocument _document;
    private readonly SolverRange _range;
    private readonly ConcurrentDictionary<long, Trial> _trials = [];

    private Solver(SolverInput input, SolverRange range)
    {
        _input = input;
        _document = input.Document;
        _range = range;
    }

    private Ladder Ladder => _range.Ladder;

    private int Towards => _input.Extreme == Extreme.Largest ? 1 : -1;

    /// <returns>Null after an error in the bag.</returns>
    public static Solution? Solve(SolverInput input, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(bag);
        var plain = input with { Document = CompareSection.Without(input.Document) };
        if (Binder.Bind(plain.Document, bag) is not { } bound)
        {
            return null;
        }

        if (input.Confidence is not null && bound.Uncertain.All(range => range.Path == input.Path.Text))
        {
            if (bound.Uncertain.IsEmpty)
            {
                WorldSetting.RefuseCertain(bag);
            }
            else
            {
                bag.Error(
                    DiagnosticCodes.NothingUncertain,
                    default,
                    $"the only range of the scenario is that of '{input.Path.Text}', which is solved for: nothing is left uncertain",
                    "leave out --confidence, or write another quantity as a range");
            }

            return null;
        }

        return SolverRange.Of(plain, bag) is { } range ? new Solver(plain, range).Solve(bag) : null;
    }

    private Solution? Solve(DiagnosticBag bag)
    {
        var scan = Scan();
        if (scan.All(index => At(index).Figures is null))
        {
            bag.Add(At(scan[0]).Problem!);
            return null;
        }

        var intervals = Intervals(scan);
        var solution = new Solution
        {
            Scenario = _document.Title,
            Path = _input.Path.Text,
            Extreme = _input.Extreme,
            Dimension = _range.Dimension,
            Within = (_range.Value(Ladder.At(0)), _range.Value(Ladder.At(Ladder.Last))),
            Current = _range.Current is { } current ? _range.Value(current) : null,
            HasObjectives = scan.Any(index => At(index).Figures is { Objectives.IsEmpty: false }),
            Intervals = [.. intervals.Select(interval => (At(interval.From).Value, At(interval.To).Value))],
            Trials = 0,
            Confidence = _input.Confidence,
        };
        if (intervals.IsEmpty)
        {
            var nearest = Nearest(scan);
            return solution with { Nearest = nearest, Estimate = nearest is null ? null : EstimateAt(nearest.Value), Trials = _trials.Count };
        }

        var found = _input.Extreme == Extreme.Largest ? intervals[^1].To : intervals[0].From;
        var beyond = found + Towards;
        return solution with
        {
            Found = At(found),
            Beyond = beyond < 0 || beyond > Ladder.Last ? null : At(beyond),
            Estimate = EstimateAt(At(found).Value),
            Trials = _trials.Count,
        };
    }

    private Trial At(long index) => _trials.GetOrAdd(index, Try);

    private Trial Try(long index)
    {
        var value = _range.Value(Ladder.At(index));
        var isSet = value.TrySet(_input.Path, _document, out var patched, out var problem);
        var variant = VariantJudge.Of(_document, [value], isSet ? patched : null, problem, null, null);
        return new Trial(value, variant.Figures, variant.Figures is null ? variant.Problems.FirstOrDefault() : null)
        {
            IsConfident = _input.Confidence is not null,
            Confident = _input.Confidence is { } confidence && isSet && variant.Figures is not null ? ConfidenceJudge.Of(patched!, confidence) : null,
        };
    }

    /// <summary>Indices by rising value, estimated.</summary>
    private ImmutableArray<long> Scan()
    {
        var indices = new SortedSet<long> { 0, Ladder.Last };
        Spread(indices, 0, Ladder.Last);
        if (_range.Current is > 0 and var current)
        {
            var here = Ladder.IndexOf(current);
            indices.Add(here);
            Spread(indices, Ladder.IndexOf(current / Around), Ladder.IndexOf(current * Around));
        }

        Parallel.ForEach(indices, new ParallelOptions { MaxDegreeOfParallelism = _input.Threads }, index => At(index));
        return [.. indices];
    }

    /// <summary>By equal ratios of the values, as far as there are values between.</summary>
    private void Spread(SortedSet<long> indices, long from, long to)
    {
        var (low, high) = (Math.Max(Ladder.At(from), Ladder.At(Math.Min(from + 1, to))), Ladder.At(to));
        for (var point = 0; point < ScanPoints && low > 0; point++)
        {
            indices.Add(Ladder.IndexOf(low * Math.Pow(high / low, (double)point / (ScanPoints - 1))));
        }
    }

    /// <summary>Where the objectives are met: neighbours of the scan joined, their ends bisected.</summary>
    private ImmutableArray<(long From, long To)> Intervals(ImmutableArray<long> scan)
    {
        var intervals = ImmutableArray.CreateBuilder<(long From, long To)>();
        for (var first = 0; first < scan.Length; first++)
        {
            if (!At(scan[first]).Meets)
            {
                continue;
            }

            var last = first;
            while (last + 1 < scan.Length && At(scan[last + 1]).Meets)
            {
                last++;
            }

            var from = first == 0 ? scan[0] : Border(scan[first], scan[first - 1]);
            var to = last == scan.Length - 1 ? scan[^1] : Border(scan[last], scan[last + 1]);
            intervals.Add((from, to));
            first = last;
        }

        return intervals.ToImmutable();
    }

    /// <summary>The last that meets the objectives on the way to one that does not.</summary>
    private long Border(long meets, long misses)
    {
        while (Math.Abs(misses - meets) > 1)
        {
            var middle = meets + ((misses - meets) / 2);
            (meets, misses) = At(middle).Meets ? (middle, misses) : (meets, middle);
        }

        return meets;
    }

    /// <summary>The least miss, sought more closely between the neighbours of the scan's; null where every value is invalid or overloads.</summary>
    private Trial? Nearest(ImmutableArray<long> scan)
    {
        const int Rounds = 12;
        var best = scan.MinBy(index => At(index).Excess);
        var place = scan.IndexOf(best);
        var (low, high) = (scan[Math.Max(0, place - 1)], scan[Math.Min(scan.Length - 1, place + 1)]);
        for (var round = 0; round < Rounds && high - low > 2; round++)
        {
            var (left, right) = (low + ((high - low) / 3), high - ((high - low) / 3));
            (low, high) = At(left).Excess <= At(right).Excess ? (low, right) : (left, high);
            best = new[] { best, left, right }.MinBy(index => At(index).Excess);
        }

        return double.IsFinite(At(best).Excess) ? At(best) : null;
    }

    private Estimate? EstimateAt(SweepValue value) =>
        _input.Details != EstimateDetails.None && value.TrySet(_input.Path, _document, out var patched, out _) && Binder.Bind(patched, new DiagnosticBag()) is { } bound
            ? Estimator.Estimate(bound, _input.Details)
            : null;
}
