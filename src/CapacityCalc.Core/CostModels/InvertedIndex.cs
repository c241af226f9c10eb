using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>Search by words: the posting lists of a query's words are read from end to end.</summary>
/// <remarks>t = t₀ + postings × time of each; a task reads the share of the postings that it has of the stage's items. Skipping and early termination read fewer.</remarks>
public sealed record InvertedIndex : CostModel
{
    /// <summary>That a query reads over all shards; null where each item scored is one.</summary>
    public double? Postings { get; init; }

    public required double SecondsPerPosting { get; init; }

    public required double CallOverheadSeconds { get; init; }

    private double? StageItems { get; init; }

    public override bool CountsItems => true;

    public override double? OwnItems => Postings;

    public override CostModel On(Workplace workplace) => this with { StageItems = workplace.Items };

    public override double MeanSeconds(double items, int tasks) =>
        CallOverheadSeconds + (tasks * ArchitectureModel.ShareOf(Postings, items, StageItems) * SecondsPerPosting);
}

public sealed class InvertedIndexKind : IModelKind
{
    private static readonly Parameter<Count> Postings =
        Parameter.Optional("postings", new QuantityType<Count>(Bounds.Positive(Limits.Items), "20M"), "postings that a query reads, over all shards; one for each item that its stage scores where absent");

    private static readonly Parameter<Duration> Time =
        Parameter.Required("time", new QuantityType<Duration>(Bounds.NonNegative(Limits.Seconds), "5 ns"), "time of one posting on one worker");

    private static readonly Parameter<Duration> CallOverhead =
        Parameter.WithDefault("call_overhead", new QuantityType<Duration>(Bounds.NonNegative(Limits.Seconds), "1 ms"), Duration.FromSeconds(0), "time of a task before its first posting");

    public ParameterSet Parameters { get; } = new(
        "inverted_index",
        "Search by words: a query takes the time of the postings that it reads.",
        [Postings, Time, CallOverhead, MeasuredShape.OfTimes, .. CommonModel.Parameters]);

    CostModel IModelKind.Bind(ModelContext context, Arguments arguments) => new InvertedIndex
    {
        Name = context.Name,
        Postings = arguments.TryGet(Postings, out var postings) ? postings.Amount : null,
        SecondsPerPosting = arguments.Get(Time).Seconds,
        CallOverheadSeconds = arguments.Get(CallOverhead).Seconds,
        MeasuredOn = MeasuredShape.From(context, arguments, MeasuredShape.OfTimes),
        Common = CommonModel.From(arguments),
    };
}
