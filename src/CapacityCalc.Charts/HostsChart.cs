using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>How likely the plan holds, against the hosts that are bought.</summary>
public sealed class HostsChart : UncertaintyChart
{
    private const double Margin = 0.05;

    /// <summary>What the title speaks of.</summary>
    private const double Told = 0.9;

    public override string Name => "hosts";

    public override string Doc => "The chance that the plan holds, against the hosts that are bought.";

    public override UncertaintyParts Parts => UncertaintyParts.Fleets;

    private protected override ChartOutcome Draw(UncertaintyResult result)
    {
        if (result.Fleets.IsEmpty)
        {
            return new ChartOutcome.Refused(RefusalReason.NoFleet);
        }

        var reached = result.FleetCurve.Concat(result.Fleets).Where(fleet => fleet.IsReached).ToImmutableArray();
        if (reached.IsEmpty)
        {
            return new ChartOutcome.Refused(RefusalReason.NoFleetHolds);
        }

        var planned = new ConfidenceMark(result.Planned.Fleet.Hosts, result.PlanHolds.Value, $"planned: {Hosts(result.Planned.Fleet.Hosts)} hold in {Worlds.Share(result.PlanHolds.Value)}");
        var known = Rising(reached);
        var (least, most) = (Math.Min(known[0].X, planned.X), Math.Max(known[^1].X, planned.X));
        var margin = Math.Max(1, (most - least) * Margin);
        return new ChartOutcome.Drawn(new ConfidenceDrawing
        {
            Title = Finding(result),
            Subtitle = $"{result.Scenario} · one fleet, bought once, in {AxisFormat.Whole(result.Worlds)} worlds: every latency objective met, no stage busier than planned",
            X = new ValueAxis("hosts bought", Measure.Hosts, Scale.Linear, Math.Max(0, least - margin), most + margin),
            Y = new ValueAxis("worlds in which the plan holds", Measure.Share, Scale.Linear, 0, 1),
            Known = known,
            Marks = [.. result.Fleets.Where(fleet => fleet.IsReached).Select(fleet => new ConfidenceMark(fleet.Hosts, fleet.Holds.Value, $"{AxisFormat.Percent(fleet.Confidence)}: {Hosts(fleet.Hosts)}"))],
            Planned = planned,
            Remark = result.Fleets.FirstOrDefault(fleet => !fleet.IsReached) is { } beyond ? $"no fleet holds in {AxisFormat.Percent(beyond.Confidence)}: {Worlds.Share(beyond.Holds.Value)} at most" : "",
        });
    }

    /// <summary>The most that so many hosts reach; more hosts than another fleet has, and a lower chance, are no step up.</summary>
    private static ImmutableArray<CurvePoint> Rising(ImmutableArray<FleetChoice> fleets)
    {
        var steps = ImmutableArray.CreateBuilder<CurvePoint>();
        foreach (var fleet in fleets.OrderBy(fleet => fleet.Hosts).ThenByDescending(fleet => fleet.Holds.Value))
        {
            if (steps.Count == 0 || fleet.Holds.Value > steps[^1].Y)
            {
                steps.Add(new CurvePoint(fleet.Hosts, fleet.Holds.Value));
            }
        }

        return steps.ToImmutable();
    }

    private static string Finding(UncertaintyResult result)
    {
        var told = result.Fleets.MinBy(fleet => Math.Abs(fleet.Confidence - Told))!;
        var (hosts, chance) = (result.Planned.Fleet.Hosts, Worlds.Share(result.PlanHolds.Value));
        return !told.IsReached ? $"No fleet holds in {AxisFormat.Percent(told.Confidence)} of the worlds: {Worlds.Share(told.Holds.Value)} at most"
            : told.Hosts == hosts ? $"The planned {Hosts(hosts)} hold in {chance} of the worlds"
            : $"{Hosts(told.Hosts)} hold in {Worlds.Share(told.Holds.Value)} of the worlds; the planned {AxisFormat.Items(hosts)} in {chance}";
    }

    private static string Hosts(long hosts) => hosts == 1 ? "1 host" : $"{AxisFormat.Items(hosts)} hosts";
}
