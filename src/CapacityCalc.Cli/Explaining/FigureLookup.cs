using System.Collections.Immutable;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Commands;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Explaining;

/// <summary>The figure that a person means.</summary>
internal static class FigureLookup
{
    private const int MostListed = 8;

    /// <summary>The path of a step; null after a diagnostic.</summary>
    /// <param name="asked">The whole path, or one whose words stop at an underscore: <c>latency.p99</c>, <c>fleet.cost_usd_per_month</c>.</param>
    public static string? Find(Explained explained, string asked, DiagnosticBag bag)
    {
        var paths = explained.Derivation.Steps.Select(step => step.Path).ToArray();
        if (explained.Derivation.Find(asked) is not null)
        {
            return asked;
        }

        // A word that is whole is what is meant, whatever else begins with it: p99 is not p99_9.
        var meant = paths.Where(path => Abbreviates(asked, path)).GroupBy(path => WholeWords(asked, path)).MaxBy(group => group.Key)?.ToArray() ?? [];
        if (meant is [var only])
        {
            return only;
        }

        if (FigurePaths.Of(explained.Estimate).Any(figure => figure.Value is null && figure.Path == asked))
        {
            bag.Error(UsageCodes.NoFigure, default, $"'{asked}' has no value in this answer", "capcalc estimate says why, among its notes");
            return null;
        }

        var inside = paths.Where(path => path.StartsWith(asked + ".", StringComparison.Ordinal)).ToArray();
        var (message, hint) = (meant, inside) switch
        {
            ({ Length: > 1 }, _) => ($"'{asked}' may be one of {meant.Length} figures", Listed(meant)),
            (_, { Length: > 0 }) => ($"'{asked}' is no figure, but holds {inside.Length} of them", Listed(inside)),
            _ => ($"there is no figure '{asked}'", Suggestion(asked, paths)),
        };
        bag.Error(UsageCodes.NoFigure, default, message, hint);
        return null;
    }

    private static string Suggestion(string asked, string[] paths) =>
        Suggestions.Nearest(asked, paths) is { } nearest ? Suggestions.DidYouMean(nearest) : "capcalc explain FILE, without a figure, lists them";

    private static string Listed(string[] paths) =>
        $"write {string.Join(", ", paths.Take(MostListed))}{(paths.Length > MostListed ? $" or one of {paths.Length - MostListed} more, which capcalc explain FILE lists" : "")}";

    private static bool Abbreviates(string asked, string path)
    {
        var (words, segments) = (asked.Split('.'), path.Split('.'));
        return words.Length == segments.Length
            && words.Zip(segments).All(pair => pair.First.Length > 0 && (pair.First == pair.Second || pair.Second.StartsWith(pair.First + "_", StringComparison.Ordinal)));
    }

    private static int WholeWords(string asked, string path) => asked.Split('.').Zip(path.Split('.')).Count(pair => pair.First == pair.Second);

    /// <summary>What a person asks first: the latency that is promised, the hosts, their cost, and what they can take.</summary>
    public static ImmutableArray<string> Headlines(Explained explained)
    {
        var latencies = explained.Estimate.Objectives.Where(objective => objective.Objective.IsLatency()).Select(objective => $"latency_seconds.{EstimateDocument.NameOf(objective.Objective)}").ToArray();
        string[] wanted = [.. latencies.Length > 0 ? latencies : ["latency_seconds.p99"], "fleet.hosts", "fleet.cost_usd_per_month", "capacity.saturation_per_second", "traffic.pipeline_per_second"];
        return [.. wanted.Where(path => explained.Derivation.Find(path) is not null)];
    }
}
