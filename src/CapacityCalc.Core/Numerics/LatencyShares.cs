using System.Buffers;
using System.Collections.Immutable;

namespace CapacityCalc.Core.Numerics;

/// <summary>What each part of a series contributes to its latency.</summary>
public static class LatencyShares
{
    /// <summary>Mass that a window must hold before its average counts; far above the transform's rounding.</summary>
    private const double LeastMass = 1e-9;

    /// <summary>E[Xᵢ | X₁ + … + X_k = t] for independent parts.</summary>
    /// <param name="t">Seconds; ≥ 0, finite. Values that the sum cannot take are answered from the nearest ones it can.</param>
    /// <param name="parts">At least one.</param>
    /// <returns>Seconds, ≥ 0, in the order of the parts; they add up to t.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="t"/> is negative or not finite, or there are no parts.</exception>
    /// <remarks>
    /// The masses of x fᵢ(x) are convolved with the other parts on the lattice of <see cref="Convolution"/> whose horizon just holds t,
    /// and averaged
    /// over the two steps around t, or as many as it takes where the sum is lumpy. Error about one step, t/100 at most, before the shares
    /// are
    /// scaled to add up. Source: D. Tasche (1999), "Risk contributions and performance measurement" (Euler allocation of a quantile).
    /// </remarks>
    public static ImmutableArray<double> At(double t, params ReadOnlySpan<LatencyDistribution> parts)
    {
        Check.NonNegative(t, nameof(t));
        Check.AtLeast(1, parts.Length, nameof(parts));
        var shares = new double[parts.Length];
        var random = new List<LatticePart>();
        var places = new List<int>();
        double offset = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].ConstantValue is { } value)
            {
                shares[i] = value;
            }
            else
            {
                var part = new LatticePart(parts[i]);
                shares[i] = part.Low;
                random.Add(part);
                places.Add(i);
            }

            offset += shares[i];
        }

        if (t > offset && random.Count > 0)
        {
            var above = random.Count == 1 ? [t - offset] : AboveLeast(random, t - offset);
            for (var i = 0; i < above.Length; i++)
            {
                shares[places[i]] += above[i];
            }
        }

        return [.. Rescale(shares, t)];
    }

    private static double[] Rescale(double[] shares, double total)
    {
        var sum = shares.Sum();
        return [.. shares.Select(s => sum > 0 ? s * (total / sum) : total / shares.Length)];
    }

    /// <summary>The parts' shares of what the sum is above its least value.</summary>
    private static double[] AboveLeast(List<LatticePart> parts, double x)
    {
        var steps = Convolution.Steps(parts);
        var step = steps[^1];
        foreach (var candidate in steps)
        {
            if (x < candidate * (Lattice.Points - 2))
            {
                step = candidate;
                break;
            }
        }

        const int Size = Convolution.TransformSize;
        var buffer = ArrayPool<double>.Shared.Rent((4 * parts.Count + 4) * Size);
        var lost = new double[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            lost[i] = Spectra(parts[i], step, Block(buffer, 4 * i), Block(buffer, 4 * i + 1), Block(buffer, 4 * i + 2), Block(buffer, 4 * i + 3));
        }

        // One transform carries the sum's own masses and those weighted with one part.
        var result = new double[parts.Count];
        var at = Math.Min(x / step, Lattice.Points - 1);
        for (var i = 0; i < parts.Count; i++)
        {
            var real = Block(buffer, 4 * parts.Count);
            var imaginary = Block(buffer, 4 * parts.Count + 1);
            Product(buffer, parts.Count, i, real, imaginary, Block(buffer, 4 * parts.Count + 2), Block(buffer, 4 * parts.Count + 3));
            Convolution.Transform.Backward(real, imaginary);
            Convolution.Undamp(real);
            Convolution.Undamp(imaginary);
            result[i] = Average(real, imaginary, at, 1.0 / Size) * step + lost[i];
        }

        ArrayPool<double>.Shared.Return(buffer);
        return Rescale([.. result.Select(r => Math.Max(0, r))], x);
    }

    private static Span<double> Block(double[] buffer, int index) =>
        buffer.AsSpan(index * Convolution.TransformSize, Convolution.TransformSize);

    /// <summary>The spectra F of a part's masses and G of its masses times their place, in steps.</summary>
    private static double Spectra(LatticePart part, double step, Span<double> fr, Span<double> fi, Span<double> gr, Span<double> gi)
    {
        fr.Clear();
        fi.Clear();
        var lost = part.Discretise(step, fr[..Lattice.Points]);
        Convolution.Damp(fr);
        for (var j = 0; j < Lattice.Points; j++)
        {
            fi[j] = j * fr[j];
        }

        Convolution.Transform.Forward(fr, fi);
        for (var k = 0; k < fr.Length; k++)
        {
            var m = FourierTransform.Mirror(k);
            (gr[k], gi[k]) = ((fi[k] + fi[m]) / 2, (fr[m] - fr[k]) / 2);
        }

        for (var k = 0; k < fr.Length; k++)
        {
            var m = FourierTransform.Mirror(k);
            if (m >= k)
            {
                double r = (fr[k] + fr[m]) / 2, i = (fi[k] - fi[m]) / 2;
                (fr[k], fi[k], fr[m], fi[m]) = (r, i, r, m == k ? i : -i);
            }
        }

        return lost;
    }

    /// <summary>The spectrum of (the sum's masses) + i (those weighted with one part).</summary>
    private static void Product(double[] buffer, int count, int weighted, Span<double> real, Span<double> imaginary, Span<double> wr, Span<double> wi)
    {
        Block(buffer, 4 * weighted).CopyTo(real);
        Block(buffer, 4 * weighted + 1).CopyTo(imaginary);
        Block(buffer, 4 * weighted + 2).CopyTo(wr);
        Block(buffer, 4 * weighted + 3).CopyTo(wi);
        for (var k = 0; k < count; k++)
        {
            if (k != weighted)
            {
                Spectrum.Multiply(real, imaginary, Block(buffer, 4 * k), Block(buffer, 4 * k + 1));
                Spectrum.Multiply(wr, wi, Block(buffer, 4 * k), Block(buffer, 4 * k + 1));
            }
        }

        for (var k = 0; k < real.Length; k++)
        {
            real[k] -= wi[k];
            imaginary[k] += wr[k];
        }
    }

    /// <summary>The weighted masses ÷ the masses, over a triangular window that widens until it holds enough.</summary>
    private static double Average(ReadOnlySpan<double> masses, ReadOnlySpan<double> weighted, double at, double factor)
    {
        for (var width = 1.5; ; width *= 2)
        {
            double sum = 0, moment = 0;
            for (var j = (int)Math.Max(0, Math.Ceiling(at - width)); j < Math.Min(Lattice.Points, at + width); j++)
            {
                var weight = 1 - Math.Abs(j - at) / width;
                sum += weight * masses[j];
                moment += weight * weighted[j];
            }

            if (sum * factor > LeastMass || width > 2 * Lattice.Points)
            {
                return sum > 0 ? moment / sum : 0;
            }
        }
    }
}
