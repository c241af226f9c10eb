using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The stages added up to the fleet.</summary>
internal static class FleetFamily
{
    public const string Hosts = "fleet.hosts";
    public const string CostPerHour = "fleet.cost_usd_per_hour";

    private const double SecondsPerHour = 3600;
    private const double Million = 1e6;

    /// <summary>Hours of a month, everywhere.</summary>
    public static Constant HoursOfMonth { get; } = new(CostRate.HoursPerMonth, new Measure("", [new(1, " h/month")]));

    public static void Derive(Subject subject, StepList steps)
    {
        var (fleet, graph) = (subject.Estimate.Fleet, subject.Graph);
        var owners = graph.Stages.Where(stage => stage.Pool is not null).ToArray();
        Expression Over(Func<string, string> path) => Sum.Of(owners.Select(stage => new Reference(path(stage.Name))));
        steps.Add(Hosts, new("N"), "hosts of the fleet", Measure.Hosts, fleet.Hosts, Over(NeedsFamily.Hosts));
        steps.Add("fleet.hosts_in_service", new("N", "serv"), "hosts of the fleet in service", Measure.Hosts, fleet.HostsInService, Over(NeedsFamily.InService));
        var cores = Sum.Of(owners.Select(stage =>
        {
            var pool = graph.Pools[stage.Pool!.Value];
            return new Reference(NeedsFamily.Hosts(stage.Name)) * (pool.Shape is { } shape
                ? StageFamily.Cores(subject, steps, stage.Name, shape)
                : new Reference(StageFamily.Workers(stage.Name)) * new Reference($"pipeline.{stage.Name}.cores_per_task"));
        }));
        steps.Add("fleet.cores", new("c"), "cores of the fleet", Measure.Number, fleet.Cores, cores);
        steps.Add("fleet.busy_cores", new("b"), "cores that are busy", Measure.Number, fleet.BusyCores, Over(stage => $"stages.{stage}.busy_cores"));
        var hourly = steps.Add(CostPerHour, new("C"), "cost of the fleet", Measure.UsdPerHour, fleet.CostPerHour, Over(NeedsFamily.Cost));
        steps.Add("fleet.cost_usd_per_month", new("C", "month"), "cost of the fleet a month", Measure.UsdPerMonth, fleet.CostPerMonth, hourly * HoursOfMonth);
        steps.Add("fleet.cost_usd_per_million_requests", new("C", "million"), "cost of a million requests", Measure.Usd, fleet.CostPerMillionRequests, PerMillion(hourly), remark: "at the average rate");
    }

    /// <param name="hourly">USD/h.</param>
    public static Expression PerMillion(Expression hourly) =>
        hourly / (new Reference(TrafficFamily.Average) * new Constant(SecondsPerHour, new Measure("", [new(1, " s/h")]))) * new Constant(Million, Measure.Items);
}
