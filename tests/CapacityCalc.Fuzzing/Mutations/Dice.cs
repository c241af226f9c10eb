using System.Numerics;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>The random choices of one input: they follow from the seed and the input's index alone, whichever thread takes it.</summary>
/// <remarks>SplitMix64, Steele, Lea and Flood (2014): "Fast splittable pseudorandom number generators", figure 17.</remarks>
internal sealed class Dice(ulong seed, ulong index)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(Mix(seed) + (index * GoldenGamma));

    /// <summary>From 0 to one below <paramref name="count"/>, which is ≥ 1.</summary>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)Math.BigMul(Next(), (ulong)count, out _);
    }

    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>1, half as often 2, half as often 3 …</summary>
    /// <param name="most">≥ 1.</param>
    public int Few(int most) => Math.Min(most, 1 + BitOperations.TrailingZeroCount(Next()));

    private ulong Next() => Mix(_state += GoldenGamma);

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
