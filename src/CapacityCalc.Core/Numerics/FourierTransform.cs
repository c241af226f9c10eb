using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CapacityCalc.Core.Numerics;

/// <summary>Fast Fourier transform of a fixed size that leaves its spectrum in bit-reversed order.</summary>
/// <remarks>
/// Convolutions multiply spectra point by point, so the order does not matter and no permutation is paid for. In that order the
/// frequency −k stands at <see cref="Mirror"/> of where k stands. Radix 2, decimation in frequency forwards and in time backwards, on
/// separate
/// real and imaginary arrays. Error of order 1e-16 × log₂ size.
/// </remarks>
internal sealed class FourierTransform
{
    private readonly int size;

    /// <summary>e^(−2πij/length) for j &lt; length/2, one run for every length 2, 4, …; the run of a length starts at length/2 −
    /// 1.</summary>
    private readonly double[] cosines;
    private readonly double[] sines;

    /// <param name="size">A power of two, at least 8.</param>
    public FourierTransform(int size)
    {
        this.size = size;
        cosines = new double[size - 1];
        sines = new double[size - 1];
        for (var half = size / 2; half >= 1; half /= 2)
        {
            for (var j = 0; j < half; j++)
            {
                // Shorter runs are every other entry of the next longer one.
                (cosines[half - 1 + j], sines[half - 1 + j]) = half == size / 2
                    ? (Math.Cos(-Math.PI * j / half), Math.Sin(-Math.PI * j / half))
                    : (cosines[2 * half - 1 + 2 * j], sines[2 * half - 1 + 2 * j]);
            }
        }
    }

    /// <summary>Where frequency −k stands if k stands at <paramref name="position"/>: blocks [2ᵐ, 2ᵐ⁺¹) are reversed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Mirror(int position) =>
        position < 2 ? position : (3 << BitOperations.Log2((uint)position)) - 1 - position;

    public void Forward(Span<double> real, Span<double> imaginary)
    {
        for (var half = size / 2; half >= 4; half /= 2)
        {
            var c = cosines.AsSpan(half - 1, half);
            var s = sines.AsSpan(half - 1, half);
            for (var start = 0; start < size; start += 2 * half)
            {
                Split(real.Slice(start, half), imaginary.Slice(start, half), real.Slice(start + half, half), imaginary.Slice(start + half, half), c, s);
            }
        }

        // The last two stages have only trivial factors, 1 and −i.
        for (var i = 0; i + 3 < real.Length && i + 3 < imaginary.Length; i += 4)
        {
            double sumR = real[i] + real[i + 2], differenceR = real[i] - real[i + 2];
            double sumI = imaginary[i] + imaginary[i + 2], differenceI = imaginary[i] - imaginary[i + 2];
            double oddSumR = real[i + 1] + real[i + 3], oddDifferenceR = real[i + 1] - real[i + 3];
            double oddSumI = imaginary[i + 1] + imaginary[i + 3], oddDifferenceI = imaginary[i + 1] - imaginary[i + 3];
            (real[i], imaginary[i]) = (sumR + oddSumR, sumI + oddSumI);
            (real[i + 1], imaginary[i + 1]) = (sumR - oddSumR, sumI - oddSumI);
            (real[i + 2], imaginary[i + 2]) = (differenceR + oddDifferenceI, differenceI - oddDifferenceR);
            (real[i + 3], imaginary[i + 3]) = (differenceR - oddDifferenceI, differenceI + oddDifferenceR);
        }
    }

    /// <summary>The inverse of <see cref="Forward"/>, times the size.</summary>
    public void Backward(Span<double> real, Span<double> imaginary)
    {
        for (var i = 0; i + 3 < real.Length && i + 3 < imaginary.Length; i += 4)
        {
            double sumR = real[i] + real[i + 1], differenceR = real[i] - real[i + 1];
            double sumI = imaginary[i] + imaginary[i + 1], differenceI = imaginary[i] - imaginary[i + 1];
            double upperSumR = real[i + 2] + real[i + 3], upperDifferenceR = real[i + 2] - real[i + 3];
            double upperSumI = imaginary[i + 2] + imaginary[i + 3], upperDifferenceI = imaginary[i + 2] - imaginary[i + 3];
            (real[i], imaginary[i]) = (sumR + upperSumR, sumI + upperSumI);
            (real[i + 2], imaginary[i + 2]) = (sumR - upperSumR, sumI - upperSumI);
            (real[i + 1], imaginary[i + 1]) = (differenceR - upperDifferenceI, differenceI + upperDifferenceR);
            (real[i + 3], imaginary[i + 3]) = (differenceR + upperDifferenceI, differenceI - upperDifferenceR);
        }

        for (var half = 4; half < size; half *= 2)
        {
            var c = cosines.AsSpan(half - 1, half);
            var s = sines.AsSpan(half - 1, half);
            for (var start = 0; start < size; start += 2 * half)
            {
                Join(real.Slice(start, half), imaginary.Slice(start, half), real.Slice(start + half, half), imaginary.Slice(start + half, half), c, s);
            }
        }
    }

    /// <summary>(a, b) ← (a + b, (a − b) w).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(Span<double> ar, Span<double> ai, Span<double> br, Span<double> bi, ReadOnlySpan<double> c, ReadOnlySpan<double> s)
    {
        var j = 0;
        if (ar.Length >= Vector<double>.Count)
        {
            ref var ar0 = ref MemoryMarshal.GetReference(ar);
            ref var ai0 = ref MemoryMarshal.GetReference(ai);
            ref var br0 = ref MemoryMarshal.GetReference(br);
            ref var bi0 = ref MemoryMarshal.GetReference(bi);
            ref var c0 = ref MemoryMarshal.GetReference(c);
            ref var s0 = ref MemoryMarshal.GetReference(s);
            for (; j <= ar.Length - Vector<double>.Count; j += Vector<double>.Count)
            {
                var i = (nuint)j;
                var xr = Vector.LoadUnsafe(ref ar0, i);
                var xi = Vector.LoadUnsafe(ref ai0, i);
                var yr = Vector.LoadUnsafe(ref br0, i);
                var yi = Vector.LoadUnsafe(ref bi0, i);
                var wr = Vector.LoadUnsafe(ref c0, i);
                var wi = Vector.LoadUnsafe(ref s0, i);
                var dr = xr - yr;
                var di = xi - yi;
                (xr + yr).StoreUnsafe(ref ar0, i);
                (xi + yi).StoreUnsafe(ref ai0, i);
                (dr * wr - di * wi).StoreUnsafe(ref br0, i);
                (dr * wi + di * wr).StoreUnsafe(ref bi0, i);
            }
        }

        for (; j < ar.Length; j++)
        {
            var dr = ar[j] - br[j];
            var di = ai[j] - bi[j];
            ar[j] += br[j];
            ai[j] += bi[j];
            br[j] = dr * c[j] - di * s[j];
            bi[j] = dr * s[j] + di * c[j];
        }
    }

    /// <summary>(a, b) ← (a + b w̄, a − b w̄).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Join(Span<double> ar, Span<double> ai, Span<double> br, Span<double> bi, ReadOnlySpan<double> c, ReadOnlySpan<double> s)
    {
        var j = 0;
        if (ar.Length >= Vector<double>.Count)
        {
            ref var ar0 = ref MemoryMarshal.GetReference(ar);
            ref var ai0 = ref MemoryMarshal.GetReference(ai);
            ref var br0 = ref MemoryMarshal.GetReference(br);
            ref var bi0 = ref MemoryMarshal.GetReference(bi);
            ref var c0 = ref MemoryMarshal.GetReference(c);
            ref var s0 = ref MemoryMarshal.GetReference(s);
            for (; j <= ar.Length - Vector<double>.Count; j += Vector<double>.Count)
            {
                var i = (nuint)j;
                var yr = Vector.LoadUnsafe(ref br0, i);
                var yi = Vector.LoadUnsafe(ref bi0, i);
                var wr = Vector.LoadUnsafe(ref c0, i);
                var wi = Vector.LoadUnsafe(ref s0, i);
                var xr = Vector.LoadUnsafe(ref ar0, i);
                var xi = Vector.LoadUnsafe(ref ai0, i);
                var tr = yr * wr + yi * wi;
                var ti = yi * wr - yr * wi;
                (xr + tr).StoreUnsafe(ref ar0, i);
                (xi + ti).StoreUnsafe(ref ai0, i);
                (xr - tr).StoreUnsafe(ref br0, i);
                (xi - ti).StoreUnsafe(ref bi0, i);
            }
        }

        for (; j < ar.Length; j++)
        {
            var tr = br[j] * c[j] + bi[j] * s[j];
            var ti = bi[j] * c[j] - br[j] * s[j];
            br[j] = ar[j] - tr;
            bi[j] = ai[j] - ti;
            ar[j] += tr;
            ai[j] += ti;
        }
    }
}
