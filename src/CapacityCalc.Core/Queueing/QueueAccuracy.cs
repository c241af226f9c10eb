using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

internal static class QueueAccuracy
{
    public static double OfP99(QueueInput input, double utilization, LatencyDistribution sojourn) => 0.05;
}
