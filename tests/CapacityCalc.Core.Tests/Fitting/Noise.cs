using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Core.Tests.Fitting;

/// <summary>Seeded random numbers of one trial.</summary>
internal static class Noise
{
    /// <summary>Standard normal numbers.</summary>
    public static Func<double> Normal(int trial, string purpose)
    {
        var sampler = Sampler.Of(LogNormal.FromPercentiles(1, Math.Exp(StandardNormal.Quantile(0.99))), RandomLanes.Named(7, trial, "fit", purpose));
        return () => Math.Log(sampler.Next());
    }

    /// <summary>Independent values of a distribution.</summary>
    public static double[] Of(IDistribution distribution, int count, int trial)
    {
        var sampler = Sampler.Of(distribution, RandomLanes.Named(7, trial, "fit", "values"));
        var values = new double[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = sampler.Next();
        }

        return values;
    }
}
