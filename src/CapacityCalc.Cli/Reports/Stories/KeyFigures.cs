using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Stories;

/// <summary>What a reader looks for first: the objectives with their verdicts, the load, the fleet, its cost, and what breaks first.</summary>
internal static class KeyFigures
{
    public static ImmutableArray<Block> Of(Estimate estimate)
    {
        var tiles = ImmutableArray.CreateBuilder<Tile>();
        foreach (var objective in estimate.Objectives)
        {
            var (actual, limit) = Objectives.Figures(objective);
            tiles.Add(new Tile(NameOf(objective), actual, ObjectivesSection.Margin(objective), new Judged(Objectives.Verdict(objective), $"{Objectives.Sign(objective)} {limit}")));
        }

        if (!Judges(estimate, Objective.P99) && estimate.Latency.P99 is { } p99)
        {
            tiles.Add(new Tile("p99 latency", Figures.Say(Quantity.Duration, p99), Judged(estimate)));
        }

        if (!Judges(estimate, Objective.Hosts) && estimate.Fleet.Hosts > 0)
        {
            tiles.Add(new Tile("Hosts", Figures.Say(Quantity.Count, estimate.Fleet.Hosts), $"{Figures.Say(Quantity.Count, estimate.Fleet.HostsInService)} in service"));
        }

        if (!Judges(estimate, Objective.Cost) && estimate.Fleet is { Hosts: > 0, CostPerMonth: { } cost })
        {
            tiles.Add(new Tile("Cost", Figures.Say(Quantity.UsdPerMonth, cost), Each(estimate.Fleet)));
        }

        tiles.Add(new Tile("Requests at peak", Figures.Say(Quantity.Rate, estimate.Traffic.PeakPerSecond), $"{Figures.Say(Quantity.Rate, estimate.Traffic.AveragePerSecond)} on average"));
        tiles.AddRange(Capacity(estimate));
        return [new Tiles(tiles.ToImmutable())];
    }

    private static bool Judges(Estimate estimate, Objective objective) => estimate.Objectives.Any(known => known.Objective == objective);

    private static string NameOf(ObjectiveFigures objective) => objective.Objective switch
    {
        Objective.Hosts => "Hosts",
        Objective.Cost => "Cost",
        Objective.Quality => objective.Metric ?? "Quality",
        Objective.Mean => "Mean latency",
        _ => $"{Objectives.Name(objective.Objective)} latency",
    };

    private static string Judged(Estimate estimate) => estimate.Latency.P50 is { } median ? $"p50 {Figures.Say(Quantity.Duration, median)}" : "";

    private static string Each(FleetFigures fleet) => fleet.CostPerMillionRequests is { } each ? $"{Figures.Say(Quantity.Usd, each)} a million requests" : "";

    private static IEnumerable<Tile> Capacity(Estimate estimate)
    {
        if (estimate.Capacity?.SaturationPerSecond is not { } saturation)
        {
            yield break;
        }

        var peak = estimate.Traffic.PeakPerSecond;
        var most = estimate.Capacity.MaxPerSecondWithinSlo is { } within && within < saturation ? within : saturation;
        yield return new Tile(
            "Capacity",
            Figures.SayAtMost(Quantity.Rate, most),
            (peak > 0 ? $"{Figures.Say(Quantity.Number, Figures.RoundTo(most / peak, 3))}× the peak, " : "") + (most < saturation ? "within the latency objectives" : "until it saturates"));
        if (estimate.Bottleneck is { } bottleneck)
        {
            yield return new Tile("Breaks first", Names.Short(bottleneck), $"fully busy at {Figures.SayAtMost(Quantity.Rate, saturation)}");
        }
    }
}
