using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The hosts that each need asks for, those in service, those bought, and what they cost.</summary>
internal static class NeedsFamily
{
    public const string Ceiling = "planning.utilization";

    public static string Throughput(string stage) => $"stages.{stage}.hosts_for.throughput";

    public static string Memory(string stage) => $"stages.{stage}.hosts_for.memory";

    public static string Latency(string stage) => $"stages.{stage}.hosts_for.latency";

    public static string InService(string stage) => $"stages.{stage}.hosts_in_service";

    public static string Hosts(string stage) => $"stages.{stage}.hosts";

    public static string Cost(string stage) => $"stages.{stage}.cost_usd_per_hour";

    public static void Derive(Subject subject, StepList steps)
    {
        foreach (var (stage, figures) in subject.Graph.Stages.Zip(subject.Estimate.Stages))
        {
            if (stage.Pool is { } index)
            {
                OfPool(subject, steps, figures, subject.Graph.Pools[index]);
            }
            else
            {
                None(steps, figures);
            }
        }
    }

    private static void None(StepList steps, StageFigures figures)
    {
        var name = figures.Stage;
        const string Reason = "it has no hosts of its own";
        StageFamily.Zero(steps, Hosts(name), new("N"), "hosts", Measure.Hosts, figures.Hosts, name, Reason);
        StageFamily.Zero(steps, InService(name), new("N", "serv"), "hosts in service", Measure.Hosts, figures.HostsInService, name, Reason);
        StageFamily.Zero(steps, Throughput(name), new("N", "t"), "hosts that throughput asks for", Measure.Hosts, figures.HostsFor.Throughput, name, Reason);
        StageFamily.Zero(steps, Memory(name), new("N", "m"), "shards that memory requires", Measure.Hosts, figures.HostsFor.Memory, name, Reason);
        StageFamily.Zero(steps, Latency(name), new("N", "l"), "hosts that latency asks for", Measure.Hosts, figures.HostsFor.Latency, name, Reason);
        StageFamily.Zero(steps, $"stages.{name}.hosts_for.redundancy", new("N", "r"), "hosts that spares and zones add", Measure.Hosts, figures.HostsFor.Redundancy, name, Reason);
        StageFamily.Zero(steps, Cost(name), new("C"), "cost of the stage", Measure.UsdPerHour, figures.CostPerHour, name, Reason);
    }

    private static void OfPool(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        var name = figures.Stage;
        ForThroughput(subject, steps, figures, pool);
        steps.Add(Memory(name), new("N", "m"), "shards that memory requires", Measure.Hosts, figures.HostsFor.Memory, MemoryNeed.Of(subject, steps, name, pool), name, "each host holds its whole shard");
        steps.Add(
            Latency(name),
            new("N", "l"),
            "hosts that latency asks for",
            Measure.Hosts,
            figures.HostsFor.Latency,
            new NumericMethod(
                "the fewest, by bisection, with which the latency objectives hold while the other stages stay as planned",
                [.. subject.Estimate.Objectives.Where(objective => objective.Objective.IsLatency()).Select(objective => ObjectiveFamily.Limit(objective.Objective)), .. LatencyFamily.TopStages(subject)],
                subject.Estimate.Method,
                subject.Estimate.Accuracy),
            name);
        InService(subject, steps, figures, pool);
        Bought(subject, steps, figures, pool);
        steps.Add($"stages.{name}.hosts_for.redundancy", new("N", "r"), "hosts that spares and zones add", Measure.Hosts, figures.HostsFor.Redundancy, new Reference(Hosts(name)) - new Reference(InService(name)), name);
        if (pool.Shape is { DollarsPerHour: { } dollars } shape)
        {
            var price = StageFamily.Alias(steps, subject.Place("price", ModelPlaces.Maps(name, shape)), new("p"), "price of a host", Measure.UsdPerHour, dollars, name);
            steps.Add(Cost(name), new("C"), "cost of the stage", Measure.UsdPerHour, figures.CostPerHour, new Reference(Hosts(name)) * price, name);
        }
    }

    private static void ForThroughput(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        var name = figures.Stage;
        var ceiling = steps.Given(Ceiling, new("u"), "ceiling on the utilization", Measure.Ratio, subject.Scenario.Planning.Utilization);
        Reference shards = new(StageFamily.Shards(name)), split = new(StageFamily.Split(name)), workers = new(StageFamily.Workers(name));
        Expression load = new Reference(TrafficFamily.Pipeline) * split * ServiceFamily.OfTask(subject, steps, name, pool);
        Expression hosts = shards * new Function(FunctionKind.Max, 1, new Ceiling(load / (ceiling * workers)));
        if (pool.Hedge is not null && figures.HostsFor.Throughput > Sized(subject, pool))
        {
            steps.Add(
                Throughput(name),
                new("N", "t"),
                "hosts that throughput asks for",
                Measure.Hosts,
                figures.HostsFor.Throughput,
                new NumericMethod("the fewest, by bisection, whose utilization with the second copies keeps to the ceiling", [TrafficFamily.Pipeline, split.Path, StageFamily.Service(name), Ceiling, workers.Path, shards.Path]),
                name);
            return;
        }

        steps.Add(Throughput(name), new("N", "t"), "hosts that throughput asks for", Measure.Hosts, figures.HostsFor.Throughput, hosts, name, "at least one host of each shard");
    }

    /// <summary>Hosts where every task is sent once.</summary>
    private static long Sized(Subject subject, Pool pool) => Sizer.HostsForThroughput(pool with { Hedge = null }, subject.Scenario) * pool.Shards;

    private static void InService(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        var name = figures.Stage;
        var (symbol, words) = (new Symbol("N", "serv"), "hosts in service");
        switch (figures.Binding)
        {
            case BindingNeed.Given:
                var given = steps.Given($"pipeline.{name}.hosts", new("N", "given"), "hosts as given", Measure.Hosts, pool.Hosts.Number, name);
                steps.Add(InService(name), symbol, words, Measure.Hosts, figures.HostsInService, given, name);
                break;
            case BindingNeed.Latency:
                steps.Add(
                    InService(name),
                    symbol,
                    words,
                    Measure.Hosts,
                    figures.HostsInService,
                    new NumericMethod(
                        "branch and bound over the hosts of all stages: of the fleets that meet the latency objectives the one that costs least, each stage with at least its hosts for throughput",
                        [Throughput(name), .. subject.Estimate.Objectives.Where(objective => objective.Objective.IsLatency()).Select(objective => ObjectiveFamily.Limit(objective.Objective))],
                        subject.Estimate.Method,
                        subject.Estimate.Accuracy),
                    name);
                break;
            default:
                steps.Add(
                    InService(name),
                    symbol,
                    words,
                    Measure.Hosts,
                    figures.HostsInService,
                    figures.Binding == BindingNeed.Memory ? new Function(FunctionKind.Max, new Reference(Throughput(name)), new Reference(Memory(name))) : new Reference(Throughput(name)),
                    name,
                    subject.Estimate.Infeasibility is not null ? "no fleet meets the latency objectives, so throughput alone sets it"
                        : subject.Estimate.Objectives.Any(objective => objective.Objective.IsLatency()) ? "latency asks for no more"
                        : "nothing else asks for more");
                break;
        }
    }

    private static void Bought(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        var (name, planning) = (figures.Stage, subject.Scenario.Planning);
        Reference service = new(InService(name)), shards = new(StageFamily.Shards(name));
        if (figures.Binding == BindingNeed.Given)
        {
            steps.Add(Hosts(name), new("N"), "hosts", Measure.Hosts, figures.Hosts, service, name, "given hosts are bought as they are");
            return;
        }

        if (planning is { SpareHosts: 0, SurviveZones: 0, Zones: 1 })
        {
            steps.Add(Hosts(name), new("N"), "hosts", Measure.Hosts, figures.Hosts, service, name, "no spares and one zone");
            return;
        }

        var spares = steps.Given("planning.spare_hosts", new("N", "spare"), "spare hosts of a pool", Measure.Hosts, planning.SpareHosts);
        var zones = steps.Given("planning.zones", new("Z"), "zones", Measure.Number, planning.Zones);
        var lost = steps.Given("planning.survive_zones", new("Z", "lost"), "zones that may be lost", Measure.Number, planning.SurviveZones);
        var each = steps.Add(
            $"stages.{name}.hosts_in_service_per_shard", new("N", "shard"), "hosts of a shard in service", Measure.Hosts, (double)figures.HostsInService / pool.Shards, service / shards, name);
        steps.Add(
            Hosts(name),
            new("N"),
            "hosts",
            Measure.Hosts,
            figures.Hosts,
            shards * new Function(FunctionKind.Max, each + spares, new Ceiling(each / (zones - lost)) * zones),
            name,
            "so many stay in service with the spares out, or with the zones lost");
    }
}
