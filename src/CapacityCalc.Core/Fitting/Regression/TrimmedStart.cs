using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting.Regression;

/// <summary>Where a robust regression begins: the curve to which the better half of the measurements is nearest.</summary>
/// <remarks>Curves through the smallest subsets that determine one, all of them or a seeded draw, and the one through all rows; the best by the sum of the smaller half of the squared
/// residuals is refitted to that half until it settles. Source: P. J. Rousseeuw, K. Van Driessen (2006), "Computing LTS regression for large data sets".</remarks>
internal static class TrimmedStart
{
    // Even where two fifths of the rows are wrong, a fifth of the subsets of three is right: that none of these is has a probability below 1e-14.
    private const int MostSubsets = 150;
    private const int MostRows = 2000;
    private const int MostRefits = 20;

    public static double[]? Of(Curve curve, double[] measured, ErrorModel errors, Estimator estimator)
    {
        var all = Enumerable.Range(0, measured.Length).ToArray();
        var whole = curve.Through(all, measured);
        if (estimator == Estimator.LeastSquares)
        {
            return whole;
        }

        var stride = ((measured.Length - 1) / MostRows) + 1;
        var rows = all.Where(row => row % stride == 0).ToArray();
        var half = (rows.Length + curve.Parameters + 1) / 2;
        var residuals = new double[rows.Length];
        double[]? best = null;
        var least = double.PositiveInfinity;
        void Try(double[]? candidate)
        {
            if (candidate is not null && Half(candidate) is var sum && sum < least)
            {
                (best, least) = (candidate, sum);
            }
        }

        double Half(double[] candidate) => Residuals(curve, measured, errors, rows, candidate, residuals) ? SmallestSum((double[])residuals.Clone(), half) : double.PositiveInfinity;

        Try(whole);
        foreach (var subset in Subsets(rows, curve.Parameters))
        {
            Try(curve.Through(subset, measured));
        }

        for (var refit = 0; refit < MostRefits && best is not null && least > 0; refit++)
        {
            Residuals(curve, measured, errors, rows, best, residuals);
            var nearest = (int[])rows.Clone();
            Array.Sort((double[])residuals.Clone(), nearest);
            var before = least;
            Try(curve.Through(nearest.AsSpan(0, half), measured));
            if (!(least < before))
            {
                break;
            }
        }

        return best ?? whole;
    }

    /// <summary>Squared; false where the curve does not exist at some row.</summary>
    private static bool Residuals(Curve curve, double[] measured, ErrorModel errors, int[] rows, double[] parameters, double[] into)
    {
        for (var index = 0; index < rows.Length; index++)
        {
            var fitted = curve.At(rows[index], parameters);
            var residual = measured[rows[index]] - fitted;
            if (errors == ErrorModel.Proportional)
            {
                // Above the curve by its value is as far as below it to nothing, so that a curve far too high is no refuge.
                residual = fitted > 0 ? Math.Log(measured[rows[index]] / fitted) : double.NaN;
            }

            if (!double.IsFinite(residual))
            {
                return false;
            }

            into[index] = residual * residual;
        }

        return true;
    }

    private static double SmallestSum(double[] values, int count)
    {
        Array.Sort(values);
        var sum = 0.0;
        for (var index = 0; index < count; index++)
        {
            sum += values[index];
        }

        return sum;
    }

    private static IEnumerable<int[]> Subsets(int[] rows, int size)
    {
        if (Choose(rows.Length, size) <= MostSubsets)
        {
            return All(rows, size, 0);
        }

        return Drawn(rows, size);
    }

    private static IEnumerable<int[]> All(int[] rows, int size, int from)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = from; first <= rows.Length - size; first++)
        {
            foreach (var rest in All(rows, size - 1, first + 1))
            {
                yield return [rows[first], .. rest];
            }
        }
    }

    private static IEnumerable<int[]> Drawn(int[] rows, int size)
    {
        var bits = KeyedBits.Named(1, rows.Length, "regression", "subsets");
        for (var draw = 0; draw < MostSubsets; draw++)
        {
            var subset = new int[size];
            for (var index = 0; index < size; index++)
            {
                do
                {
                    subset[index] = rows[(int)(bits.Next() % (ulong)rows.Length)];
                }
                while (subset.AsSpan(0, index).Contains(subset[index]));
            }

            yield return subset;
        }
    }

    private static double Choose(int count, int size)
    {
        var ways = 1.0;
        for (var index = 0; index < size; index++)
        {
            ways *= (count - index) / (index + 1.0);
        }

        return ways;
    }
}
