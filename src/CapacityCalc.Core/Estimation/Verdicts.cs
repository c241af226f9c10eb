using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Holds the figures against the objectives.</summary>
internal static class Verdicts
{
    /// <summary>Error of the mean and the lower percentiles ÷ that of the p99, at most, where waits are composed.</summary>
    private const double BodyError = 2;

    /// <param name="accuracy">Relative error of the latency figures to expect.</param>
    public static ImmutableArray<ObjectiveFigures> Judge(Slo slo, Percentiles latency, double accuracy, FleetFigures fleet) =>
    [
        .. slo.Limits.Select(limit => limit.Objective switch
        {
            Objective.Hosts => Judge(limit, fleet.Hosts, 0),
            Objective.Cost => Judge(limit, fleet.CostPerHour, 0),
            Objective.P95 or Objective.P99 or Objective.P999 => Judge(limit, latency.Figure(limit.Objective), accuracy),
            _ => Judge(limit, latency.Figure(limit.Objective), accuracy * BodyError),
        }),
    ];

    private static ObjectiveFigures Judge(SloLimit limit, double? actual, double accuracy) => new(
        limit.Objective,
        limit.Limit,
        actual,
        actual <= limit.Limit,
        accuracy > 0 && actual is { } figure && Math.Abs(figure - limit.Limit) <= accuracy * figure);
}
