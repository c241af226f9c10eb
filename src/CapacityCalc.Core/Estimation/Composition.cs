using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Estimation;

/// <summary>Composes the times of a pipeline's parts, and keeps what it has composed.</summary>
/// <param name="most">Compositions that are kept.</param>
internal sealed class Composition(int most)
{
    private readonly Dictionary<LatencyParts, LatencyDistribution> _sums = [];
    private readonly Dictionary<LatencyParts, TimedNode> _joins = [];

    /// <remarks>The latencies of queues belong to their outcomes, so that the parts need not be looked at again where their latencies are known.</remarks>
    private LatencyDistribution Sum(ReadOnlySpan<TimedNode> nodes, LatencyDistribution[] latencies)
    {
        var parts = new LatencyParts(latencies);
        if (!_sums.TryGetValue(parts, out var sum))
        {
            if (_sums.Count >= most)
            {
                _sums.Clear();
            }

            sum = LatencyDistribution.Sum(latencies).Stretch(Stretch(nodes));
            _sums.Add(parts, sum);
        }

        return sum;
    }

    /// <summary>How far the waits of the parts widen or narrow the sum of their times.</summary>
    private static double Stretch(ReadOnlySpan<TimedNode> parts)
    {
        var visits = new List<QueueVisit>();
        double delays = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            delays += parts[part].DelayVariance;
            foreach (var queue in parts[part].Queues)
            {
                visits.Add(queue.Visit with { Part = part });
            }
        }

        return visits.Count > 1 ? WaitDependence.Stretch(CollectionsMarshal.AsSpan(visits), delays) : 1;
    }

    /// <summary>One after the other.</summary>
    public TimedNode InSeries(ReadOnlySpan<TimedNode> parts)
    {
        switch (parts.Length)
        {
            case 0:
                return TimedNode.Zero;
            case 1:
                return parts[0];
        }

        var latencies = new LatencyDistribution[parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            if (parts[index].Latency is not { } latency)
            {
                return TimedNode.Overloaded;
            }

            latencies[index] = latency;
        }

        return Combine(parts, Sum(parts, latencies));
    }

    /// <summary>Branches of one queue wait together, as they get the same requests; others are taken as independent.</summary>
    public TimedNode Slowest(ReadOnlySpan<TimedNode> branches)
    {
        if (branches.Length == 1)
        {
            return branches[0];
        }

        var latencies = new LatencyDistribution[branches.Length];
        for (var index = 0; index < branches.Length; index++)
        {
            if (branches[index].Latency is not { } latency)
            {
                return TimedNode.Overloaded;
            }

            latencies[index] = latency;
        }

        var parts = new LatencyParts(latencies);
        if (!_joins.TryGetValue(parts, out var joined))
        {
            if (_joins.Count >= most)
            {
                _joins.Clear();
            }

            joined = Join(branches);
            _joins.Add(parts, joined);
        }

        return joined;
    }

    private static TimedNode Join(ReadOnlySpan<TimedNode> branches)
    {
        var latencies = new List<LatencyDistribution>();
        var leaves = new List<Leaf>();
        foreach (var branch in branches)
        {
            if (branch.Leaf is { } leaf)
            {
                leaves.Add(leaf);
            }
            else
            {
                latencies.Add(branch.Latency!);
            }
        }

        double error = 0;
        if (leaves.Count > 0)
        {
            (var slowest, error) = Together(leaves);
            latencies.Add(slowest);
        }

        var joined = Combine(branches, LatencyDistribution.Max(CollectionsMarshal.AsSpan(latencies)));
        var share = 1.0 / branches.Length;
        return joined with
        {
            Queues = [.. joined.Queues.Select(queue => queue with { Visit = queue.Visit with { Share = queue.Visit.Share * share } })],
            DelayVariance = joined.DelayVariance * share,
            IsForked = joined.IsForked || latencies.Count > 1,
            ForkError = Math.Max(joined.ForkError, error),
            Leaf = null,
        };
    }

    /// <summary>The slowest of queues with common arrivals, and what their dependence adds to the error of its p99.</summary>
    private static (LatencyDistribution Slowest, double Error) Together(List<Leaf> leaves)
    {
        var slowest = new List<(QueueOutcome Leaf, int Shards)>();
        double accuracy = 0;
        for (var index = 0; index < leaves.Count; index++)
        {
            var leaf = leaves[index];
            var isHidden = false;
            for (var other = 0; other < leaves.Count; other++)
            {
                isHidden |= other != index && leaf.EndsBefore(leaves[other]) && (other < index || !leaves[other].EndsBefore(leaf));
            }

            if (!isHidden)
            {
                slowest.Add((leaf.Queue, leaf.Shards));
                accuracy = Math.Max(accuracy, leaf.Queue.Accuracy);
            }
        }

        var together = ForkJoin.Slowest(CollectionsMarshal.AsSpan(slowest));
        return (together.Sojourn, Math.Max(0, together.Accuracy - accuracy));
    }

    private static TimedNode Combine(ReadOnlySpan<TimedNode> parts, LatencyDistribution latency)
    {
        var queues = ImmutableArray.CreateBuilder<QueueError>();
        var joined = new TimedNode(latency, []);
        double delays = 0;
        var constant = 0.0;
        Leaf? leaf = null;
        var leaves = 0;
        foreach (var part in parts)
        {
            queues.AddRange(part.Queues);
            joined = joined with { IsForked = joined.IsForked || part.IsForked, IsCut = joined.IsCut || part.IsCut, ForkError = Math.Max(joined.ForkError, part.ForkError) };
            delays += part.DelayVariance;
            leaf ??= part.Leaf;
            constant += part.Leaf is null ? part.Latency?.ConstantValue ?? 0 : 0;
            leaves += part.Latency?.ConstantValue is null || part.Leaf is not null ? 1 : 0;
        }

        // Constants around one queue leave it what it is.
        return joined with { Queues = queues.ToImmutable(), DelayVariance = delays, Leaf = leaves == 1 ? leaf?.Shift(constant) : null };
    }

    /// <summary>The same distributions in the same order, by reference.</summary>
    private readonly struct LatencyParts(LatencyDistribution[] parts) : IEquatable<LatencyParts>
    {
        private readonly LatencyDistribution[] _parts = parts;

        public bool Equals(LatencyParts other) => _parts.AsSpan().SequenceEqual(other._parts, ReferenceEqualityComparer.Instance);

        public override bool Equals(object? obj) => obj is LatencyParts other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var part in _parts)
            {
                hash.Add(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(part));
            }

            return hash.ToHashCode();
        }
    }
}
