using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>Turns a range into the values of it, in the unit of the parameter that takes them.</summary>
/// <param name="parameter">Null where no parameter reads the path.</param>
internal sealed class SweepRangeReader(ScenarioPath path, SweepRange range, IParameter? parameter, DiagnosticBag bag)
{
    /// <summary>Rounding of the sum of steps does not lose the last point.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The values by rising number; empty after a diagnostic.</summary>
    public ImmutableArray<DocumentNode> Read()
    {
        if (parameter is null)
        {
            return Refuse($"no quantity is read at '{path}', so no range of it can be taken", "write its values with commas between, or mend the path");
        }

        if (parameter.Dimensions.IsEmpty)
        {
            return Refuse($"'{path}' is {ValueReader.Articled(parameter.TypeName)}, which has no range", $"write its values with commas between, for example {parameter.Example}");
        }

        string? firstProblem = null;
        foreach (var dimension in parameter.Dimensions)
        {
            if (TryEnds(dimension, out var low, out var high, out var problem))
            {
                return Between(dimension, low, high);
            }

            firstProblem ??= problem;
        }

        return Refuse($"in the range of '{path}': {firstProblem}", null);
    }

    /// <summary>A low end without a unit has that of the high end.</summary>
    private bool TryEnds(Dimension dimension, out double low, out double high, out string? problem)
    {
        low = 0;
        if (!dimension.TryParse(range.High, out high, out problem))
        {
            return false;
        }

        var unit = range.High.AsSpan().TrimStart("0123456789.,eE+- ").ToString();
        return dimension.TryParse(range.Low, out low, out problem) || (unit.Length > 0 && dimension.TryParse($"{range.Low} {unit}", out low, out _));
    }

    private ImmutableArray<DocumentNode> Between(Dimension dimension, double low, double high)
    {
        if (!(low < high))
        {
            return Refuse($"the range of '{path}' goes from {dimension.Print(low)} to {dimension.Print(high)}, which is not upwards", "write the lower end first");
        }

        if (range.Spacing == Spacing.Logarithmic && !(low > 0))
        {
            return Refuse($"the range of '{path}' begins at {dimension.Print(low)}, from where no factor leads upwards", "begin above 0, or write n=N");
        }

        var values = range.Spacing == Spacing.Step ? Steps(dimension, low, high) : Points(dimension, low, high);
        return [.. values.Select(value => new QuantityNode(value, dimension, range.Span))];
    }

    private ImmutableArray<double> Steps(Dimension dimension, double low, double high)
    {
        var unit = range.High.AsSpan().TrimStart("0123456789.,eE+- ").ToString();
        if (!dimension.TryParse(range.Amount, out var step, out var problem) && !dimension.TryParse($"{range.Amount} {unit}", out step, out _))
        {
            Refuse($"the step of '{path}': {problem}", null);
            return [];
        }

        if (!(step > 0) || (high - low) / step > Sweep.MostVariants)
        {
            Refuse($"the range of '{path}' would take {(step > 0 ? "too many" : "no")} steps of {dimension.Print(step)}", step > 0 ? "take a larger step" : "take a step above 0");
            return [];
        }

        var count = (int)Math.Floor(((high - low) / step) + Rounding) + 1;
        return Whole(dimension, [.. Enumerable.Range(0, count).Select(index => Math.Min(high, low + (index * step)))]);
    }

    private ImmutableArray<double> Points(Dimension dimension, double low, double high)
    {
        if (!Count.Dimension.TryParse(range.Amount, out var count, out _) || !double.IsInteger(count) || count is < 2 or > Sweep.MostVariants)
        {
            Refuse($"{Excerpt.Quote(range.Amount)} is no number of points", $"write a whole number from 2 to {Sweep.MostVariants}");
            return [];
        }

        var last = (int)count - 1;
        double At(int index) => index == last ? high
            : range.Spacing == Spacing.Logarithmic ? low * Math.Pow(high / low, (double)index / last)
            : low + ((high - low) * index / last);
        return Whole(dimension, [.. Enumerable.Range(0, last + 1).Select(At)]);
    }

    /// <summary>Where a parameter counts whole things, each value is rounded to the nearest, and no value is taken twice.</summary>
    private ImmutableArray<double> Whole(Dimension dimension, ImmutableArray<double> values) =>
        parameter!.CountsWholes && dimension.Name == Count.Dimension.Name && values.Length > 0 && double.IsInteger(values[0]) && double.IsInteger(values[^1])
            ? [.. values.Select(value => Math.Round(value)).Distinct()]
            : values;

    private ImmutableArray<DocumentNode> Refuse(string problem, string? hint)
    {
        bag.Error(DiagnosticCodes.InvalidSweep, range.Span, problem, hint);
        return [];
    }
}
