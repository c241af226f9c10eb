using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>The values that a path may take, as far as a solver looks.</summary>
internal sealed record SolverRange(Dimension Dimension, Ladder Ladder, double? Current)
{
    /// <summary>How far from what the scenario has now a value is looked for, where no range is given.</summary>
    private const double Reach = 1e6;

    /// <summary>So many steps are more than any person could tell apart.</summary>
    private const double MostSteps = 1e15;

    /// <returns>Null after a diagnostic.</returns>
    public static SolverRange? Of(SolverInput input, DiagnosticBag bag)
    {
        var path = input.Path;
        if (new ParameterLookup(input.Document).Find(path) is not { } parameter)
        {
            bag.Error(DiagnosticCodes.InvalidPath, path.Span, $"no quantity is read at '{path}'", "write the path of a number, such as pipeline.rank.keep or traffic.rate");
            return null;
        }

        if (parameter.Dimensions.IsEmpty || parameter.Bounds is not { } bounds)
        {
            bag.Error(DiagnosticCodes.InvalidPath, path.Span, $"'{path}' is {ValueReader.Articled(parameter.TypeName)}: there is no largest", "solve for a number");
            return null;
        }

        LaterMonths.Warn(parameter, path, bag);
        var written = path.Get(input.Document);
        var dimension = parameter.Dimensions.FirstOrDefault(known => NodeNumber.Of(written, known) is not null) ?? parameter.Dimensions[0];
        double? current = written is not null ? NodeNumber.Of(written, dimension)
            : parameter.Default is { } fallback && dimension.TryParse(fallback, out var number, out _) ? number
            : null;
        var isShare = dimension.Name != parameter.Dimensions[0].Name && dimension.Name == Ratio.Dimension.Name;
        var (low, high) = isShare ? (0, 1) : (Math.Max(0, bounds.Minimum), bounds.Maximum);
        if (input.Within is { } within)
        {
            if (Ends(within, dimension, path, bag) is not var (from, to))
            {
                return null;
            }

            (low, high) = (Math.Max(low, from), Math.Min(high, to));
        }
        else if (current is > 0 and var now)
        {
            (low, high) = (Math.Max(low, low > 0 || bounds.AboveMinimum ? now / Reach : low), Math.Min(high, now * Reach));
        }

        var isWhole = parameter.CountsWholes && dimension.Name == Count.Dimension.Name;
        var step = isWhole ? 1.0 : (double?)null;
        if (input.Step is { } text)
        {
            if (!dimension.TryParse(text, out var given, out var problem) || !(given > 0))
            {
                bag.Error(DiagnosticCodes.InvalidOption, default, $"--step is {Excerpt.Quote(text)}: {problem ?? "it must be above 0"}", $"write for example --step {dimension.Example}");
                return null;
            }

            step = given;
        }

        if (step is { } whole && isWhole)
        {
            low = Math.Max(Math.Ceiling(low), bounds.AboveMinimum ? 1 : bounds.Minimum);
            high = Math.Floor(high);
        }

        if (!(low < high) || (high - low) / (step ?? high) > MostSteps || low < 0)
        {
            bag.Error(DiagnosticCodes.InvalidOption, default, $"there is nothing to search for '{path}' from {dimension.Print(low)} to {dimension.Print(high)}", $"write for example --within 1..1000; {parameter.TypeName}: {parameter.Range}");
            return null;
        }

        return new SolverRange(dimension, step is { } by ? new Ladder.Steps(low, high, by) : new Ladder.Decimals(low, high), current);
    }

    /// <summary>Two ends that are right.</summary>
    private static string Ends(Dimension dimension) => dimension.TryParse(dimension.Example, out var number, out _) ? $"{dimension.Print(number)}..{dimension.Print(10 * number)}" : $"1..{dimension.Example}";

    public SweepValue Value(double number) => new(Dimension.Print(number, Ladder.Digits), number);

    private static (double From, double To)? Ends(string within, Dimension dimension, ScenarioPath path, DiagnosticBag bag)
    {
        string? problem = "it has no '..'";
        if (within.Split("..", 2) is [var low, var high] && dimension.TryParse(high, out var to, out problem) && RangeEnd.TryRead(dimension, low, high, to, out var from, out problem))
        {
            if (from < to)
            {
                return (from, to);
            }

            problem = "its ends are not upwards";
        }

        bag.Error(DiagnosticCodes.InvalidOption, default, $"--within is {Excerpt.Quote(within)}, for '{path}': {problem}", $"write for example --within {Ends(dimension)}");
        return null;
    }
}
