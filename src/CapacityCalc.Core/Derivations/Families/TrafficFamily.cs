using CapacityCalc.Core.Derivations.Expressions;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>How many requests come, and how many of them pass the pipeline.</summary>
internal static class TrafficFamily
{
    public const string Average = "traffic.average_per_second";
    public const string Peak = "traffic.peak_per_second";
    public const string Pipeline = "traffic.pipeline_per_second";
    public const string HitRatio = "cache.hit_ratio";

    private const string PeakFactorPath = "traffic.peak_factor";

    public static void Derive(Subject subject, StepList steps)
    {
        var (scenario, traffic) = (subject.Scenario, subject.Scenario.Traffic);
        Reference average = new(Average), peak = new(Peak), factor = new(PeakFactorPath);
        if (traffic.Demand is { } demand)
        {
            var users = steps.Given("traffic.users", new("U"), "users", Measure.Items, demand.Users);
            var each = steps.Given("traffic.requests_per_user", new("r"), "requests of each", Measure.PerDay, demand.RequestsPerUserPerSecond);
            steps.Add(Average, new("λ", "avg"), "average requests/s", Measure.PerSecond, traffic.AveragePerSecond, users * each);
            steps.Add(Peak, new("λ", "peak"), "peak requests/s", Measure.PerSecond, traffic.PeakPerSecond, average * factor);
        }
        else
        {
            var rate = steps.Given("traffic.rate", new("R"), "rate at peak", Measure.PerSecond, traffic.PeakPerSecond);
            steps.Add(Average, new("λ", "avg"), "average requests/s", Measure.PerSecond, traffic.AveragePerSecond, peak / factor);
            steps.Add(Peak, new("λ", "peak"), "peak requests/s", Measure.PerSecond, traffic.PeakPerSecond, rate);
        }

        steps.Given(PeakFactorPath, new("f"), "peak factor", Measure.Number, traffic.PeakToAverage);
        var headroom = steps.Given("planning.headroom", new("h"), "headroom", Measure.Number, scenario.Planning.Headroom);
        var planned = scenario.Cache is { } cache
            ? peak * headroom * (1 - steps.Given(HitRatio, new("q"), "share that the cache answers", Measure.Ratio, cache.HitRatio))
            : peak * headroom;
        steps.Add(Pipeline, new("λ"), "requests/s through the pipeline", Measure.PerSecond, scenario.PipelinePerSecond, planned);
    }
}
