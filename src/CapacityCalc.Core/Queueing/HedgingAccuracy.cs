namespace CapacityCalc.Core.Queueing;

/// <summary>How far off the p99 of hedged tasks may be.</summary>
/// <remarks>
/// Measured against simulations of a million tasks: ρ 0.2 … 0.8, services constant, exponential and lognormal of cv up to 2, 1, 8 and 64 workers, with and
/// without cancellation. Queues apart: within 4% at light loads, and without cancellation within 8% at ρ = 0.6, as who is sent twice comes to a queue that is
/// not in its average state; one queue of 8 workers or more: within 2%. One
/// queue whose tasks are sent twice because they wait, and then wait behind themselves: 70% below the truth for a single worker. Queues apart of four workers
/// each, whose copies are cancelled: up to 6% above it at ρ = 0.6 for cv 1, 14% for cv 2. Tasks of one request that queue together and are sent twice together:
/// up to 76% below it.
/// </remarks>
internal static class HedgingAccuracy
{
    /// <param name="outcome">With the copies; its accuracy is that of the queue alone.</param>
    /// <param name="waitsLonger">P(W &gt; h).</param>
    /// <param name="sentTwice">P(T₁ &gt; h).</param>
    public static double OfP99(QueueInput input, HedgeInput hedge, QueueOutcome outcome, double waitsLonger, double sentTwice)
    {
        const double SpreadLeast = 0.05, SpreadOfVariety = 0.03, SpreadMost = 0.5, LightLoad = 0.3, MeasuredLoad = 0.6, SpreadAtFullLoad = 2, Feedback = 0.06, FeedbackAtFullLoad = 1.5;
        const double Negligible = 1e-3, Independence = 0.04, SameQueue = 1.5, SplitTasks = 0.8;
        if (outcome.WaitProbability < Negligible)
        {
            return outcome.Accuracy;
        }

        var error = Math.Max(Independence, outcome.Accuracy);
        error += input.TasksPerRequest > 1 ? SplitTasks : 0;
        var loaded = Math.Max(0, (outcome.Utilization - LightLoad) / (MeasuredLoad - LightLoad));
        if (hedge is { Slower: SlowerCopy.RunsToItsEnd, Second: SecondCopy.OtherQueue })
        {
            error += Feedback * Math.Min(loaded, FeedbackAtFullLoad);
        }

        if (hedge.Slower == SlowerCopy.IsCancelled && hedge.Second == SecondCopy.OtherQueue && input.Servers > 1)
        {
            // What is cancelled among several workers is taken as if one worked as fast as all.
            var spread = Math.Min(SpreadMost, SpreadLeast + (SpreadOfVariety * input.Service.Cv2));
            error = Math.Max(error, spread * Math.Min(loaded, SpreadAtFullLoad));
        }

        return hedge.Second == SecondCopy.SameQueue && sentTwice > 0 ? error + SameQueue * Math.Clamp(waitsLonger / sentTwice, 0, 1) : error;
    }
}
