using System.Globalization;

namespace CapacityCalc.Benchmarks.Accuracy;

/// <summary>The points that the estimate is held to.</summary>
internal static class AccuracyGrid
{
    private static readonly double[] Loads = [0.3, 0.5, 0.7, 0.85, 0.95];

    private static readonly (string Name, double Cv, string Model)[] Services =
    [
        ("constant", 0, "distribution: deterministic"),
        ("lognormal", 0.5, "cv: 0.5"),
        ("gamma", 0.5, "cv: 0.5, distribution: gamma"),
        ("lognormal", 1, "cv: 1"),
        ("gamma", 1, "cv: 1, distribution: gamma"),
        ("lognormal", 2, "cv: 2"),
        ("gamma", 2, "cv: 2, distribution: gamma"),
    ];

    public static IEnumerable<AccuracyPoint> All() => Pools().Concat(Shards()).Concat(Splits()).Concat(Tandems()).Concat(Batches()).Concat(Hedges()).Concat(Timeouts());

    /// <summary>One pool, one task a request.</summary>
    private static IEnumerable<AccuracyPoint> Pools() =>
        from arrivals in new[] { 1, 0.5, 4 }
        from workers in new[] { 1, 2, 8, 64, 512 }
        from load in Loads
        from service in Services
        let bar = arrivals != 1 ? AccuracyBar.None : new AccuracyBar(service.Cv <= 1 ? 0.02 : null, service.Cv <= 1 ? 0.02 : null, service.Cv <= 1 ? 0.03 : 0.07, MayWarn: false)
        select new AccuracyPoint(
            arrivals is 1 ? "One pool, Poisson arrivals" : $"One pool, arrival_cv2 {Text(arrivals)}",
            [("c", Text(workers)), ("ρ", Text(load)), ("cv", Text(service.Cv)), ("service", service.Name)],
            Traffic(workers * load, $", arrival_cv2: {Text(arrivals)}") + Stage("pool", workers, service.Model),
            bar);

    private static IEnumerable<AccuracyPoint> Shards() =>
        from shards in new[] { 4, 16, 100 }
        from workers in new[] { 1, 8 }
        from load in Loads
        from service in Services
        select new AccuracyPoint(
            "Shards",
            [("shards", Text(shards)), ("c", Text(workers)), ("ρ", Text(load)), ("cv", Text(service.Cv)), ("service", service.Name)],
            Traffic(workers * load) + Stage("shards", workers, service.Model, $"shards: {Text(shards)}, ", shards),
            load <= 0.8 ? new AccuracyBar(0.08, 0.08, 0.05, MayWarn: false) : AccuracyBar.None);

    private static IEnumerable<AccuracyPoint> Splits() =>
        from split in new[] { 4, 16 }
        from workers in new[] { 1, 8 }
        from load in Loads
        from service in Services
        select new AccuracyPoint(
            "Split",
            [("split", Text(split)), ("c", Text(workers)), ("ρ", Text(load)), ("cv", Text(service.Cv)), ("service", service.Name)],
            Traffic(workers * load / split) + Stage("split", workers, service.Model, $"split: {Text(split)}, "),
            load <= 0.7 ? new AccuracyBar(0.08, 0.08, 0.08, MayWarn: false) : AccuracyBar.None);

    private static IEnumerable<AccuracyPoint> Tandems() =>
        from workers in new[] { 1, 2, 8, 64 }
        from load in Loads
        from service in Services
        let isClose = service.Cv is 1 || (workers >= 8 && load <= 0.7 && service.Cv is >= 0.5 and <= 2)
        select new AccuracyPoint(
            "Three stages",
            [("c", Text(workers)), ("ρ", Text(load)), ("cv", Text(service.Cv)), ("service", service.Name)],
            Traffic(workers * load) + string.Concat(Enumerable.Range(1, 3).Select(stage => Stage($"s{stage}", workers, service.Model))),
            isClose ? new AccuracyBar(null, null, 0.03, MayWarn: false) : new AccuracyBar(null, null, 0.1, MayWarn: true));

    /// <summary>A batch of b takes 2 + 0.5 b, so that full batches of 8 serve 4/3 of a request a second and worker.</summary>
    private static IEnumerable<AccuracyPoint> Batches() =>
        from workers in new[] { 1, 4 }
        from most in new[] { 8, 32 }
        from wait in new[] { 0, 2 }
        from load in new[] { 0.2, 0.5, 0.7, 0.85 }
        from cv in new[] { 0, 0.5 }
        select new AccuracyPoint(
            "Batching",
            [("c", Text(workers)), ("max_requests", Text(most)), ("max_wait", Text(wait)), ("ρ", Text(load)), ("cv", Text(cv))],
            $"traffic: {{ rate: {Text(load * workers * most / (2 + (0.5 * most)))}/s, items: 1 }}\npipeline:\n  - {{ stage: batches, kind: rank, hosts: 1, workers: {workers}, batching: {{ max_requests: {most}, max_wait: {wait} s }}, model: {{ kind: per_item, overhead: 2 s, time: 0.5 s, cv: {Text(cv)} }} }}\n",
            new AccuracyBar(null, null, 0.08, MayWarn: true));

    private static IEnumerable<AccuracyPoint> Hedges() =>
        from routing in new[] { "random", "pooled" }
        from workers in new[] { 1, 4 }
        from load in new[] { 0.2, 0.4, 0.6 }
        from cv in new[] { 0.5, 1, 2 }
        from after in new[] { "p90", "p95", "p99" }
        from cancel in new[] { "false", "true" }
        select new AccuracyPoint(
            "Hedging",
            [("routing", routing), ("c", Text(workers)), ("ρ", Text(load)), ("cv", Text(cv)), ("after", after), ("cancel", cancel)],
            Traffic(20 * workers * load) + Stage("hedged", workers, $"cv: {Text(cv)}", $"routing: {routing}, hedge: {{ after: {after}, cancel: {cancel} }}, ", 20),
            new AccuracyBar(null, null, 0.08, MayWarn: true));

    /// <summary>A timeout at a percentile that is shown would show nothing else, so the share of those that meet it stands for the p99.</summary>
    private static IEnumerable<AccuracyPoint> Timeouts() =>
        from workers in new[] { 1, 8 }
        from load in new[] { 0.3, 0.7, 0.85 }
        from cv in new[] { 0.5, 1, 2 }
        from timeout in new[] { 1.5, 4 }
        select new AccuracyPoint(
            "Timeouts",
            [("c", Text(workers)), ("ρ", Text(load)), ("cv", Text(cv)), ("timeout", Text(timeout))],
            Traffic(workers * load) + Stage("first", workers, $"cv: {Text(cv)}", $"timeout: {Text(timeout)} s, ") + Stage("second", workers, $"cv: {Text(cv)}"),
            new AccuracyBar(null, null, 0.08, MayWarn: true));

    private static string Traffic(double rate, string more = "") => $"traffic: {{ rate: {Text(rate)}/s{more} }}\npipeline:\n";

    /// <summary>Services of 1 s on average.</summary>
    private static string Stage(string name, int workers, string model, string more = "", int hosts = 1) =>
        $"  - {{ stage: {name}, kind: call, hosts: {hosts}, workers: {workers}, {more}model: {{ kind: service, mean: 1 s, {model} }} }}\n";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
