using System.Globalization;
using System.Text;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Benchmarks.Accuracy;

/// <summary>Prints how far the estimate is from the simulation, over a grid of scenarios.</summary>
/// <remarks><c>dotnet run -c Release --project tests/CapacityCalc.Benchmarks -- accuracy FOLDER [PRECISION [GROUP]]</c> writes accuracy.md and accuracy.csv there.</remarks>
internal static class AccuracyReport
{
    /// <summary>None of the seeds that anything was fitted with.</summary>
    private const ulong Seed = 20261123;

    /// <param name="precision">Half-width of the p99's interval at which a simulation ends, unless it has spent as many requests as one run does.</param>
    public static int Run(string folder, double precision, string? group)
    {
        var points = AccuracyGrid.All().Where(point => group is null || point.Group.StartsWith(group, StringComparison.OrdinalIgnoreCase)).ToArray();
        var results = new List<AccuracyResult>(points.Length);
        foreach (var point in points)
        {
            var result = AccuracyResult.Of(point, new SimulationOptions { Precision = precision, Seed = Seed, Threads = Environment.ProcessorCount });
            results.Add(result);
            Console.Error.WriteLine($"{results.Count}/{points.Length} {Line(result)}");
        }

        File.WriteAllText(Path.Combine(folder, "accuracy.csv"), Csv(results));
        File.WriteAllText(Path.Combine(folder, "accuracy.md"), Markdown(results, precision));
        return results.Exists(result => result.MissesBar || result.IsOverstated) ? 1 : 0;
    }

    private static string Markdown(List<AccuracyResult> results, double precision)
    {
        var text = new StringBuilder($"""
            # How far the estimate is from the simulation

            Relative errors of the end-to-end latency over a grid of scenarios; every simulation ran until the 95% interval of its p99 was within {Percent(precision)}, or for as many requests as
            one run spends. An error counts as beyond a bar where it stays so after the simulation's own interval is allowed for. *Stated* is the accuracy that the estimate gives with
            its answer; *warned* are the points at which it prints a warning with the size of the error.

            | | points | mean: median, largest | p50 | p99 | p99.9 | bar of the p99 | beyond a bar, not warned | warned | further off than stated |
            |---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (var group in results.GroupBy(result => result.Point.Group))
        {
            foreach (var part in group.GroupBy(result => result.Point.Bar))
            {
                AppendSummary(text, group.Key, [.. part]);
            }
        }

        text.Append("\nEvery point is in [accuracy.csv](accuracy.csv). How the errors of a sample of uncertain inputs fall is in [sampling.md](sampling.md).\n");
        foreach (var group in results.GroupBy(result => result.Point.Group))
        {
            AppendWorst(text, group.Key, [.. group]);
        }

        return text.ToString();
    }

    private static void AppendSummary(StringBuilder text, string group, AccuracyResult[] results)
    {
        var bar = results[0].Point.Bar;
        text.Append(CultureInfo.InvariantCulture, $"| {group} | {results.Length} | {Spread(results, result => result.Mean)} | {Spread(results, result => result.P50)} | {Spread(results, result => result.P99)} | {Spread(results, result => result.P999)} ");
        text.Append(CultureInfo.InvariantCulture, $"| {(bar.P99 is { } most ? Percent(most) + (bar.MayWarn ? " or warned" : "") : "–")} | {results.Count(result => result.MissesBar)} | {results.Count(result => result.IsWarned)} | {results.Count(result => result.IsOverstated)} |\n");
    }

    /// <summary>The points whose p99 is furthest off.</summary>
    private static void AppendWorst(StringBuilder text, string group, AccuracyResult[] results)
    {
        const int Shown = 12;
        text.Append(CultureInfo.InvariantCulture, $"\n## {group}: the {Math.Min(Shown, results.Length)} points furthest off at p99\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", results[0].Point.Coordinates.Select(coordinate => coordinate.Name))} | mean | p50 | p99 | p99.9 | stated |\n");
        text.Append('|').Insert(text.Length, "---|", results[0].Point.Coordinates.Count + 5).Append('\n');
        foreach (var result in results.OrderByDescending(result => Math.Abs(result.P99.Error)).Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", result.Point.Coordinates.Select(coordinate => coordinate.Value))} | {Signed(result.Mean.Error)} | {Signed(result.P50.Error)} | {Signed(result.P99.Error)} ± {Percent(result.P99.Simulated.Relative)} | {Signed(result.P999.Error)} | {Percent(result.Stated)}{(result.IsWarned ? ", warned" : "")} |\n");
        }
    }

    private static string Csv(List<AccuracyResult> results)
    {
        var text = new StringBuilder("group,point,mean,mean_simulated,mean_half_width,p50,p50_simulated,p50_half_width,p99,p99_simulated,p99_half_width,p99_9,p99_9_simulated,p99_9_half_width,stated,warned\n");
        foreach (var result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"{result.Point.Group}\",\"{Name(result)}\"");
            foreach (var figure in new[] { result.Mean, result.P50, result.P99, result.P999 })
            {
                text.Append(CultureInfo.InvariantCulture, $",{figure.Estimated:G6},{figure.Simulated.Value:G6},{figure.Simulated.HalfWidth:G3}");
            }

            text.Append(CultureInfo.InvariantCulture, $",{result.Stated:G3},{(result.IsWarned ? "yes" : "no")}\n");
        }

        return text.ToString();
    }

    private static string Line(AccuracyResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Point.Group} {Name(result)}: mean {Signed(result.Mean.Error)} p50 {Signed(result.P50.Error)} p99 {Signed(result.P99.Error)} ±{Percent(result.P99.Simulated.Relative)} p99.9 {Signed(result.P999.Error)} stated {Percent(result.Stated)}{(result.IsWarned ? " warned" : "")}{(result.MissesBar ? " BEYOND" : "")}{(result.IsOverstated ? " OVERSTATED" : "")}");

    private static string Name(AccuracyResult result) => string.Join(' ', result.Point.Coordinates.Select(coordinate => $"{coordinate.Name}={coordinate.Value}"));

    private static string Spread(AccuracyResult[] results, Func<AccuracyResult, Comparison> figure)
    {
        var errors = results.Select(result => Math.Abs(figure(result).Error)).Order().ToArray();
        return $"{Percent(errors[errors.Length / 2])}, {Percent(errors[^1])}";
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static string Signed(double share) => (share * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + "%";
}
