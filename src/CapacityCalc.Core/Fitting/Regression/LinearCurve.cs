using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting.Regression;

/// <summary>A sum of parameters × columns.</summary>
/// <param name="columns">Of one length.</param>
internal sealed class LinearCurve(params double[][] columns) : Curve
{
    public override int Count => columns[0].Length;

    public override int Parameters => columns.Length;

    public override double At(int place, ReadOnlySpan<double> parameters)
    {
        var sum = 0.0;
        for (var index = 0; index < columns.Length; index++)
        {
            sum += parameters[index] * columns[index][place];
        }

        return sum;
    }

    public override void Gradient(int place, ReadOnlySpan<double> parameters, Span<double> into)
    {
        for (var index = 0; index < columns.Length; index++)
        {
            into[index] = columns[index][place];
        }
    }

    public override double[]? Through(ReadOnlySpan<int> places, double[] measured)
    {
        var rows = places.ToArray();
        return SmallLeastSquares.Solve([.. columns.Select(column => rows.Select(row => column[row]).ToArray())], [.. rows.Select(row => measured[row])]);
    }
}
