using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>Boosted trees on cores: an item visits as many nodes as every tree is deep.</summary>
/// <remarks>
/// t = t₀ + items × trees × depth × time of a visit. An upper bound for engines that pass many nodes at once: one and the same forest took 0.89 µs an item
/// with QuickScorer, 5.85 µs generically and 12.5 µs naively (Yggdrasil Decision Forests' documentation, Adult data, one thread).
/// </remarks>
public sealed record Gbdt : CostModel
{
    public required double Visits { get; init; }

    public required double SecondsPerVisit { get; init; }

    public required double CallOverheadSeconds { get; init; }

    public override bool CountsItems => true;

    public override double MeanSeconds(double items, int tasks) => CallOverheadSeconds + (tasks * items * Visits * SecondsPerVisit);
}

public sealed class GbdtKind : IModelKind
{
    private static readonly QuantityType<Duration> Duration = new(Bounds.NonNegative(Limits.Seconds), "5 ns");

    private static readonly Parameter<int> Trees = Parameter.Required("trees", new IntegerType(1, 10_000_000, "500"), "trees of the forest");

    private static readonly Parameter<int> Depth = Parameter.Required("depth", new IntegerType(1, 1000, "6"), "nodes that an item visits in each tree");

    private static readonly Parameter<Duration> Time = Parameter.Required("time", Duration, "time of one visit on one core; a few ns where the trees stay in cache");

    private static readonly Parameter<Duration> CallOverhead =
        Parameter.WithDefault("call_overhead", new QuantityType<Duration>(Bounds.NonNegative(Limits.Seconds), "1 ms"), Units.Duration.FromSeconds(0), "time of a task before its first item");

    public ParameterSet Parameters { get; } = new(
        "gbdt",
        "Boosted trees on cores: an item takes trees × depth node visits.",
        [Trees, Depth, Time, CallOverhead, MeasuredShape.OfTimes, .. CommonModel.ParametersOnCores]);

    CostModel IModelKind.Bind(ModelContext context, Arguments arguments) => new Gbdt
    {
        Name = context.Name,
        Visits = (double)arguments.Get(Trees) * arguments.Get(Depth),
        SecondsPerVisit = arguments.Get(Time).Seconds,
        CallOverheadSeconds = arguments.Get(CallOverhead).Seconds,
        MeasuredOn = MeasuredShape.From(context, arguments, MeasuredShape.OfTimes),
        Common = CommonModel.OnCores(arguments),
    };
}
