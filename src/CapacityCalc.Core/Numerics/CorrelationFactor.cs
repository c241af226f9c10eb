namespace CapacityCalc.Core.Numerics;

/// <summary>Makes independent uniform numbers vary together: the Cholesky factor of their correlation matrix.</summary>
/// <remarks>z = L Φ⁻¹(u), u′ = Φ(z), with R = L Lᵀ: the normal (Gaussian) copula. Source: M. Cario, B. Nelson (1997), "Modeling and generating random vectors with arbitrary marginal distributions and correlation matrix".</remarks>
internal sealed class CorrelationFactor
{
    /// <summary>A pivot within this of 0 is 0: the rounding of a matrix that says that some inputs determine another, whose entries have about ten digits.</summary>
    public const double Tolerance = 1e-10;

    /// <summary>Keeps Φ of a far normal inside (0, 1).</summary>
    private const double Least = 1e-17;

    private readonly double[,] lower;

    private CorrelationFactor(double[,] lower) => this.lower = lower;

    public int Size => lower.GetLength(0);

    /// <param name="matrix">Symmetric, 1 on the diagonal.</param>
    /// <returns>Null where the matrix is indefinite: nothing can vary together so.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The matrix is not square.</exception>
    public static CorrelationFactor? Of(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        if (matrix.GetLength(1) != size)
        {
            throw new ArgumentOutOfRangeException(nameof(matrix), matrix.GetLength(1), $"The matrix must have {size} columns.");
        }

        var lower = new double[size, size];
        for (var j = 0; j < size; j++)
        {
            var pivot = Rest(matrix, lower, j, j);
            if (!(pivot >= -Tolerance))
            {
                return null;
            }

            lower[j, j] = pivot > Tolerance ? Math.Sqrt(pivot) : 0;
            for (var i = j + 1; i < size; i++)
            {
                var rest = Rest(matrix, lower, i, j);
                if (lower[j, j] > 0)
                {
                    lower[i, j] = rest / lower[j, j];
                }
                else if (!(Math.Abs(rest) <= Math.Sqrt(Tolerance)))
                {
                    // In a semidefinite matrix an entry is at most the root of its two pivots' product.
                    return null;
                }
            }
        }

        return new CorrelationFactor(lower);
    }

    /// <summary>Columns that vary together, of columns that do not.</summary>
    /// <param name="columns">Uniform in (0, 1), one per row of the matrix, of one length.</param>
    /// <returns>Uniform in (0, 1); the very column where nothing before it is correlated with it.</returns>
    public double[][] Apply(double[][] columns)
    {
        Check.AtLeast(Size, columns.Length, nameof(columns));
        var result = (double[][])columns.Clone();
        var normals = new double[Size][];
        for (var i = 0; i < Size; i++)
        {
            if (!IsAlone(i))
            {
                result[i] = Mix(columns, normals, i);
            }
        }

        return result;
    }

    /// <summary>What the columns of the factor before leave of an entry.</summary>
    private static double Rest(double[,] matrix, double[,] lower, int i, int j)
    {
        var rest = matrix[i, j];
        for (var k = 0; k < j; k++)
        {
            rest -= lower[i, k] * lower[j, k];
        }

        return rest;
    }

    private bool IsAlone(int row)
    {
        for (var j = 0; j < row; j++)
        {
            if (Math.Abs(lower[row, j]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private double[] Mix(double[][] columns, double[][] normals, int row)
    {
        var mixed = new double[columns[row].Length];
        for (var j = 0; j <= row; j++)
        {
            if (Math.Abs(lower[row, j]) > 0)
            {
                normals[j] ??= Array.ConvertAll(columns[j], StandardNormal.Quantile);
                LinearSystem.AddScaled(mixed, normals[j], lower[row, j]);
            }
        }

        for (var w = 0; w < mixed.Length; w++)
        {
            mixed[w] = Math.Clamp(StandardNormal.Cdf(mixed[w]), Least, Math.BitDecrement(1.0));
        }

        return mixed;
    }
}
