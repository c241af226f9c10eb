using System.Collections.Frozen;

namespace CapacityCalc.Cli.Tests.Schemas;

/// <summary>Wrong scenarios that a schema cannot tell from right ones, each with what it would have to know.</summary>
internal static class Untold
{
    private static readonly KeyValuePair<string, string>[] All =
    [
        .. Because("another part of the scenario",
            "architecture-of-an-external-service", "calibrated-on-another-shape", "calibrated-on-hardware-of-unknown-peak",
            "measured-on-another-shape", "measured-on-hardware-of-someone-else", "architecture-on-hardware-of-unknown-peak", "architecture-without-hardware",
            "batching-of-a-service", "batching-of-an-external-service", "cheapest-without-items", "cores-per-task-over-the-cores",
            "hardware-that-hardly-computes", "horizon-of-nothing", "hosts-not-a-multiple-of-shards", "keep-larger-than-what-comes-in",
            "matches-more-than-the-corpus", "missing-items", "model-without-a-list-of-models", "no-accelerator", "no-shape-fits",
            "quality-beyond-the-table", "quality-objective-without-quality", "shape-like-nothing", "shape-without-cores", "skew-of-a-service",
            "skew-over-the-shards", "two-stages-of-one-name", "two-stages-of-one-name-in-branches", "unknown-model", "unused-model", "unused-shape",
            "value-without-effect"),
        .. Because("arithmetic",
            "astronomically-large", "astronomically-many-workers", "batches-beyond-the-table", "calibrated-against-itself", "correlations-that-contradict",
            "choices-without-end", "index-does-not-fit-its-shards", "payload-of-ages", "model-does-not-fit-memory", "profile-against-its-peak-factor", "profile-without-load",
            "sinusoid-below-zero", "survive-all-zones", "too-few-shards", "too-many-chunks"),
        .. Because("the size of a number with a unit",
            "hit-ratio-of-100", "memory-of-nothing", "next-to-nothing", "overflow", "pass-over-100", "percentage-over-100", "utilization-of-100"),
        .. Because("one number against another",
            "p99-below-p50", "range-not-upwards", "range-percentiles-crossed", "range-with-mid-outside", "range-with-wrong-weights",
            "table-gives-items-twice"),
        .. Because("keys against each other",
            "batching-and-hedge", "cv-of-a-hyperexponential", "cv-of-an-exponential", "mean-and-percentiles", "p50-without-p99",
            "peak-hour-of-a-list", "peak-hour-without-a-profile", "service-without-a-time"),
        .. Because("what may be chosen",
            "choice-range-of-no-whole", "choice-range-without-wholes", "choice-within-a-choice"),
    ];

    public static FrozenDictionary<string, string> Reasons { get; } = All.ToFrozenDictionary();

    private static IEnumerable<KeyValuePair<string, string>> Because(string reason, params string[] names) => names.Select(name => KeyValuePair.Create(name, reason));
}
