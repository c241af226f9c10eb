using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CapacityCalc.Core.Simulation;

/// <summary>Counts of times, in bins that are read off the bits of a double: 512 equal ones between each power of two and the next.</summary>
/// <remarks>A quantile is interpolated within its bin, whose width is at most 1/512 of it, and lies between the least and the largest time counted. Times below
/// 2⁻⁴⁰ s, about a picosecond, count as 0; those of 2⁴⁰ s or more as 2⁴⁰ s.</remarks>
internal sealed class LatencyHistogram
{
    private const int BitsOfBin = 9;
    private const int Shift = 52 - BitsOfBin;
    private const int LeastExponent = -40;
    private const int Octaves = 80;
    private const int BinsOfOctave = 1 << BitsOfBin;
    private const int Bins = (Octaves * BinsOfOctave) + 1;

    /// <summary>Bin 0 is for 0, and what comes before it in the bits.</summary>
    private const long Base = ((1023L + LeastExponent) << BitsOfBin) - 1;

    private readonly uint[] _counts = Cleared();
    private double _least = double.MaxValue;
    private double _largest;

    public long Count { get; private set; }

    public double Sum { get; private set; }

    public double Mean => Count > 0 ? Sum / Count : 0;

    /// <summary>Those counted that are no 0.</summary>
    public long Positive => Count - _counts[0];

    /// <summary>Hands its counts on to the next one that is made; it must not be used again.</summary>
    public void Release() => ArrayPool<uint>.Shared.Return(_counts);

    public void Record(ReadOnlySpan<double> times)
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        double least = _least, largest = _largest;
        foreach (var time in times)
        {
            Unsafe.Add(ref counts, BinOf(time))++;
            least = double.MinNative(least, time);
            largest = double.MaxNative(largest, time);
        }

        (_least, _largest) = (least, largest);
        Count += times.Length;
        Sum += VectorMath.Sum(times);
    }

    public void Record(double time) => Record(new ReadOnlySpan<double>(in time));

    /// <summary>Counts the other's times too; the order of merging does not matter to any quantile.</summary>
    public void Add(LatencyHistogram other)
    {
        if (other.Count == 0)
        {
            return;
        }

        var (first, end) = (BinOf(other._least), BinOf(other._largest) + 1);
        ReadOnlySpan<uint> from = other._counts.AsSpan(first..end);
        Span<uint> to = _counts.AsSpan(first..end);
        var width = Vector<uint>.Count;
        var index = 0;
        for (; index + width <= to.Length; index += width)
        {
            (new Vector<uint>(to[index..]) + new Vector<uint>(from[index..])).CopyTo(to[index..]);
        }

        for (; index < to.Length; index++)
        {
            to[index] += from[index];
        }

        _least = Math.Min(_least, other._least);
        _largest = Math.Max(_largest, other._largest);
        Count += other.Count;
        Sum += other.Sum;
    }

    /// <summary>The quantiles of the times; 0 where none is counted.</summary>
    /// <param name="probabilities">Rising, in [0, 1].</param>
    public void Quantiles(ReadOnlySpan<double> probabilities, Span<double> into)
    {
        var next = 0;
        double below = 0;
        for (var bin = Count > 0 ? BinOf(_least) : Bins; bin < Bins && next < probabilities.Length; bin++)
        {
            var held = _counts[bin];
            while (held > 0 && next < probabilities.Length && probabilities[next] * Count <= below + held)
            {
                var share = Math.Max(0, ((probabilities[next] * Count) - below) / held);
                into[next++] = Math.Clamp(Edge(bin) + ((UpperEdge(bin) - Edge(bin)) * share), _least, _largest);
            }

            below += held;
        }

        into[next..].Fill(_largest);
    }

    /// <summary>Share of the times that are at most so long; 0 where none is counted.</summary>
    public double ShareUpTo(double time)
    {
        double below = 0;
        for (var bin = 0; bin < Bins && Edge(bin) <= time; bin++)
        {
            var share = UpperEdge(bin) > Edge(bin) ? Math.Min(1, (time - Edge(bin)) / (UpperEdge(bin) - Edge(bin))) : 1;
            below += share * _counts[bin];
        }

        return time >= _largest ? 1 : time < _least ? 0 : below / Math.Max(1, Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BinOf(double time) => Math.Min(Math.Max((int)(BitConverter.DoubleToInt64Bits(time) >> Shift) - (int)Base, 0), Octaves * BinsOfOctave);

    private static uint[] Cleared()
    {
        var counts = ArrayPool<uint>.Shared.Rent(Bins);
        Array.Clear(counts, 0, Bins);
        return counts;
    }

    private static double UpperEdge(int bin) => bin == 0 ? 0 : Edge(bin + 1);

    /// <summary>The lower end of a bin.</summary>
    private static double Edge(int bin) => bin == 0 ? 0 : BitConverter.Int64BitsToDouble((bin + Base) << Shift);
}
