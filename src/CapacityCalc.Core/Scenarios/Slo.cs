using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <param name="Limit">Seconds, hosts, or USD/h, at most; or the metric of a quality, at least unless less of it is better.</param>
public readonly record struct SloLimit(Objective Objective, double Limit)
{
    public bool IsLatency => Objective.IsLatency();
}

/// <summary>What the answer is held against.</summary>
public sealed record Slo(ImmutableArray<SloLimit> Limits)
{
    private static readonly ImmutableArray<(Objective Objective, Parameter<Duration> Parameter)> Latencies =
    [
        (Objective.Mean, Latency("mean", "mean latency, at most")),
        (Objective.P50, Latency("p50", "median latency, at most")),
        (Objective.P90, Latency("p90", "90th percentile of the latency, at most")),
        (Objective.P95, Latency("p95", "95th percentile of the latency, at most")),
        (Objective.P99, Latency("p99", "99th percentile of the latency, at most")),
        (Objective.P999, Latency("p99_9", "99.9th percentile of the latency, at most")),
    ];

    private static readonly Parameter<int> Hosts =
        Parameter.Optional("hosts", new IntegerType(1, int.MaxValue, "500"), "hosts bought, at most");

    private static readonly Parameter<CostRate> Cost =
        Parameter.Optional("cost", new QuantityType<CostRate>(Bounds.Positive(Scenarios.Limits.DollarsPerHour), "600k USD/month"), "cost of the fleet, at most");

    private static readonly Parameter<Scalar> Quality =
        Parameter.Optional("quality", new QuantityType<Scalar>(new Bounds(-Scenarios.Limits.Factor, Scenarios.Limits.Factor), "74"), "how good the answer ranks, at least (at most where less is `better`): the metric of the last stage whose model has a `quality`");

    public static Slo None { get; } = new([]);

    public static ParameterSet Parameters { get; } = new(
        "slo",
        "The objectives. Each is checked: passed, failed, or marginal (within the accuracy of the figure).",
        [.. Latencies.Select(latency => (IParameter)latency.Parameter), Hosts, Cost, Quality]);

    internal static Slo From(Arguments arguments)
    {
        var limits = ImmutableArray.CreateBuilder<SloLimit>();
        foreach (var (objective, parameter) in Latencies)
        {
            if (arguments.TryGet(parameter, out var limit))
            {
                limits.Add(new SloLimit(objective, limit.Seconds));
            }
        }

        if (arguments.TryGet(Hosts, out var hosts))
        {
            limits.Add(new SloLimit(Objective.Hosts, hosts));
        }

        if (arguments.TryGet(Cost, out var cost))
        {
            limits.Add(new SloLimit(Objective.Cost, cost.Base));
        }

        if (arguments.TryGet(Quality, out var quality))
        {
            limits.Add(new SloLimit(Objective.Quality, quality.Amount));
        }

        return new Slo(limits.ToImmutable());
    }

    /// <summary>A floor on what nobody measured would never hold.</summary>
    internal static void CheckQuality(Arguments arguments, PipelineGraph graph)
    {
        if (arguments.IsGiven(Quality) && !graph.Stages.Any(stage => graph.WorkerOf(stage)?.Model.Common.Quality is not null))
        {
            arguments.Bag.Error(
                DiagnosticCodes.NoQuality,
                arguments.SpanOf(Quality),
                $"'{arguments.PathOf(Quality)}' cannot be judged: no model of the pipeline has a 'quality'",
                "add it to the model that ranks last, for example 'quality: { metric: NDCG@10, value: 74.3 }'");
        }
    }

    private static Parameter<Duration> Latency(string name, string doc) =>
        Parameter.Optional(name, new QuantityType<Duration>(Bounds.Positive(Scenarios.Limits.Seconds), "500 ms"), doc);
}
