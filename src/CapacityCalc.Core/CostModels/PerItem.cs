using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>A model whose task takes an overhead and then the same time for every item: overhead + items × time.</summary>
public sealed record PerItem : CostModel
{
    public required double SecondsPerItem { get; init; }

    public required double OverheadSeconds { get; init; }

    public override bool CountsItems => true;

    public override double MeanSeconds(double items, int tasks) => OverheadSeconds + (tasks * items * SecondsPerItem);
}

public sealed class PerItemKind : IModelKind
{
    private static readonly Parameter<Duration> Time =
        Parameter.Required("time", new QuantityType<Duration>(Bounds.NonNegative(Limits.Seconds), "1 us"), "time of one item on one worker");

    private static readonly Parameter<Duration> Overhead =
        Parameter.WithDefault("overhead", new QuantityType<Duration>(Bounds.NonNegative(Limits.Seconds), "2 ms"), Duration.FromSeconds(0), "time of a task before its first item");

    public ParameterSet Parameters { get; } = new(
        "per_item",
        "The same time for every item: a task takes `overhead` + items × `time`.",
        [Time, Overhead, MeasuredShape.OfTimes, .. CommonModel.Parameters]);

    CostModel IModelKind.Bind(ModelContext context, Arguments arguments) => new PerItem
    {
        Name = context.Name,
        MeasuredOn = MeasuredShape.From(context, arguments, MeasuredShape.OfTimes),
        SecondsPerItem = arguments.Get(Time).Seconds,
        OverheadSeconds = arguments.Get(Overhead).Seconds,
        Common = CommonModel.From(arguments),
    };
}
