using System.Numerics;

namespace CapacityCalc.Core.Numerics;

/// <summary>One coordinate of a quasi-random sequence, whose generator matrix is random.</summary>
/// <remarks>
/// The matrix over F₂ is L U, of a random lower and a random upper unit-triangular one: every leading minor is 1, so that each run of 2ᵏ points from a multiple of 2ᵏ on has one point
/// in each of 2ᵏ equal parts of (0, 1), a (0, 1)-sequence. Coordinates that are drawn apart fit together without knowing of each other, nearly always as well as those of a
/// constructed sequence do. A random digital shift makes every point uniform. The points come in the order of the Gray code, which permutes them within such runs.
/// Sources: T. Goda, P. L'Ecuyer (2022), "Construction-free median quasi-Monte Carlo rules for function spaces with unspecified smoothness and general weights"; J. Matoušek (1998), "On the
/// L₂-discrepancy for anchored boxes", for the linear scrambling L.
/// </remarks>
internal sealed class DigitalSequence
{
    /// <summary>Of a number of a point, more than any sample has.</summary>
    private const int Columns = 32;

    private const int Digits = 64;

    private readonly ulong[] columns = new ulong[Columns];
    private readonly ulong shift;

    public DigitalSequence(KeyedBits bits)
    {
        Span<ulong> lower = stackalloc ulong[Columns];
        for (var i = 0; i < Columns; i++)
        {
            var diagonal = 1UL << (Digits - 1 - i);
            lower[i] = diagonal | (bits.Next() & (diagonal - 1));
            var upper = bits.Next();
            columns[i] = lower[i];
            for (var j = 0; j < i; j++)
            {
                columns[i] ^= (upper >> j & 1) == 1 ? lower[j] : 0;
            }
        }

        shift = bits.Next();
    }

    /// <summary>Writes the first points.</summary>
    /// <param name="target">Where they go; in (0, 1).</param>
    /// <param name="start">Index of the first.</param>
    /// <param name="stride">Distance from one to the next.</param>
    public void Fill(Span<double> target, int start, int stride)
    {
        var point = shift;
        for (int i = start, number = 1; i < target.Length; i += stride, number++)
        {
            target[i] = ToUniform(point);
            point ^= columns[BitOperations.TrailingZeroCount(number)];
        }
    }

    /// <summary>The middle of the one of 2⁵² equal parts in which the digits lie: never an end.</summary>
    private static double ToUniform(ulong digits) => ((digits >> 12) + 0.5) / (1L << 52);
}
