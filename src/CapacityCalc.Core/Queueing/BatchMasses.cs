using System.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>Sums of masses, each with a weight.</summary>
internal static class BatchMasses
{
    /// <summary>to ← to + factor × from, over the shorter of the two.</summary>
    public static void AddScaled(Span<double> to, ReadOnlySpan<double> from, double factor)
    {
        var length = Math.Min(to.Length, from.Length);
        var j = 0;
        var scale = new Vector<double>(factor);
        for (; j <= length - Vector<double>.Count; j += Vector<double>.Count)
        {
            (new Vector<double>(to[j..]) + scale * new Vector<double>(from[j..])).CopyTo(to[j..]);
        }

        for (; j < length; j++)
        {
            to[j] += factor * from[j];
        }
    }

    /// <summary>Σ weight × row.</summary>
    public static double[] Mix(ReadOnlySpan<double> weights, double[][] rows, int length)
    {
        var mixed = new double[length];
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                AddScaled(mixed, rows[i], weights[i]);
            }
        }

        return mixed;
    }

    public static double Sum(ReadOnlySpan<double> masses)
    {
        double sum = 0;
        foreach (var mass in masses)
        {
            sum += mass;
        }

        return sum;
    }
}
