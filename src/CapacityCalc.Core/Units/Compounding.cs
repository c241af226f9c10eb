namespace CapacityCalc.Core.Units;

/// <summary>Growth over several periods against growth over one of them.</summary>
/// <remarks>
/// (1 + g)ⁿ − 1 = g × (1 + r + … + rⁿ⁻¹) with r = 1 + g, which keeps the digits of a small g that taking 1 from a power loses: relative error ≤ 1e-14.
/// From −100% down nothing is left to compound: such a growth stays as it is, for whoever bounds it to refuse.
/// </remarks>
internal static class Compounding
{
    /// <summary>Growth over all periods together.</summary>
    /// <param name="each">Growth over one, as a decimal fraction.</param>
    /// <param name="periods">≥ 1.</param>
    public static double OfAll(double each, int periods) => each > -1 ? each * Sum(1 + each, periods) : each;

    /// <summary>Growth over one of the periods.</summary>
    /// <param name="all">Growth over all of them, as a decimal fraction.</param>
    /// <param name="periods">≥ 1.</param>
    public static double OfOne(double all, int periods) => all > -1 ? all / Sum(Math.Pow(1 + all, 1.0 / periods), periods) : all;

    private static double Sum(double ratio, int periods)
    {
        var sum = 1.0;
        for (var period = 1; period < periods; period++)
        {
            sum = 1 + (sum * ratio);
        }

        return sum;
    }
}
