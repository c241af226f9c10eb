namespace CapacityCalc.Core.Queueing;

/// <summary>How far off the p99 of hedged tasks may be.</summary>
/// <remarks>
/// Measured against simulations of a million tasks: ρ 0.2 … 0.8, services constant, exponential and lognormal of cv up to 2, 1, 8 and 64 workers, with and
/// without cancellation. Queues apart: within 4% (where the share sent twice does not feed on itself); one queue of 8 workers or more: within 2%. One
/// queue whose tasks are sent twice because they wait, and then wait behind themselves: 70% below the truth for a single worker.
/// </remarks>
internal static class HedgingAccuracy
{
    /// <param name="outcome">With the copies; its accuracy is that of the queue alone.</param>
    /// <param name="waitsLonger">P(W &gt; h).</param>
    /// <param name="sentTwice">P(T₁ &gt; h).</param>
    public static double OfP99(QueueInput input, HedgeInput hedge, QueueOutcome outcome, double waitsLonger, double sentTwice)
    {
        const double Negligible = 1e-3, Independence = 0.04, SameQueue = 1.5, SplitTasks = 0.1;
        if (outcome.WaitProbability < Negligible)
        {
            return outcome.Accuracy;
        }

        var error = Math.Max(Independence, outcome.Accuracy);
        error += input.TasksPerRequest > 1 ? SplitTasks : 0;
        return hedge.Second == SecondCopy.SameQueue && sentTwice > 0 ? error + SameQueue * Math.Clamp(waitsLonger / sentTwice, 0, 1) : error;
    }
}
