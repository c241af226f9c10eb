using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>What is asked before the stages, in this order.</summary>
internal static class Questions
{
    /// <summary>The section of what stands in the first stage.</summary>
    public const string FirstStage = "pipeline";

    public static Question What { get; } = new(
        "--what", "", "scenario", ScenarioSections.Parameters, "What is ranked", "a word or two, which the scenario is called by", "documents");

    public static Question Rate { get; } = new(
        "--rate", "traffic", "rate", Traffic.Parameters, "Requests per second at peak", "hosts are bought for the peak, not for the average", "1000/s");

    public static Question Users { get; } = new(
        "--users", "traffic", "users", Traffic.Parameters, "People who send requests", "instead of a rate, with the requests of each", "10M");

    public static Question RequestsPerUser { get; } = new(
        "--requests-per-user", "traffic", "requests_per_user", Traffic.Parameters, "Requests of each of them", "how often a person comes, on average", "10/day");

    public static Question PeakFactor { get; } = new(
        "--peak-factor", "traffic", "peak_factor", Traffic.Parameters, "Peak rate ÷ average rate", "2 is usual for one region's day; more where all come at once", "2");

    public static Question Items { get; } = new(
        "--items", "corpus", "items", Corpus.Parameters, "Items in all", "all that could be found, which the first stage holds in memory", "100M");

    public static Question BytesPerItem { get; } = new(
        "--bytes-per-item", "corpus", "bytes_per_item", Corpus.Parameters, "Memory of each in the index", "decides how many shards the data are cut into", "1 KB");

    public static Question Matches { get; } = new(
        "--matches", FirstStage, "matches", StageKinds.Find("retrieve")!.Parameters, "Items in reach of one request", "which the first stage goes through: a count, or a percentage of all", "1%");

    public static Question P99 { get; } = new(
        "--p99", "slo", "p99", Slo.Parameters, "Latency of 99 of 100 requests, at most", "the objective that the fleet is sized for; 'none' for no objective", "500 ms") { MayBeNone = true };

    public static Question Budget { get; } = new(
        "--budget", "slo", "cost", Slo.Parameters, "Budget", "what the fleet may cost, such as 50k USD/month; 'none' for no limit", Reply.None) { MayBeNone = true };

    public static Question Hardware { get; } = new(
        "--hardware", "", "hardware", ScenarioSections.Parameters, "Hardware", "a shape of 'capcalc catalog hardware', or 'cheapest'", "c7i.8xlarge");

    public static Question RoundTrip { get; } = new(
        "--round-trip", "network", "round_trip", Network.Parameters, "Network round trip to each stage", "0.25 to 0.5 ms within a region", "0.5 ms");

    public static ImmutableArray<Question> All { get; } =
        [What, Rate, Users, RequestsPerUser, PeakFactor, Items, BytesPerItem, Matches, P99, Budget, Hardware, RoundTrip];

    /// <summary>Those of which a draft needs the answers: the traffic is a rate, or users with their requests.</summary>
    public static IEnumerable<Question> For(Draft draft) =>
        draft.Of(Users) is null ? All.Where(question => question != Users && question != RequestsPerUser && question != PeakFactor) : All.Where(question => question != Rate);
}
