using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>The funnel in one sentence: <c>Of 10B matches, select keeps 100k, rank-1 scores 100k and keeps 500.</c></summary>
internal static class FunnelSentence
{
    // A sentence of more clauses is not read; the middle of a longer funnel is in the table.
    private const int MostClauses = 5;
    private const int MostBranches = 4;

    public static Prose Of(ImmutableArray<FunnelFigures> funnel)
    {
        var narrowing = funnel.Where(step => step.Branch is null && step.Kind != "call" && Exists(step.ItemsIn) && Exists(step.ItemsOut)).ToArray();
        if (narrowing.Length == 0)
        {
            return Prose.Of($"A request passes {Named([.. funnel.Where(step => step.Branch is null).Select(step => Names.Short(step.Stage))])}.");
        }

        var clauses = narrowing.Select(step => Clause(step, funnel)).ToList();
        if (clauses.Count > MostClauses)
        {
            var left = clauses.Count - MostClauses + 1;
            var last = narrowing[^3];
            clauses.RemoveRange(2, left);
            clauses.Insert(2, $"{left} more stages leave {Say(last.ItemsOut)}");
        }

        var first = narrowing[0];
        var noun = first.Kind == "retrieve" ? "matches" : "items";
        return Prose.Of($"Of {Say(first.ItemsIn)} {noun}, {Listed(clauses)}.");
    }

    private static string Clause(FunnelFigures step, ImmutableArray<FunnelFigures> funnel)
    {
        var (given, kept) = (Say(step.ItemsIn), Say(step.ItemsOut));
        return step.Kind switch
        {
            "rank" when given == kept => $"{Names.Short(step.Stage)} scores all {given}",
            "rank" => $"{Names.Short(step.Stage)} scores {given} and keeps {kept}",
            "filter" => $"{Names.Short(step.Stage)} lets {kept} pass",
            "parallel" => Merged(step, funnel),
            _ => $"{Names.Short(step.Stage)} keeps {kept}",
        };
    }

    private static string Merged(FunnelFigures parallel, ImmutableArray<FunnelFigures> funnel)
    {
        var branches = funnel
            .SkipWhile(step => step != parallel).Skip(1).TakeWhile(step => step.Branch is not null && IsInside(step, parallel))
            .Where(step => DepthOf(step) == DepthOf(parallel) + 1)
            .GroupBy(step => step.Branch!)
            .Select(branch => (Name: branch.Key[(branch.Key.LastIndexOf('/') + 1)..], Items: branch.Last().ItemsOut))
            .ToArray();
        var kept = Say(parallel.ItemsOut);
        if (branches.Length > MostBranches)
        {
            var (least, most) = (Say(branches.Min(branch => branch.Items)), Say(branches.Max(branch => branch.Items)));
            var each = least == most ? $"{least} each" : $"{least} to {most} each";
            return $"{Names.Short(parallel.Stage)} merges {branches.Length} branches of {each} into {kept}";
        }

        return $"{Names.Short(parallel.Stage)} merges {Named([.. branches.Select(branch => $"{Say(branch.Items)} from {Names.Short(branch.Name)}")])} into {kept}";
    }

    private static bool IsInside(FunnelFigures step, FunnelFigures parallel) =>
        parallel.Branch is null || step.Branch!.StartsWith(parallel.Branch + "/", StringComparison.Ordinal);

    public static int DepthOf(FunnelFigures step) => step.Branch is { } branch ? branch.Count(character => character == '/') + 1 : 0;

    private static bool Exists(double? items) => items is not null;

    private static string Say(double? items) => Figures.Say(Quantity.Items, items);

    private static string Listed(List<string> clauses) =>
        string.Join(", ", clauses);

    private static string Named(ImmutableArray<string> names) => names.Length switch
    {
        0 => "no stage",
        1 => names[0],
        _ => $"{string.Join(", ", names[..^1])} and {names[^1]}",
    };
}
