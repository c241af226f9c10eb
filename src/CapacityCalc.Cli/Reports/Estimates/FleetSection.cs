using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>The machines, what asks for them and what they cost.</summary>
internal static class FleetSection
{
    // Below this many, busy cores are worth a decimal.
    private const double ManyCores = 100;

    // The needs, the largest of which is in service; with what is spare, that is what is bought.
    private static readonly ImmutableArray<Column> Columns =
    [
        new("stage", Room: Room.Shrinks),
        new("throughput", Align.Right, Group: "hosts needed for"),
        new("memory", Align.Right, Group: "hosts needed for"),
        new("latency", Align.Right, Group: "hosts needed for"),
        new("set by", Room: Room.Optional),
        new("in service", Align.Right),
        new("spare", Align.Right),
        new("hosts", Align.Right),
        new("hardware", Room: Room.Optional),
        new("USD/month", Align.Right),
    ];

    public static Section? Of(Estimate estimate)
    {
        var pools = estimate.Stages.Where(stage => stage.Hosts > 0).ToArray();
        if (pools.Length == 0)
        {
            return null;
        }

        var table = new Table(Columns, [.. pools.Select(RowOf), Total(estimate.Fleet)]);
        var shown = pools.Any(pool => pool.Hosts != pool.HostsInService) ? table : table.Without("in service").Without("spare");
        return new("Fleet", shown, new Statements(Summary(estimate)));
    }

    private static Row RowOf(StageFigures pool) => new(
    [
        Cell.Of(pool.Stage),
        Need(pool, BindingNeed.Throughput, pool.HostsFor.Throughput),
        Need(pool, BindingNeed.Memory, pool.HostsFor.Memory),
        Need(pool, BindingNeed.Latency, pool.HostsFor.Latency),
        Cell.Of(pool.Binding switch
        {
            BindingNeed.Throughput => "throughput",
            BindingNeed.Memory => "memory",
            BindingNeed.Latency => "latency",
            BindingNeed.Given => "the file",
            _ => Figures.Absent,
        }),
        Cell.Of(Quantity.Count, pool.HostsInService),
        Cell.Of(Quantity.Count, pool.HostsFor.Redundancy),
        Cell.Of(Quantity.Count, pool.Hosts),
        Cell.Of(pool.Hardware ?? Figures.Absent, Tone.Quiet),
        Cell.Of(Quantity.Money, pool.CostPerHour * Objectives.HoursPerMonth),
    ]);

    private static Cell Need(StageFigures pool, BindingNeed need, double? hosts) =>
        Cell.Of(Quantity.Count, hosts, pool.Binding == need ? Tone.Strong : Tone.Plain);

    private static Row Total(FleetFigures fleet) => new(
        [
            Cell.Of("total"),
            Cell.Empty,
            Cell.Empty,
            Cell.Empty,
            Cell.Empty,
            Cell.Of(Quantity.Count, fleet.HostsInService),
            Cell.Of(Quantity.Count, fleet.Hosts - fleet.HostsInService),
            Cell.Of(Quantity.Count, fleet.Hosts),
            Cell.Empty,
            Cell.Of(Quantity.Money, fleet.CostPerMonth),
        ],
        Role: RowRole.Total);

    private static ImmutableArray<Prose> Summary(Estimate estimate)
    {
        var (fleet, traffic) = (estimate.Fleet, estimate.Traffic);
        var lines = ImmutableArray.CreateBuilder<Prose>();
        var busy = fleet.BusyCores >= ManyCores ? Math.Round(fleet.BusyCores) : Figures.RoundTo(fleet.BusyCores, 3);
        lines.Add(Prose.Of($"{Figures.Say(Quantity.Count, busy)} of {Figures.Say(Quantity.Count, fleet.Cores)} cores busy at peak{Work(estimate.Stages)}"));
        if (fleet.CostPerHour is not null)
        {
            var perMillion = fleet.CostPerMillionRequests is { } cost
                ? $", {Figures.Say(Quantity.Usd, cost)} per million requests at the average {Figures.Say(Quantity.Rate, traffic.AveragePerSecond)}"
                : "";
            lines.Add(Prose.Of($"{Figures.Say(Quantity.UsdPerHour, fleet.CostPerHour)}, {Figures.Say(Quantity.UsdPerMonth, fleet.CostPerMonth)}{perMillion}"));
        }

        return lines.ToImmutable();
    }

    private static string Work(ImmutableArray<StageFigures> stages)
    {
        var (cores, accelerators) = (stages.Sum(stage => stage.CoreSecondsPerRequest), stages.Sum(stage => stage.AcceleratorSecondsPerRequest));
        return (cores > 0, accelerators > 0) switch
        {
            (true, true) => $"; a request takes {Say(cores)} core-seconds and {Say(accelerators)} accelerator-seconds",
            (true, false) => $"; a request takes {Say(cores)} core-seconds",
            (false, true) => $"; a request takes {Say(accelerators)} accelerator-seconds",
            _ => "",
        };
    }

    private static string Say(double seconds) => Figures.Say(Quantity.Number, Figures.RoundTo(seconds, 3));
}
