using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>What rate the fleet can take.</summary>
internal static class CapacityFamily
{
    private const string SaturationPath = "capacity.saturation_per_second";

    /// <summary>So near to saturation is tried.</summary>
    private const double NearSaturation = 0.9999;

    public static string Saturation(string stage) => $"stages.{stage}.saturation_per_second";

    public static void Derive(Subject subject, StepList steps)
    {
        if (subject.Estimate.Capacity is not { } capacity)
        {
            return;
        }

        var pools = subject.Graph.Pools.Where(pool => pool.OfferedLoad(1) > 0).ToArray();
        foreach (var pool in pools)
        {
            OfPool(subject, steps, pool, pools.Length == 1 ? capacity.SaturationPerSecond * subject.Scenario.MissRatio : null);
        }

        Expression[] each = [.. pools.Select(pool => new Reference(Saturation(subject.Graph.Stages[pool.Stage].Name)))];
        if (each.Length > 0)
        {
            Expression first = each.Length == 1 ? each[0] : new Function(FunctionKind.Min, [.. each]);
            steps.Add(
                SaturationPath,
                new("λ", "max"),
                "incoming requests/s at which the first stage is fully busy",
                Measure.PerSecond,
                capacity.SaturationPerSecond,
                subject.Scenario.Cache is null ? first : first / (1 - new Reference(TrafficFamily.HitRatio)),
                remark: subject.Estimate.Bottleneck is { } bottleneck ? $"first is {bottleneck}, the bottleneck" : null);
        }

        Within(subject, steps, capacity);
    }

    private static void OfPool(Subject subject, StepList steps, Pool pool, double? known)
    {
        var name = subject.Graph.Stages[pool.Stage].Name;
        var figures = subject.Estimate.Stages[pool.Stage];
        Expression load = new Reference(StageFamily.Shards(name)) * new Reference(StageFamily.Split(name)) * ServiceFamily.OfTask(subject, steps, name, pool);
        Expression rate = new Reference(NeedsFamily.InService(name)) * new Reference(StageFamily.Workers(name)) / load;
        var plain = figures.HostsInService / pool.Shards * (double)pool.WorkersPerHost / pool.OfferedLoad(1);
        var (symbol, words) = (new Symbol("λ", "max"), "requests/s of the pipeline at which all workers are busy");
        if (pool.Hedge is { Cancels: false, AfterQuantile: null })
        {
            if (known is { } rateWithCopies)
            {
                steps.Add(
                    Saturation(name), symbol, words, Measure.PerSecond, rateWithCopies, new NumericMethod("by bisection to a thousandth, where second copies would add to the load without end", rate.Inputs, Error: 1e-3), name);
            }

            return;
        }

        if (pool.Hedge is { Cancels: false, AfterQuantile: { } quantile })
        {
            rate /= 2 - steps.Given($"pipeline.{name}.hedge.after", new("γ"), "share that has answered when second copies are sent", Measure.Ratio, quantile, name);
            plain /= 2 - quantile;
        }

        steps.Add(Saturation(name), symbol, words, Measure.PerSecond, plain, rate, name);
    }

    private static void Within(Subject subject, StepList steps, CapacityFigures capacity)
    {
        const string Path = "capacity.max_per_second_within_slo";
        var (symbol, words) = (new Symbol("λ", "slo"), "incoming requests/s up to which the latency objectives hold");
        if (capacity is { MaxPerSecondWithinSlo: { } within, SaturationPerSecond: { } most } && Math.Abs(within - (most * NearSaturation)) < 1e-9 * most)
        {
            steps.Add(Path, symbol, words, Measure.PerSecond, within, NearSaturation * new Reference(SaturationPath), remark: "they hold as near to saturation as is tried");
            return;
        }

        steps.Add(
            Path,
            symbol,
            words,
            Measure.PerSecond,
            capacity.MaxPerSecondWithinSlo,
            new NumericMethod(
                "by false position over 1/(1 − ρ), the fleet evaluated at each rate; the last rate known to hold, within a thousandth",
                [SaturationPath, .. ObjectiveFamily.LatencyLimits(subject), .. subject.Graph.Pools.Select(pool => NeedsFamily.InService(subject.Graph.Stages[pool.Stage].Name))],
                subject.Estimate.Method,
                subject.Estimate.Accuracy is { } accuracy ? Math.Max(1e-3, accuracy) : 1e-3,
                QueueSources.FalsePosition));
    }
}
