using CapacityCalc.Cli.Reports.Comparisons;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Designs;

/// <summary>The answer in a line: <c>✓ 22.3k USD/month · encoder.layers 6 · p99 374 ms ≤ 400 ms · 10 hosts · NDCG@10 74.3</c>.</summary>
internal static class DesignHeadline
{
    public static IEnumerable<Prose> Of(DesignSolution solution)
    {
        yield return Prose.Joined(Statements(solution));
        yield return Prose.Of(Proof(solution));
    }

    private static IEnumerable<Run> Statements(DesignSolution solution)
    {
        if (solution.Found is not { Figures: { } figures } found)
        {
            yield return new Run($"✗ {None(solution)}", Tone.Bad);
            if (solution.Nearest is { Figures: { } nearest } miss)
            {
                foreach (var (index, text) in Chosen(solution, miss).Concat(nearest.Missed.Select(objective => Objectives.Compared(objective).Text)).Index())
                {
                    yield return new Run(index == 0 ? $"the nearest tried: {text}" : text, Tone.Strong);
                }
            }

            yield break;
        }

        var size = solution.HasPrice ? Figures.Say(Quantity.UsdPerMonth, figures.CostPerMonth) : Figures.SayCount(figures.Hosts, "host");
        yield return new Run($"✓ {size}", Tone.Good);
        foreach (var text in Chosen(solution, found))
        {
            yield return new Run(text, Tone.Strong);
        }

        yield return figures.Objectives.FirstOrDefault(objective => objective.Objective == Core.Estimation.Objective.P99) is { } p99
            ? Objectives.Compared(p99)
            : new Run($"p99 {Figures.Say(Quantity.Duration, figures.Latency.P99)}", Tone.Strong);
        if (solution.HasPrice)
        {
            yield return new Run(Figures.SayCount(figures.Hosts, "host"), Tone.Strong);
        }

        if (figures.Quality is { } quality)
        {
            yield return new Run($"{quality.Metric} {Figures.Say(Quantity.Number, quality.Value)}", Tone.Strong);
        }
    }

    private static string None(DesignSolution solution) => solution.Proof == DesignProof.Exact
        ? $"none of the {Figures.Say(Quantity.Count, solution.Designs)} designs meets every objective"
        : $"no design that was tried meets every objective, of {Figures.Say(Quantity.Count, solution.Designs)}";

    /// <summary><c>rank-1.keep 735</c>, <c>rank-2.model l6</c>.</summary>
    private static IEnumerable<string> Chosen(DesignSolution solution, Design design) =>
        solution.Choices.Zip(design.Values).Where(choice => choice.First.Values.Length > 1).Select(choice => $"{VariantNames.Short(choice.First)} {Names.Short(choice.Second.Label)}");

    private static string Proof(DesignSolution solution)
    {
        var (all, estimated) = (Figures.Say(Quantity.Count, solution.Designs), Figures.Say(Quantity.Count, solution.Estimated));
        var floor = Figures.Say(solution.HasPrice ? Quantity.UsdPerMonth : Quantity.Count, solution.Floor) + (solution.HasPrice ? "" : " hosts");
        var priced = solution.HasPrice ? "" : " The fewest hosts are looked for, as a design has no price.";
        return solution.Proof switch
        {
            DesignProof.Exact when solution.Designs <= 1 => $"There is only one design.{priced}",
            DesignProof.Exact when solution.Found is not null => $"Exact: of {all} designs {estimated} were estimated, and none of the others can cost less.{priced}",
            DesignProof.Exact => $"Exact: of {all} designs {estimated} were estimated, and none of the others can meet every objective.{priced}",
            DesignProof.Bounded when solution.Found is not null => $"Not proved: the search for designs, or for the cheapest fleet of one, ended after {estimated} of {all} designs; nothing can cost less than {floor}.{priced}",
            DesignProof.Bounded => $"Not proved: the search ended after {estimated} of {all} designs.{priced}",
            _ => $"Sampled: of {all} designs {estimated} were estimated, ranges in steps and then more closely around the best; another may be cheaper.{priced}",
        };
    }
}
