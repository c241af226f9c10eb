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

    private bool TryEnds(Dimension dimension, out double low, out double high, out string? problem)
    {
        low = 0;
        return dimension.TryParse(range.High, out high, out problem) && RangeEnd.TryRead(dimension, range.Low, range.High, high, out low, out problem);
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

        if (range.Spacing == Spacing.Whole && !(parameter!.CountsWholes && dimension.Name == Count.Dimension.Name))
        {
            return Refuse($"the range of '{path}' does not say which values to take, and {ValueReader.Articled(parameter.TypeName)} has no whole numbers to go by", $"write for example {range.Low}..{range.High}:n=9");
        }

        if (range.Spacing == Spacing.Whole && Math.Ceiling(low) > Math.Floor(high))
        {
            return Refuse($"the range of '{path}' from {dimension.Print(low)} to {dimension.Print(high)} holds no whole number", "let it hold one, such as 1..8");
        }

        var values = range.Spacing switch
        {
            Spacing.Step => Steps(dimension, low, high),
            Spacing.Whole => Steps(dimension, Math.Ceiling(low), Math.Floor(high), 1),
            _ => Points(dimension, low, high),
        };
        return [.. values.Select(value => new QuantityNode(value, dimension, range.Span))];
    }

    private ImmutableArray<double> Steps(Dimension dimension, double low, double high)
    {
        if (!RangeEnd.TryRead(dimension, range.Amount, range.High, high, out var step, out var problem))
        {
            Refuse($"the step of '{path}': {problem}", null);
            return [];
        }

        return Steps(dimension, low, high, step);
    }

    private ImmutableArray<double> Steps(Dimension dimension, double low, double high, double step)
    {
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
        double Between(int index) => range.Spacing == Spacing.Logarithmic ? low * Math.Pow(high / low, (double)index / last) : low + ((high - low) * index / last);
        var digits = DigitsOf(Math.Min(Between(1) - low, high - Between(last - 1)), high);
        double At(int index) => index == 0 ? low : index == last ? high : Rounded(Between(index), digits);
        return Whole(dimension, [.. Enumerable.Range(0, last + 1).Select(At)]);
    }

    /// <summary>Digits that tell points apart, and that a person can read: between the ends, a point stands where its print says.</summary>
    private static int DigitsOf(double gap, double high)
    {
        const int Least = 6, Most = 15, Beyond = 3;
        return gap > 0 ? Math.Clamp((int)Math.Ceiling(-Math.Log10(gap / high)) + Beyond, Least, Most) : Most;
    }

    private static double Rounded(double value, int digits) => Math.CopySign(new SignificantDigits(Math.Abs(value), digits).Value, value);

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
