using System.Collections.Immutable;

namespace CapacityCalc.Charts;

/// <summary>Every kind of chart. A new one is a file and a line here.</summary>
public static class ChartCatalog
{
    public static ImmutableArray<IChart> All { get; } =
    [
        new FunnelChart(),
        new LatencyChart(),
        new LoadChart(),
        new DayChart(),
        new DepthChart(),
        new ParetoChart(),
        new HeatmapChart(),
        new StagesChart(),
        new FrontierChart(),
        new RunwayChart(),
        new TornadoChart(),
        new DistributionChart(),
        new HostsChart(),
        new FanChart(),
    ];

    public static IChart? Find(string name) => All.FirstOrDefault(chart => chart.Name == name);
}
