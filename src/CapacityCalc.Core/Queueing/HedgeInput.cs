namespace CapacityCalc.Core.Queueing;

/// <summary>Where the second copy of a task goes.</summary>
public enum SecondCopy
{
    /// <summary>To the queue of another host, in the same state on average and independent of the first.</summary>
    OtherQueue,

    /// <summary>To the end of the one queue.</summary>
    SameQueue,
}

/// <summary>What becomes of the copy that did not answer first.</summary>
public enum SlowerCopy
{
    RunsToItsEnd,

    /// <summary>It leaves its queue, or its worker, at once.</summary>
    IsCancelled,
}

/// <summary>When a task is sent a second time, and what follows.</summary>
/// <param name="AfterSeconds">h since its arrival; null where a quantile says it.</param>
/// <param name="AfterQuantile">Of the first copy's own latency, in (0, 1); null where a time says it.</param>
public sealed record HedgeInput(double? AfterSeconds, double? AfterQuantile, SecondCopy Second, SlowerCopy Slower);

/// <summary>What hedging makes of a pool's load.</summary>
/// <param name="AfterSeconds">h.</param>
/// <param name="SentTwice">Share of the tasks that are.</param>
/// <param name="ExtraLoad">Extra work ÷ work without hedging.</param>
public sealed record HedgeFigures(double AfterSeconds, double SentTwice, double ExtraLoad);
