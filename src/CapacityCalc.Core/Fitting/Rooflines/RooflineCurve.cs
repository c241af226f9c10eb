using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>One roof of a roofline.</summary>
/// <param name="Seconds">Of each row at full efficiency.</param>
/// <param name="Inverse">1 ÷ efficiency where it is held; null where it is fitted.</param>
internal sealed record RoofColumn(double[] Seconds, double? Inverse);

/// <summary>Held seconds, parameters × columns, and the highest of the roofs: of each its seconds ÷ its efficiency.</summary>
/// <param name="columns">What is added to the roofs, in the order of the parameters; before those of the roofs that are fitted, which are inverse efficiencies.</param>
/// <param name="roofs">None, one or two.</param>
internal sealed class RooflineCurve(double[] held, double[][] columns, RoofColumn[] roofs) : Curve
{
    /// <summary>Places of the knee that are tried for a start.</summary>
    private const int MostKnees = 64;

    public override int Count => held.Length;

    public override int Parameters => columns.Length + roofs.Count(roof => roof.Inverse is null);

    public override double At(int place, ReadOnlySpan<double> parameters)
    {
        var sum = held[place];
        for (var index = 0; index < columns.Length; index++)
        {
            sum += parameters[index] * columns[index][place];
        }

        return sum + Highest(place, parameters).Seconds;
    }

    public override void Gradient(int place, ReadOnlySpan<double> parameters, Span<double> into)
    {
        into.Clear();
        for (var index = 0; index < columns.Length; index++)
        {
            into[index] = columns[index][place];
        }

        var (roof, _, parameter) = Highest(place, parameters);
        if (parameter is { } free)
        {
            into[free] = roofs[roof].Seconds[place];
        }
    }

    /// <summary>Least squares of relative errors: with one roof a line; with two, the best of those that bend somewhere, each of which is one. Of these only what is possible is a start, as
    /// a knee in the wrong place often explains times by less than nothing.</summary>
    public override double[]? Through(ReadOnlySpan<int> places, double[] measured)
    {
        var rows = places.ToArray();
        if (roofs.Length < 2)
        {
            return Solve(rows, measured, _ => 0);
        }

        double[]? best = null;
        var least = double.PositiveInfinity;
        foreach (var candidate in Bent(rows, measured))
        {
            if (IsPossible(candidate) && Squares(rows, measured, candidate) is var squares && squares < least)
            {
                (best, least) = (candidate, squares);
            }
        }

        return best;
    }

    /// <summary>With two roofs a curve for every knee: what the errors of few measurements make of the knee, no step downhill may leave.</summary>
    public override IEnumerable<double[]> Starts(double[] measured) => roofs.Length < 2
        ? []
        : Bent([.. Enumerable.Range(0, Count)], measured).Select(candidate => candidate.Select((value, index) => Math.Max(index < columns.Length ? 0 : 1, value)).ToArray());

    /// <summary>For every place of the knee the least squares of what then is a line.</summary>
    private IEnumerable<double[]> Bent(int[] rows, double[] measured)
    {
        double Intensity(int row) => roofs[0].Seconds[row] / roofs[1].Seconds[row];
        var knees = rows.Select(Intensity).Distinct().Order().ToArray();
        var stride = ((knees.Length - 1) / MostKnees) + 1;
        return knees.Where((_, index) => index % stride == 0).Append(double.PositiveInfinity).Select(knee => Solve(rows, measured, row => Intensity(row) >= knee ? 0 : 1)).OfType<double[]>();
    }

    /// <summary>Whether nothing takes less than no time, and no roof is above what the hardware can do.</summary>
    private bool IsPossible(double[] parameters) => parameters[..columns.Length].All(value => value >= 0) && parameters[columns.Length..].All(inverse => inverse >= 1);

    /// <param name="binding">The roof that is taken to bind at a row.</param>
    private double[]? Solve(int[] rows, double[] measured, Func<int, int> binding)
    {
        var all = columns.Select(column => rows.Select(row => column[row] / measured[row]).ToArray()).ToList();
        double[] rest = [.. rows.Select(row => measured[row] - held[row])];
        for (var roof = 0; roof < roofs.Length; roof++)
        {
            double[] seconds = [.. rows.Select(row => binding(row) == roof ? roofs[roof].Seconds[row] : 0)];
            if (roofs[roof].Inverse is { } inverse)
            {
                rest = [.. rest.Zip(seconds, (left, taken) => left - (inverse * taken))];
            }
            else
            {
                all.Add([.. seconds.Zip(rows, (column, row) => column / measured[row])]);
            }
        }

        return SmallLeastSquares.Solve(all, [.. rest.Zip(rows, (left, row) => left / measured[row])]);
    }

    private double Squares(int[] rows, double[] measured, double[] parameters)
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            var error = (At(row, parameters) / measured[row]) - 1;
            sum += error * error;
        }

        return sum;
    }

    /// <summary>The roof that binds, and which parameter is its inverse efficiency; null where that is held.</summary>
    /// <returns>No number of seconds where one of two efficiencies is none.</returns>
    private (int Roof, double Seconds, int? Parameter) Highest(int place, ReadOnlySpan<double> parameters)
    {
        var next = columns.Length;
        (int Roof, double Seconds, int? Parameter) highest = (0, 0, null);
        for (var roof = 0; roof < roofs.Length; roof++)
        {
            int? parameter = roofs[roof].Inverse is null ? next++ : null;
            var inverse = roofs[roof].Inverse ?? parameters[parameter!.Value];
            if (roofs.Length > 1 && !(inverse > 0))
            {
                return (roof, double.NaN, parameter);
            }

            var seconds = inverse * roofs[roof].Seconds[place];
            if (roof == 0 || seconds > highest.Seconds)
            {
                highest = (roof, seconds, parameter);
            }
        }

        return highest;
    }
}
