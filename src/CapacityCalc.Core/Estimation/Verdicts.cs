using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Holds the figures against the objectives.</summary>
public static class Verdicts
{
    /// <summary>Error of the mean and the lower percentiles ÷ that of the p99, at most, where waits are composed.</summary>
    private const double BodyError = 2;

    /// <summary>Relative error of a latency figure to expect where that of the p99 is given.</summary>
    public static double Accuracy(Objective objective, double ofP99) => objective is Objective.P95 or Objective.P99 or Objective.P999 ? ofP99 : ofP99 * BodyError;

    /// <param name="accuracy">Relative error of each latency figure to expect.</param>
    /// <param name="quality">Null where no model says it.</param>
    internal static ImmutableArray<ObjectiveFigures> Judge(Slo slo, Percentiles latency, Func<Objective, double> accuracy, FleetFigures fleet, QualityFigures? quality) =>
    [
        .. slo.Limits.Select(limit => limit.Objective switch
        {
            Objective.Hosts => Judge(limit, fleet.Hosts, 0),
            Objective.Cost => Judge(limit, fleet.CostPerHour, 0),
            Objective.Quality => Judge(limit, quality),
            _ => Judge(limit, latency.Figure(limit.Objective), accuracy(limit.Objective)),
        }),
    ];

    internal static ObjectiveFigures Judge(SloLimit limit, QualityFigures? quality)
    {
        var better = quality?.Better ?? Better.Higher;
        return new(limit.Objective, limit.Limit, quality?.Value, better == Better.Higher ? quality?.Value >= limit.Limit : quality?.Value <= limit.Limit, Marginal: false)
        {
            Better = better,
            Metric = quality?.Metric,
        };
    }

    private static ObjectiveFigures Judge(SloLimit limit, double? actual, double accuracy) => new(
        limit.Objective,
        limit.Limit,
        actual,
        actual <= limit.Limit,
        accuracy > 0 && actual is { } figure && Math.Abs(figure - limit.Limit) <= accuracy * figure);
}
