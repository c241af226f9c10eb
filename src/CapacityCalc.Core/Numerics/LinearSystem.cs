using System.Numerics;
using System.Runtime.InteropServices;

namespace CapacityCalc.Core.Numerics;

/// <summary>Dense linear equations with several right-hand sides.</summary>
internal static class LinearSystem
{
    /// <summary>Solves A X = B in place by Gaussian elimination with row pivoting.</summary>
    /// <param name="rows">Rows of [A | B], each of <paramref name="width"/> values; B is replaced by X.</param>
    /// <param name="count">Equations.</param>
    /// <param name="width">Values of a row; more than <paramref name="count"/>.</param>
    /// <returns>False where A is singular to working precision.</returns>
    public static bool Solve(Span<double> rows, int count, int width)
    {
        for (var pivot = 0; pivot < count; pivot++)
        {
            var row = rows.Slice(pivot * width, width);
            var best = pivot;
            for (var i = pivot + 1; i < count; i++)
            {
                best = Math.Abs(rows[i * width + pivot]) > Math.Abs(rows[best * width + pivot]) ? i : best;
            }

            if (best != pivot)
            {
                Swap(row[pivot..], rows.Slice(best * width + pivot, width - pivot));
            }

            if (!(Math.Abs(row[pivot]) > 0))
            {
                return false;
            }

            for (var i = pivot + 1; i < count; i++)
            {
                var factor = rows[i * width + pivot] / row[pivot];
                if (Math.Abs(factor) > 0)
                {
                    AddScaled(rows.Slice(i * width + pivot + 1, width - pivot - 1), row[(pivot + 1)..], -factor);
                }
            }
        }

        for (var pivot = count - 1; pivot >= 0; pivot--)
        {
            var right = rows.Slice(pivot * width + count, width - count);
            for (var j = pivot + 1; j < count; j++)
            {
                AddScaled(right, rows.Slice(j * width + count, width - count), -rows[pivot * width + j]);
            }

            var inverse = 1 / rows[pivot * width + pivot];
            foreach (ref var value in right)
            {
                value *= inverse;
            }
        }

        return true;
    }

    /// <summary>target += factor × source.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var targets = MemoryMarshal.Cast<double, Vector<double>>(target);
        var sources = MemoryMarshal.Cast<double, Vector<double>>(source[..target.Length]);
        var factors = new Vector<double>(factor);
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] += factors * sources[i];
        }

        for (var i = targets.Length * Vector<double>.Count; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }

    private static void Swap(Span<double> first, Span<double> second)
    {
        for (var i = 0; i < first.Length; i++)
        {
            (first[i], second[i]) = (second[i], first[i]);
        }
    }
}
