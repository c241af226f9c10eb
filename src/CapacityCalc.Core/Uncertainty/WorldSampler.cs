using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>Draws worlds: for every input its place in its belief, in each of them.</summary>
/// <remarks>
/// World w belongs to replicate w mod 16 and is point ⌊w/16⌋ of the replicate's own quasi-random sequence, so that a longer sample begins with the shorter one and the replicates,
/// which are independent, tell the error of a figure. A column depends on the seed, the path and the purpose alone: an input that is added changes no other.
/// </remarks>
public static class WorldSampler
{
    /// <summary>Independent randomizations of a sample: enough to tell an error by within a fifth, and few enough that each is long.</summary>
    public const int Replicates = 16;

    /// <summary>The places of one input.</summary>
    /// <param name="path">Of the input.</param>
    /// <param name="purpose">Tells apart samples that must be independent of each other.</param>
    /// <param name="worlds">≥ 0.</param>
    /// <returns>In (0, 1), by world.</returns>
    public static double[] Column(ulong seed, string path, string purpose, int worlds)
    {
        var column = new double[Check.AtLeast(0, worlds, nameof(worlds))];
        for (var replicate = 0; replicate < Replicates; replicate++)
        {
            new DigitalSequence(KeyedBits.Named(seed, replicate, path, purpose)).Fill(column, replicate, Replicates);
        }

        return column;
    }
}
