using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The probability of a wait in GI/G/c, from two moments of gaps and services.</summary>
/// <remarks>Source: W. Whitt (1993), "Approximations for the GI/G/m queue", Production and Operations Management 2, section 3.</remarks>
internal static class Whitt1993
{
    /// <summary>The probability of a wait.</summary>
    /// <param name="exponential">That of M/M/c, Erlang's C.</param>
    public static double WaitProbability(double arrivalCv2, double serviceCv2, double servers, double utilization, double exponential)
    {
        var root = (1 - utilization) * Math.Sqrt(servers);
        var normal = StandardNormal.Survival(root);
        if (normal <= 1e-280 || exponential <= 0)
        {
            return exponential;
        }

        var both = arrivalCv2 + serviceCv2;
        var pi4 = both > 0 ? Math.Min(1, StandardNormal.Survival((1 + serviceCv2) * root / both) / normal * exponential) : 0;
        var pi5 = Math.Min(1, StandardNormal.Survival(2 * root / (1 + arrivalCv2)) / normal * exponential);
        var square = utilization * utilization;
        var pi1 = square * pi4 + (1 - square) * pi5;
        if (servers <= 6 || arrivalCv2 >= 1 || both <= 0)
        {
            return Math.Min(1, pi1);
        }

        var z = both / (1 + serviceCv2);
        var gamma = (servers - servers * utilization - 0.5) / Math.Sqrt(servers * utilization * z);
        if (gamma <= 0.5)
        {
            return Math.Min(1, pi1);
        }

        var pi6 = StandardNormal.Survival(gamma);
        var pi2 = arrivalCv2 * pi1 + (1 - arrivalCv2) * pi6;
        var weight = gamma >= 1 ? 1 : 2 * (gamma - 0.5);
        return Math.Min(1, gamma >= 1 ? pi2 : weight * (1 - arrivalCv2) * pi2 + (1 - weight * (1 - arrivalCv2)) * pi1);
    }
}
