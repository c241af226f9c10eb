using System.Buffers;
using System.Collections.Immutable;

namespace CapacityCalc.Core.Numerics;

/// <summary>The distribution of a sum of independent latencies.</summary>
/// <remarks>
/// Constants only move the offset. Each random part is rounded to the nearest point of a lattice, the parts' masses are convolved by a
/// padded
/// Fourier transform, and the result is read between the points, which is accurate to the second order of the step: about
/// (step/latency)²/12. What rounding takes from the mean of a part much narrower than the step goes back in as a shift.
/// The coarsest level reaches past the 1 − 1e-10 point; eight times finer ones follow until the step is at most 1/20 of the median.
/// </remarks>
internal static class Convolution
{
    internal const int TransformSize = 2 * Lattice.Points;

    /// <summary>The finest step ÷ the least median that the sum can have.</summary>
    private const double FinestStep = 1.0 / 20;

    private const int MaxLevels = 12;

    private const double UpperQuarter = 0.25;

    /// <summary>A part that spans less of the sum than this is a constant in it.</summary>
    private const double NegligibleSpan = 1e-9;

    /// <summary>A part that comes with this probability within 70% of its upper end, from its mean on, has no tail but an end.</summary>
    private const double OftenReached = 1e-3;
    private const double BoundedReach = 0.7;

    /// <summary>The damping of a lattice's last point, as an exponent: what wraps around a transform loses twice as much, 2e-9 of it is
    /// left,
    /// while the transform's rounding error grows to 2e-12.</summary>
    private const double Damping = 10;

    /// <summary>e^(−Damping j/Points).</summary>
    private static readonly double[] Damped = [.. Enumerable.Range(0, Lattice.Points + 1).Select(j => Math.Exp(-Damping * j / Lattice.Points))];

    internal static FourierTransform Transform { get; } = new(TransformSize);

    public static LatencyDistribution Sum(ReadOnlySpan<LatencyDistribution> parts)
    {
        double constant = 0;
        var random = ImmutableArray.CreateBuilder<LatencyDistribution>(parts.Length);
        foreach (var part in parts)
        {
            constant += Flatten(part, random);
        }

        return random.Count switch
        {
            0 => LatencyDistribution.Constant(constant),
            1 => random[0].Shift(constant),
            _ => new SeriesLatency(random.ToImmutable(), constant),
        };
    }

    /// <summary>Adds the random parts of a part to a list.</summary>
    /// <returns>The constant that is left, in seconds.</returns>
    private static double Flatten(LatencyDistribution part, ImmutableArray<LatencyDistribution>.Builder random)
    {
        if (part.ConstantValue is { } value)
        {
            return value;
        }

        var (core, shift) = part is AffineLatency affine ? affine.Split() : (part, 0);
        if (core is SeriesLatency series)
        {
            random.AddRange(series.Parts);
            return shift + series.FixedSeconds;
        }

        random.Add(core);
        return shift;
    }

    /// <summary>The lattice of a sum of random parts, above a constant.</summary>
    internal static Lattice OnLattice(ImmutableArray<LatencyDistribution> latencies, double constant)
    {
        double span = 0;
        var parts = new List<LatticePart>(latencies.Length);
        foreach (var latency in latencies)
        {
            parts.Add(new LatticePart(latency));
            span = Math.Max(span, parts[^1].Span);
        }

        for (var i = parts.Count - 1; i >= 0; i--)
        {
            if (parts[i].Span <= NegligibleSpan * span)
            {
                constant += parts[i].Latency.Mean;
                parts.RemoveAt(i);
            }
        }

        return parts.Count > 0 ? OnLattice(parts, constant) : Lattice.Point(constant);
    }

    /// <summary>Steps of the levels that a sum of these parts needs, finest first.</summary>
    internal static double[] Steps(List<LatticePart> parts)
    {
        double spans = 0, squares = 0, means = 0, ends = 0, median = 0, conditional = double.PositiveInfinity;
        foreach (var part in parts)
        {
            var mean = part.Latency.RoughQuantile(UpperQuarter) - part.Low;
            spans += part.Span;
            means += mean;
            if (part.Latency.RoughQuantile(OftenReached) - part.Low - mean > BoundedReach * (part.Span - mean))
            {
                ends += part.Span - mean;
            }
            else
            {
                squares += part.Span * part.Span;
            }

            // A part that is often at its least value says nothing of the sum's median; then the scale beyond that atom counts.
            if (part.Atom < 0.25)
            {
                median = Math.Max(median, part.Latency.RoughQuantile(0.5) - part.Low);
            }
            else
            {
                conditional = Math.Min(conditional, part.Latency.RoughQuantile(0.5 * (1 - part.Atom)) - part.Low);
            }
        }

        // Rarely are several parts with long tails at their upper ends at once: beyond the means, for which the upper quartiles stand,
        // their spans add like standard deviations. Parts that end abruptly may well be.
        var horizon = Math.Min(spans, means + ends + Math.Sqrt(squares));
        return Steps(horizon, median > 0 ? median : conditional);
    }

    internal static double[] Steps(double horizon, double median)
    {
        var step = horizon / (Lattice.Points - 2);
        var levels = 1;
        for (var s = step; s > median * FinestStep && levels < MaxLevels; s /= Lattice.Ratio)
        {
            levels++;
        }

        var steps = new double[levels];
        for (var i = levels - 1; i >= 0; i--)
        {
            steps[i] = step;
            step /= Lattice.Ratio;
        }

        return steps;
    }

    /// <summary>Running sums of masses, kept within [least, 1] and rising.</summary>
    /// <param name="excess">By how many uniform variables of one step's width the masses are too spread out.</param>
    /// <remarks>Rounding adds to every random part a variable that is uniform over a step, and reading the sums half a step further takes
    /// one of
    /// them back. The rest, a variance of step²/12 each, is undone where the density is smooth: F ← F − excess/24 Δ²F.</remarks>
    internal static double[] Accumulate(ReadOnlySpan<double> masses, double least, double factor, double excess)
    {
        var values = new double[Lattice.Points];
        double sum = 0, highest = least;
        for (var j = 0; j < values.Length; j++)
        {
            double mass = masses[j] * factor, next = masses[j + 1] * factor;
            sum += mass;
            var bend = j > 0 && Math.Abs(next - mass) < 0.5 * (next + mass) ? excess / 24 * (next - mass) : 0;
            highest = Math.Min(1, Math.Max(highest, sum - bend));
            values[j] = highest;
        }

        return values;
    }

    /// <summary>Multiplies masses by a falling exponential, which convolution carries along, so that three parts or more, or a geometric
    /// number of them, do not wrap around the transform.</summary>
    internal static void Damp(Span<double> masses)
    {
        for (var j = 0; j < Lattice.Points; j++)
        {
            masses[j] *= Damped[j];
        }
    }

    /// <summary>Takes <see cref="Damp"/> back, one point past the lattice included.</summary>
    internal static void Undamp(Span<double> masses)
    {
        for (var j = 0; j <= Lattice.Points; j++)
        {
            masses[j] /= Damped[j];
        }
    }

    private static Lattice OnLattice(List<LatticePart> parts, double constant)
    {
        double offset = constant, atom = 1;
        foreach (var part in parts)
        {
            offset += part.Low;
            atom *= part.Atom;
        }

        var steps = Steps(parts);
        var levels = ImmutableArray.CreateBuilder<LatticeLevel>(steps.Length);
        var buffer = ArrayPool<double>.Shared.Rent(4 * TransformSize);
        foreach (var step in steps)
        {
            levels.Add(Level(parts, step, atom, buffer));
        }

        ArrayPool<double>.Shared.Return(buffer);
        return new Lattice(offset, atom, levels.MoveToImmutable());
    }

    private static LatticeLevel Level(List<LatticePart> parts, double step, double atom, Span<double> buffer)
    {
        var productReal = buffer[..TransformSize];
        var productImaginary = buffer.Slice(TransformSize, TransformSize);
        var real = buffer.Slice(2 * TransformSize, TransformSize);
        var imaginary = buffer.Slice(3 * TransformSize, TransformSize);
        double shift = 0, random = 0;
        for (var i = 0; i < parts.Count; i += 2)
        {
            // Two real sequences share one complex transform.
            var toReal = i == 0 ? productReal : real;
            var toImaginary = i == 0 ? productImaginary : imaginary;
            shift += parts[i].Discretise(step, toReal[..Lattice.Points]);
            toReal[Lattice.Points..].Clear();
            toImaginary.Clear();
            if (i + 1 < parts.Count)
            {
                shift += parts[i + 1].Discretise(step, toImaginary[..Lattice.Points]);
            }

            if (parts.Count > 2)
            {
                Damp(toReal);
                Damp(toImaginary);
            }

            Transform.Forward(toReal, toImaginary);
            if (i + 1 < parts.Count)
            {
                Spectrum.MultiplyPair(toReal, toImaginary);
            }

            if (i > 0)
            {
                Spectrum.Multiply(productReal, productImaginary, real, imaginary);
            }
        }

        foreach (var part in parts)
        {
            random += 1 - part.Atom;
        }

        Transform.Backward(productReal, productImaginary);
        if (parts.Count > 2)
        {
            Undamp(productReal);
        }

        return new LatticeLevel(step, shift, Accumulate(productReal, atom, 1.0 / TransformSize, random - (1 - atom)));
    }
}
