using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>Solves for one value at several of another.</summary>
public static class FrontierSolver
{
    /// <summary>Values that the first path takes, as far as there are so many.</summary>
    private const int MostPoints = 16;

    /// <summary>How far from the present value the first path is followed, where no range is given and the objectives do not end it before.</summary>
    private const double Reach = 10;

    /// <summary>How often values are put between two of which one has far more.</summary>
    private const int Rounds = 2;

    /// <summary>So many times as much is far more.</summary>
    private const double Bend = 1.5;

    /// <summary>Values nearer than this share of the range to the present one give way to it.</summary>
    private const double NearShare = 0.4 / (MostPoints - 1);

    /// <summary>A range wider than this is stepped through by equal ratios.</summary>
    private const double LinearRatio = 4;

    /// <returns>Null after an error in the bag.</returns>
    public static Frontier? Solve(FrontierInput input, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(bag);
        if (input.Given.Path.Equals(input.Sought.Path))
        {
            bag.Error(DiagnosticCodes.InvalidPath, input.Sought.Path.Span, $"'{input.Sought.Path}' is asked for twice", "ask for two different paths");
            return null;
        }

        var document = CompareSection.Without(input.Document);
        var (given, sought) = (Asked(document, input.Given, input), Asked(document, input.Sought, input));
        if (Binder.Bind(document, bag) is not { } present || SolverRange.Of(given, bag) is not { } steps || SolverRange.Of(sought, bag) is not { } range)
        {
            return null;
        }

        var solved = new SortedList<long, Solved>();
        var next = Indices(given, steps, Easiest(document, sought, range), input);
        for (var round = 0; round <= Rounds && !next.IsEmpty; round++)
        {
            var found = new Solved[next.Length];
            Parallel.For(0, next.Length, new ParallelOptions { MaxDegreeOfParallelism = input.Threads }, index =>
                found[index] = At(steps.Value(steps.Ladder.At(next[index])), document, input.Given.Path, sought));
            foreach (var (index, solution) in next.Zip(found))
            {
                solved.Add(index, solution);
            }

            next = Between(solved, steps.Ladder);
        }

        if (solved.Values.All(point => point.Solution is null))
        {
            bag.Add(solved.Values[0].Problem!);
            return null;
        }

        var now = VariantJudge.Judged(present, [], document, null, null, new DiagnosticBag()).Figures;
        return new Frontier
        {
            Scenario = document.Title,
            Given = AxisOf(input.Given.Path, steps),
            Sought = AxisOf(input.Sought.Path, range),
            Extreme = input.Extreme,
            Points = [.. solved.Values.Select(PointOf)],
            MeetsNow = now?.MeetsObjectives,
            Trials = solved.Values.Sum(point => point.Solution?.Trials ?? 0),
            HasObjectives = solved.Values.Any(point => point.Solution is { HasObjectives: true }),
        };
    }

    private static SolverInput Asked(ScenarioDocument document, FrontierPath path, FrontierInput input) =>
        new(document, path.Path, input.Extreme) { Within = path.Within, Step = path.Step, Details = EstimateDetails.None, Threads = input.Threads };

    private static FrontierAxis AxisOf(ScenarioPath path, SolverRange range) => new(path.Text, range.Dimension, range.Current is { } current ? range.Value(current) : null);

    /// <param name="Problem">Why there is no solution.</param>
    private sealed record Solved(SweepValue Value, Solution? Solution, Diagnostic? Problem)
    {
        /// <summary>Of what is sought; null where nothing meets the objectives.</summary>
        public double? Number => Solution?.Found?.Value.Number;

        /// <summary>What is missed by most one step beyond.</summary>
        public Objective? Binding => Solution?.Beyond?.Missed.MaxBy(objective => objective.Excess)?.Objective;
    }

    private static Solved At(SweepValue value, ScenarioDocument document, ScenarioPath path, SolverInput sought)
    {
        var bag = new DiagnosticBag();
        if (!value.TrySet(path, document, out var patched, out var problem))
        {
            return new Solved(value, null, problem);
        }

        var solution = Solver.Solve(sought with { Document = patched, Threads = 1 }, bag);
        return new Solved(value, solution, solution is null ? VariantJudge.Errors(bag).FirstOrDefault() : null);
    }

    private static FrontierPoint PointOf(Solved point) =>
        new(point.Value, point.Solution?.Found, point.Solution?.Beyond, point.Solution?.Nearest, point.Problem?.Message) { OtherEnd = point.Solution?.OtherEnd };

    /// <summary>Halfway between neighbours of which one has far more than the other, or is held by something else: there the frontier bends.</summary>
    private static ImmutableArray<long> Between(SortedList<long, Solved> solved, Ladder ladder)
    {
        var between = ImmutableArray.CreateBuilder<long>();
        foreach (var ((low, before), (high, after)) in solved.Zip(solved.Skip(1)))
        {
            var ratio = before.Number / after.Number;
            var bends = before.Number is null != after.Number is null || before.Binding != after.Binding || ratio is > Bend or < 1 / Bend;
            var middle = ladder.IndexOf(Short((ladder.At(low) + ladder.At(high)) / 2, (ladder.At(high) - ladder.At(low)) / 2));
            if (bends && middle > low && middle < high)
            {
                between.Add(middle);
            }
        }

        return between.ToImmutable();
    }

    /// <summary>The document with what is sought at the end of its range that is farthest from what is asked for, where the objectives are met if anywhere.</summary>
    private static ScenarioDocument Easiest(ScenarioDocument document, SolverInput sought, SolverRange range)
    {
        var end = range.Value(range.Ladder.At(sought.Extreme == Extreme.Largest ? 0 : range.Ladder.Last));
        return end.TrySet(sought.Path, document, out var patched, out _) ? patched : document;
    }

    /// <summary>By rising value, no two alike, the present one among them: as far as the objectives can be met at all, or as the range says.</summary>
    private static ImmutableArray<long> Indices(SolverInput given, SolverRange range, ScenarioDocument easiest, FrontierInput input)
    {
        var ladder = range.Ladder;
        var (low, high) = (ladder.At(0), ladder.At(ladder.Last));
        var present = range.Current is { } current && current >= low && current <= high ? current : (double?)null;
        var met = Solver.Solve(given with { Document = easiest, Threads = input.Threads }, new DiagnosticBag())?.Intervals ?? [];
        if (!met.IsEmpty)
        {
            (low, high) = (met[0].From.Number!.Value, met[^1].To.Number!.Value);
        }

        if (given.Within is null && present is > 0 and var now)
        {
            (low, high) = (Math.Max(low, Math.Min(now, high) / Reach), Math.Min(high, Math.Max(now, low) * Reach));
        }

        var (from, to) = (ladder.IndexOf(low), ladder.IndexOf(high));
        from += ladder.At(from) < low && from < to ? 1 : 0;
        var indices = new SortedSet<long> { from, to };
        var isWide = low > 0 && high > low * LinearRatio;
        double Along(double share) => isWide ? low * Math.Pow(high / low, share) : low + ((high - low) * share);
        for (var point = 1; point < MostPoints - 1; point++)
        {
            indices.Add(ladder.IndexOf(Short(Along((double)point / (MostPoints - 1)), high - low)));
        }

        if (present is { } here && here >= low && here <= high && ladder.IndexOf(here) is var standing && !indices.Contains(standing))
        {
            // In the place of one that lies so near that a reader would take both for one.
            var near = indices.MinBy(index => Math.Abs(ladder.At(index) - here));
            if (near != from && near != to && Math.Abs(ladder.At(near) - here) < (isWide ? here * (Along(NearShare) / low - 1) : (high - low) * NearShare))
            {
                indices.Remove(near);
            }

            indices.Add(standing);
        }

        return [.. indices.Where(index => index >= from && index <= to)];
    }

    /// <summary>With so few digits that a person would choose it; with more where the values lie close together.</summary>
    private static double Short(double value, double width)
    {
        const int Digits = 2, MostDigits = 15;
        var digits = Digits + Math.Max(0, (int)Math.Ceiling(Math.Log10(value / width)));
        return new Units.SignificantDigits(value, Math.Min(digits, MostDigits)).Value;
    }
}
