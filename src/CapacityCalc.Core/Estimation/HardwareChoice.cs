using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Which shapes were chosen for the stages that leave theirs open.</summary>
/// <param name="Stages">In file order.</param>
/// <param name="Chosen">One of its candidates for each of <paramref name="Stages"/>.</param>
/// <param name="Proof">Whether no other choice is known to be cheaper.</param>
internal sealed record HardwareChoice(ImmutableArray<OpenStage> Stages, ImmutableArray<Shape> Chosen, ChoiceProof Proof)
{
    public static HardwareChoice None { get; } = new([], [], ChoiceProof.Proven);

    /// <summary>By the stage's name.</summary>
    public ImmutableDictionary<string, Shape> ByStage => With(Chosen);

    public ImmutableDictionary<string, Shape> With(ImmutableArray<Shape> shapes) =>
        Stages.IsEmpty ? ImmutableDictionary<string, Shape>.Empty : Stages.Zip(shapes).ToImmutableDictionary(pair => pair.First.Name, pair => pair.Second);
}

internal enum ChoiceProof
{
    /// <summary>No choice of shapes has a cheaper fleet.</summary>
    Proven,

    /// <summary>No change of one stage's shape alone makes the fleet cheaper.</summary>
    ByStage,
}

/// <summary>A stage that leaves its shape open.</summary>
/// <param name="Span">Where it asks for the cheapest.</param>
/// <param name="Candidates">In the order that breaks ties.</param>
internal sealed record OpenStage(string Name, SourceSpan Span, ImmutableArray<OpenCandidate> Candidates)
{
    /// <summary>The candidates that are not refused and that no other of the same behaviour is cheaper than, the cheapest first.</summary>
    public ImmutableArray<OpenCandidate> Worth { get; } =
    [
        .. Candidates.Where(candidate => candidate.Refusal is null)
            .GroupBy(candidate => candidate.Behaviour)
            .Select(alike => alike.Min()!)
            .Order(),
    ];
}

/// <summary>A shape that a stage may run on.</summary>
/// <param name="Order">Its place among the candidates, which breaks ties.</param>
/// <param name="Refusal">What stands against it, whatever it costs; null for nothing.</param>
internal sealed record OpenCandidate(Shape Shape, int Order, Diagnostic? Refusal) : IComparable<OpenCandidate>
{
    /// <summary>The stage's hosts on it; null where it is refused.</summary>
    public Pool? Pool { get; init; }

    /// <summary>Hosts over all shards, with what is spare, that throughput alone asks for: the fewest that the stage can have.</summary>
    public long LeastHosts { get; init; }

    /// <summary>Whether the network of its hosts for throughput carries less than the payload.</summary>
    public bool ExceedsNetwork { get; init; }

    /// <summary>Hosts of one shard that the utilization ceiling asks for.</summary>
    public long ForThroughput { get; init; }

    public double LeastDollars => LeastHosts * Shape.DollarsPerHour ?? 0;

    /// <summary>Hosts of equal behaviour differ in nothing but their price.</summary>
    public (object?, int, int) Behaviour => (Pool?.Model, Pool?.Shards ?? 0, Pool?.WorkersPerHost ?? 0);

    /// <summary>What the stage does on unlimited hosts: all that decides whether any fleet meets the objectives.</summary>
    public (object?, int, int) Unhindered => (Pool?.Model, Pool?.Shards ?? 0, Pool is { Hosts.Mode: HostMode.Given } ? Pool.WorkersPerHost : 0);

    /// <summary>Cheaper first, then fewer hosts, then the order of the candidates.</summary>
    public int CompareTo(OpenCandidate? other) => other is null
        ? 1
        : (Dollars.Rounded(LeastDollars), LeastHosts, Order).CompareTo((Dollars.Rounded(other.LeastDollars), other.LeastHosts, other.Order));

    public bool Equals(OpenCandidate? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Order;
}

/// <summary>Prices that are compared for equality.</summary>
internal static class Dollars
{
    /// <summary>Sums of the same prices in another order differ in their last digits.</summary>
    private const int Digits = 9;

    /// <param name="perHour">USD/h.</param>
    public static double Rounded(double perHour) => Math.Round(perHour, Digits);
}
