namespace CapacityCalc.Core.Simulation;

/// <summary>95% confidence intervals of a mean over independent replications.</summary>
internal static class StudentT
{
    /// <summary>The 97.5th percentile of Student's t by degrees of freedom, from 1. Source: any statistical table, e.g. NIST/SEMATECH e-Handbook, 1.3.6.7.2.</summary>
    private static readonly double[] P975 = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281];

    /// <summary>Half the width of the interval, from one value of each replication; 0 with fewer than two.</summary>
    public static double HalfWidth(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
        {
            return 0;
        }

        double mean = 0, squares = 0;
        foreach (var value in values)
        {
            mean += value / values.Count;
        }

        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Quantile(values.Count - 1) * Math.Sqrt(squares / (values.Count - 1) / values.Count);
    }

    /// <summary>The 97.5th percentile; beyond ten degrees of freedom by the expansion around the normal one, to 1e-4.</summary>
    /// <remarks>Source: Abramowitz and Stegun (1964), 26.7.5.</remarks>
    public static double Quantile(int degreesOfFreedom)
    {
        if (degreesOfFreedom <= P975.Length)
        {
            return P975[degreesOfFreedom - 1];
        }

        const double Z = 1.959963984540054;
        double n = degreesOfFreedom, z3 = Z * Z * Z, z5 = z3 * Z * Z, z7 = z5 * Z * Z;
        return Z + ((z3 + Z) / (4 * n)) + (((5 * z5) + (16 * z3) + (3 * Z)) / (96 * n * n)) + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * Z)) / (384 * n * n * n));
    }
}
