namespace CapacityCalc.Core.Numerics;

/// <summary>Random bits that a key names, the same on every machine.</summary>
/// <remarks>Source: splitmix64 (G. Steele, D. Lea, C. Flood 2014, "Fast splittable pseudorandom number generators").</remarks>
internal struct KeyedBits
{
    /// <summary>2⁶⁴ ÷ the golden ratio, made odd.</summary>
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state;

    private KeyedBits(ulong state) => this.state = state;

    /// <param name="part">Which of several alike.</param>
    /// <param name="name">What the bits are for.</param>
    /// <param name="purpose">Tells apart the uses of one name.</param>
    public static KeyedBits Named(ulong seed, int part, string name, string purpose)
    {
        var hash = Mix(Mix(seed + Step) ^ (uint)part);
        return new KeyedBits(Absorb(Absorb(hash, name), purpose));
    }

    public ulong Next() => Mix(state += Step);

    private static ulong Absorb(ulong hash, string text)
    {
        foreach (var character in text)
        {
            hash = Mix(hash ^ character) + Step;
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
