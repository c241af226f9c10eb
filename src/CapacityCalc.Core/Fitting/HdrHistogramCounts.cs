using System.Buffers.Binary;
using System.Collections.Immutable;

namespace CapacityCalc.Core.Fitting;

/// <summary>Reads the counts of an HdrHistogram in its V2 encoding, decompressed.</summary>
/// <remarks>Source: G. Tene, HdrHistogram 2, <c>AbstractHistogram.decodeFromByteBuffer</c> and <c>valueFromIndex</c>; <c>ZigZagEncoding</c>: LEB128 of at most nine bytes, of which the ninth is whole.</remarks>
public static class HdrHistogramCounts
{
    private const int HeaderBytes = 40;
    private const int CookieBase = 0x1c849303;
    private const int CookieMask = ~0xf0;
    private const int MostDigits = 5;
    private const int BitsOfAValue = 63;

    /// <summary>Values, in the histogram's own unit, in the middle of what it cannot tell apart; null where the bytes are no such histogram.</summary>
    public static ImmutableArray<(double Value, long Count)>? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || (BinaryPrimitives.ReadInt32BigEndian(bytes) & CookieMask) != CookieBase)
        {
            return null;
        }

        var (length, offset, digits) = (BinaryPrimitives.ReadInt32BigEndian(bytes[4..]), BinaryPrimitives.ReadInt32BigEndian(bytes[8..]), BinaryPrimitives.ReadInt32BigEndian(bytes[12..]));
        var lowest = BinaryPrimitives.ReadInt64BigEndian(bytes[16..]);
        if (offset != 0 || digits is < 0 or > MostDigits || lowest < 1 || length < 0 || length > bytes.Length - HeaderBytes)
        {
            return null;
        }

        var layout = new Layout(digits, lowest);
        var rest = bytes.Slice(HeaderBytes, length);
        var counts = ImmutableArray.CreateBuilder<(double, long)>();
        var index = 0L;
        while (!rest.IsEmpty)
        {
            if (!TryRead(ref rest, out var count) || count == long.MinValue)
            {
                return null;
            }

            if (count < 0)
            {
                index -= count;
            }
            else if (count > 0)
            {
                if (layout.Middle(index) is not { } value)
                {
                    return null;
                }

                counts.Add((value, count));
                index++;
            }
            else
            {
                index++;
            }

            if (index is < 0 or > int.MaxValue)
            {
                return null;
            }
        }

        return counts.ToImmutable();
    }

    /// <summary>A zigzag number: the sign in its lowest bit.</summary>
    private static bool TryRead(ref ReadOnlySpan<byte> bytes, out long value)
    {
        const int LastByte = 8;
        var bits = 0UL;
        value = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            bits |= (at == LastByte ? bytes[at] : bytes[at] & 0x7FUL) << (7 * at);
            if (at == LastByte || bytes[at] < 0x80)
            {
                value = (long)(bits >> 1) ^ -(long)(bits & 1);
                bytes = bytes[(at + 1)..];
                return true;
            }
        }

        return false;
    }

    /// <summary>Buckets that double in size, each of so many equal parts that the digits are kept.</summary>
    private readonly struct Layout(int digits, long lowest)
    {
        private readonly int _unit = 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)lowest);
        private readonly int _half = Math.Max(1, (int)Math.Ceiling(Math.Log2(2 * Math.Pow(10, digits)))) - 1;

        /// <summary>Null where the value would have more bits than there are.</summary>
        public double? Middle(long index)
        {
            var bucket = (int)(index >> _half) - 1;
            var part = (index & ((1L << _half) - 1)) + (1L << _half);
            if (bucket < 0)
            {
                part -= 1L << _half;
                bucket = 0;
            }

            if (bucket + _unit + _half >= BitsOfAValue)
            {
                return null;
            }

            var size = 1L << (bucket + _unit);
            return (part * size) + (size / 2);
        }
    }
}
