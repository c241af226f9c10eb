namespace CapacityCalc.Core.Numerics;

/// <summary>Least squares with a few unknowns.</summary>
internal static class SmallLeastSquares
{
    /// <summary>A column whose part across the others is smaller than this share of itself says nothing that they do not.</summary>
    private const double Independent = 1e-7;

    /// <summary>The x that minimises |A x − b|², by the modified Gram–Schmidt method.</summary>
    /// <param name="columns">Of A; each as long as <paramref name="right"/>.</param>
    /// <param name="right">b.</param>
    /// <returns>One value for each column; null where the columns depend on each other, or are more than the rows.</returns>
    /// <remarks>Source: Björck, "Numerical Methods for Least Squares Problems" (1996), section 2.4.</remarks>
    public static double[]? Solve(IReadOnlyList<double[]> columns, double[] right)
    {
        if (columns.Count > right.Length)
        {
            return null;
        }

        var basis = columns.Select(column => (double[])column.Clone()).ToArray();
        var rest = (double[])right.Clone();
        var upper = new double[basis.Length, basis.Length];
        var projections = new double[basis.Length];
        for (var index = 0; index < basis.Length; index++)
        {
            var norm = Math.Sqrt(Dot(basis[index], basis[index]));
            if (!(norm > Independent * Math.Sqrt(Dot(columns[index], columns[index]))))
            {
                return null;
            }

            Scale(basis[index], 1 / norm);
            upper[index, index] = norm;
            for (var later = index + 1; later < basis.Length; later++)
            {
                upper[index, later] = Subtract(basis[later], basis[index]);
            }

            projections[index] = Subtract(rest, basis[index]);
        }

        for (var index = basis.Length - 1; index >= 0; index--)
        {
            for (var later = index + 1; later < basis.Length; later++)
            {
                projections[index] -= upper[index, later] * projections[later];
            }

            projections[index] /= upper[index, index];
        }

        return projections;
    }

    /// <summary>Takes from a vector its part along a direction of length 1, and returns that part's length.</summary>
    private static double Subtract(double[] vector, double[] direction)
    {
        var along = Dot(vector, direction);
        for (var index = 0; index < vector.Length; index++)
        {
            vector[index] -= along * direction[index];
        }

        return along;
    }

    private static void Scale(double[] vector, double factor)
    {
        for (var index = 0; index < vector.Length; index++)
        {
            vector[index] *= factor;
        }
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }
}
