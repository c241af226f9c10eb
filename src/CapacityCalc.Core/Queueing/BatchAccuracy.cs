namespace CapacityCalc.Core.Queueing;

/// <summary>How far off the p99 of a pool with batches may be.</summary>
/// <remarks>
/// The largest errors that were measured against simulations of a million tasks (1 … 256 workers, batches of 4 … 256, times of a fixed part and a part per
/// task from 1:10 to 1:1, cv 0 … 2, load 0.05 … 0.98, w from 0 to twice a batch), rounded up.
/// <list type="table">
/// <item><term>one worker</term><description>6%; cv above 1: 25%</description></item>
/// <item><term>several</term><description>8%; above a load of 0.8, 14%</description></item>
/// <item><term>several, times that do not vary (cv below 0.05), above a load of 0.6</term><description>20%: their batches draw together</description></item>
/// <item><term>more than eight, times that do not vary</term><description>35% at any load</description></item>
/// <item><term>arrivals other than Poisson, several tasks a request</term><description>10% more, 15% more</description></item>
/// </list>
/// </remarks>
internal static class BatchAccuracy
{
    public static double OfP99(BatchServiceInput input, double cv2)
    {
        const double NearlyConstant = 0.05 * 0.05, HighLoad = 0.8, DrawTogether = 0.6;
        var error = input.Servers == 1 ? (cv2 <= 1 ? 0.06 : 0.25)
            : cv2 < NearlyConstant && input.Servers > 8 && input.MaxWaitSeconds <= 0 ? 0.35
            : cv2 < NearlyConstant && input.NormalisedLoad > DrawTogether ? 0.2
            : input.NormalisedLoad > HighLoad ? 0.14
            : 0.08;
        error += Math.Abs(input.ArrivalCv2 - 1) > 1e-3 ? 0.1 : 0;
        return error + (input.TasksPerRequest > 1 ? 0.15 : 0);
    }
}
