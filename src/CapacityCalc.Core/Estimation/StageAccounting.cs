using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Estimation;

/// <summary>States the figures of every stage on a fleet.</summary>
internal sealed class StageAccounting(BoundScenario bound, FleetPlan fleet, Evaluation evaluation, EstimateDetails details)
{
    private readonly bool _hasPercentiles = details.HasFlag(EstimateDetails.Percentiles);

    private static readonly HostNeeds NoHosts = new(0, 0, null, 0);

    /// <param name="hostsForLatency">Hosts of one shard that latency alone asks for, by pool; null where it asks for none that could be told.</param>
    public ImmutableArray<StageFigures> Figures(ImmutableArray<long?> hostsForLatency)
    {
        var figures = ImmutableArray.CreateBuilder<StageFigures>(bound.Graph.Stages.Length);
        for (var index = 0; index < bound.Graph.Stages.Length; index++)
        {
            var stage = bound.Graph.Stages[index];
            var time = evaluation.Stages[index];
            var (method, accuracy) = time.Certainty();
            var plain = new StageFigures
            {
                Stage = stage.Name,
                Kind = stage.Kind,
                Branch = stage.Branch,
                Model = stage.Model,
                Stable = time.Latency is not null,
                Latency = _hasPercentiles ? time.Latency.ToPercentiles() : Percentiles.None,
                Method = method,
                Accuracy = time.Latency is null ? null : accuracy,
                HostsFor = NoHosts,
                Binding = BindingNeed.None,
                CostPerHour = 0,
                DegradedShare = evaluation.Cuts[index]?.DegradedShare,
            };
            figures.Add(stage switch
            {
                { Pool: { } pool } => WithPool(plain, pool, hostsForLatency[pool]),
                { External: { } external } => WithExternal(plain, external),
                _ => plain,
            });
        }

        return figures.ToImmutable();
    }

    private StageFigures WithPool(StageFigures plain, int index, long? hostsForLatency)
    {
        var pool = bound.Graph.Pools[index];
        var plan = fleet.Pools[index];
        var outcome = evaluation.Pools[index];
        var workerSeconds = outcome.WorkerSecondsPerRequest(pool);
        var onCores = pool.Device == Device.Cpu;
        var coreSeconds = onCores ? workerSeconds * pool.CoresPerTask : 0;
        return plain with
        {
            Hardware = pool.Shape?.Name,
            Hosts = plan.Bought * pool.Shards,
            HostsInService = plan.InService * pool.Shards,
            Shards = pool.Shards,
            Split = pool.Split,
            WorkersPerHost = pool.WorkersPerHost,
            Utilization = outcome.Queue.Utilization,
            CoreSecondsPerRequest = coreSeconds,
            AcceleratorSecondsPerRequest = onCores ? 0 : workerSeconds,
            BusyCores = coreSeconds * bound.Scenario.PipelinePerSecond,
            ServiceMeanSeconds = pool.Service.Mean,
            ServiceCv = Math.Sqrt(pool.Service.Cv2),
            WaitProbability = outcome.Queue.IsStable ? outcome.Queue.WaitProbability : null,
            Wait = _hasPercentiles ? WaitOf(outcome.Queue) : Percentiles.None,
            HostsFor = new HostNeeds(
                plan.ForThroughput * pool.Shards,
                pool.ShardsForMemory,
                hostsForLatency * pool.Shards,
                (plan.Bought - plan.InService) * pool.Shards),
            Binding = plan.Binding,
            MeanBatch = outcome.Queue.Batch?.MeanBatch,
            HedgeExtraLoad = outcome.Queue.Hedge?.ExtraLoad,
            CostPerHour = pool.Shape?.DollarsPerHour * plan.Bought * pool.Shards,
            Quality = pool.Model.Common.Quality?.At(pool.Items),
            ModelFigures = ModelFigures.Of(pool),
        };
    }

    /// <summary>Where fewer tasks wait than any percentile that is stated could show, each of them is 0.</summary>
    private static Percentiles WaitOf(QueueOutcome queue) => queue is { IsStable: true, WaitProbability: < Evaluator.NegligibleWait }
        ? Percentiles.Zero with { Mean = queue.MeanWaitSeconds }
        : queue.Wait.ToPercentiles();

    private static StageFigures WithExternal(StageFigures plain, Pool external) => plain with
    {
        IsExternal = true,
        Shards = external.Shards,
        Split = external.Split,
        ServiceMeanSeconds = external.Service.Mean,
        ServiceCv = Math.Sqrt(external.Service.Cv2),
        WaitProbability = 0,
        Wait = Percentiles.Zero,
        Quality = external.Model.Common.Quality?.At(external.Items),
        HedgeExtraLoad = external.Hedge is { } hedge ? SentTwice(external.Service, hedge) : null,
    };

    private static double SentTwice(IDistribution service, Hedge hedge) =>
        service.Survival(hedge.AfterSeconds ?? LatencyDistribution.From(service).Quantile(hedge.AfterQuantile ?? 0));
}
