using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CapacityCalc.Core.Simulation;

/// <summary>Eight generators of random bits side by side, the same on every machine.</summary>
/// <remarks>
/// xoshiro256++ in every lane, each lane with a state of its own. A stream is named by the seed, the replication, the stage and the purpose, so that a stage
/// that is added draws nothing that another one would have drawn. Source: D. Blackman, S. Vigna (2021), "Scrambled linear pseudorandom number
/// generators"; the states come from splitmix64 (Steele, Lea, Flood 2014).
/// </remarks>
internal struct RandomLanes
{
    private Vector512<ulong> _a;
    private Vector512<ulong> _b;
    private Vector512<ulong> _c;
    private Vector512<ulong> _d;

    private RandomLanes(ulong seed)
    {
        Span<ulong> state = stackalloc ulong[32];
        foreach (ref var word in state)
        {
            seed += 0x9E3779B97F4A7C15;
            word = Mix(seed);
        }

        _a = Vector512.Create<ulong>(state);
        _b = Vector512.Create<ulong>(state[8..]);
        _c = Vector512.Create<ulong>(state[16..]);
        _d = Vector512.Create<ulong>(state[24..]);
    }

    /// <param name="part">Which of several alike, such as the shards of a stage.</param>
    public static RandomLanes Named(ulong seed, int replication, string stage, string purpose, int part = 0)
    {
        var hash = Mix(seed + 0x9E3779B97F4A7C15);
        hash = Mix(hash ^ (uint)replication);
        hash = Absorb(hash, stage);
        hash = Absorb(hash, purpose);
        return new RandomLanes(Mix(hash ^ (uint)part));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<ulong> Next()
    {
        var sum = _a + _d;
        var result = (sum << 23 | sum >>> 41) + _a;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = _d << 45 | _d >>> 19;
        return result;
    }

    /// <summary>Uniform in (0, 1): the middles of 2⁵² equal parts, never an end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> NextUniform() => ToUniform(Next());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ToUniform(Vector512<ulong> bits) =>
        ((bits >>> 12) | Vector512.Create(0x3FF0000000000000UL)).AsDouble() - Vector512.Create(1 - 1.1102230246251565e-16);

    private static ulong Absorb(ulong hash, string text)
    {
        foreach (var character in text)
        {
            hash = Mix(hash ^ character) + 0x9E3779B97F4A7C15;
        }

        return Mix(hash ^ (ulong)text.Length << 32);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
