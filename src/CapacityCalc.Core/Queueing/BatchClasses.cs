using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>Batches of like times taken together.</summary>
internal static class BatchClasses
{
    /// <summary>Evenly spaced times; a batch counts among its two neighbours, so that the mean time is kept.</summary>
    /// <returns>By time: how many tasks, their wait, and the time of their batch, in seconds.</returns>
    public static List<(double Weight, LatencyDistribution Wait, double Seconds)> Of(BatchModel model, BatchWaits waits, int most)
    {
        double least = double.MaxValue, longest = 0;
        for (var n = 1; n <= model.MaxUnits; n++)
        {
            (least, longest) = (Math.Min(least, model.Means[n]), Math.Max(longest, model.Means[n]));
        }

        var count = longest - least > 1e-9 * longest ? Math.Min(most, Math.Max(2, model.MaxUnits)) : 1;
        var width = count > 1 ? (longest - least) / (count - 1) : 0;
        var masses = new double[count][];
        for (var i = 0; i < count; i++)
        {
            masses[i] = new double[waits.Length];
        }

        var tails = new double[count];
        for (var n = 1; n <= model.MaxUnits; n++)
        {
            var place = count > 1 ? (model.Means[n] - least) / width : 0;
            var lower = (int)Math.Clamp(Math.Floor(place + 1e-9), 0, Math.Max(0, count - 2));
            var upper = count > 1 ? Math.Clamp(place - lower, 0, 1) : 0;
            var tail = n == model.MaxUnits ? waits.TailMass : 0;
            BatchMasses.AddScaled(masses[lower], waits.OfSize[n], 1 - upper);
            tails[lower] += tail * (1 - upper);
            if (upper > 0)
            {
                BatchMasses.AddScaled(masses[lower + 1], waits.OfSize[n], upper);
                tails[lower + 1] += tail * upper;
            }
        }

        var classes = new List<(double, LatencyDistribution, double)>(count);
        for (var i = 0; i < count; i++)
        {
            var weight = BatchMasses.Sum(masses[i]) + tails[i];
            if (weight > 1e-9)
            {
                for (var x = 0; x < masses[i].Length; x++)
                {
                    masses[i][x] /= weight;
                }

                classes.Add((weight, new TabulatedLatency(model.Step, masses[i], tails[i] / weight, waits.TailMean), least + i * width));
            }
        }

        return classes;
    }
}
