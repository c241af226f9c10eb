using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>Batches of like times taken together.</summary>
internal static class BatchClasses
{
    /// <summary>Tasks in batches of a size rarer than this, and of all beyond it, count among the longest that are not.</summary>
    private const double RareTasks = 5e-4;

    /// <summary>Evenly spaced times; a batch counts among its two neighbours, so that the mean time is kept.</summary>
    /// <returns>By time: how many tasks, their wait, and the time of their batch, in seconds.</returns>
    public static List<(double Weight, LatencyDistribution Wait, double Seconds)> Of(BatchModel model, BatchWaits waits, int most)
    {
        var (least, longest) = Range(model, waits);

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
            place = Math.Min(place, count - 1);
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

    /// <summary>The shortest and the longest time of the batches that many tasks are in.</summary>
    private static (double Least, double Longest) Range(BatchModel model, BatchWaits waits)
    {
        double all = waits.TailMass, beyond = waits.TailMass;
        for (var n = 1; n <= model.MaxUnits; n++)
        {
            all += BatchMasses.Sum(waits.OfSize[n]);
        }

        double least = double.MaxValue, longest = 0;
        for (var n = model.MaxUnits; n >= 1; n--)
        {
            beyond += BatchMasses.Sum(waits.OfSize[n]);
            if (beyond > RareTasks * all)
            {
                (least, longest) = (Math.Min(least, model.Means[n]), Math.Max(longest, model.Means[n]));
            }
        }

        return (least, longest);
    }
}
