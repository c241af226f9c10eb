using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Stages;

/// <summary>Dynamic batching: an idle worker takes several tasks of its queue at once.</summary>
/// <param name="MaxRequests">Tasks of one batch at most; ≥ 1. So many that wait start at once.</param>
/// <param name="MaxWaitSeconds">How long the oldest waits for others while a worker is idle; 0 starts whatever waits.</param>
public sealed record Batching(int MaxRequests, double MaxWaitSeconds);

/// <summary>What the key <c>batching</c> says: batches of several requests, or chunks of one request's items.</summary>
/// <param name="OfRequests">Null where it is about chunks, or absent.</param>
/// <param name="ChunkItems">Items of one task at most; null where it is about requests, or absent.</param>
internal readonly record struct BatchingChoice(Batching? OfRequests, double? ChunkItems)
{
    private static readonly Parameter<int> MaxRequests =
        Parameter.Optional("max_requests", new IntegerType(1, Limits.BatchRequests, "32"), "tasks of different requests that a worker takes at once, at most");

    private static readonly Parameter<Duration> MaxWait =
        Parameter.Optional("max_wait", new QuantityType<Duration>(Bounds.NonNegative(Limits.Seconds), "5 ms"), "how long the oldest waits for others before an idle worker starts without them; 0, which starts whatever waits, where absent");

    private static readonly Parameter<Count> Items =
        Parameter.Optional("items", new QuantityType<Count>(Bounds.Positive(Limits.Items), "512"), "cuts a request's items into equal tasks of at most so many, which go to the same pool, as by `split`");

    public static ParameterSet Parameters { get; } = new(
        "batching",
        "How an accelerator, or any worker, is fed: with several requests at once (`max_requests`), or with chunks of one request's items (`items`).",
        [MaxRequests, MaxWait, Items],
        [new ExactlyOneOf([MaxRequests], [Items])]);

    internal static BatchingChoice From(Arguments arguments)
    {
        var wait = arguments.TryGet(MaxWait, out var given) ? given.Seconds : 0;
        double? items = arguments.TryGet(Items, out var chunk) ? chunk.Amount : null;
        if (arguments.IsGiven(Items) && arguments.IsGiven(MaxWait))
        {
            arguments.Bag.Error(
                DiagnosticCodes.ConflictingKeys,
                arguments.SpanOf(MaxWait),
                $"'{arguments.PathOf(MaxWait)}' says how long requests wait for each other, and chunks of one request's items do not",
                "remove 'max_wait', or write 'max_requests' in place of 'items'");
        }

        return new BatchingChoice(arguments.TryGet(MaxRequests, out var most) ? new Batching(most, wait) : null, items);
    }
}
