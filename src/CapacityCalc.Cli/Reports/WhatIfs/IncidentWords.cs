using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.WhatIfs;

/// <summary>An incident in words.</summary>
internal static class IncidentWords
{
    /// <summary><c>at 2× the peak, with 1 of 3 zones and the cache lost</c>.</summary>
    /// <param name="zones">Null where they are not the same everywhere.</param>
    public static string Of(Incident incident, int? zones)
    {
        var surge = incident.Surge is 1.0 ? "at the peak" : $"at {Factor(incident.Surge)}× the peak";
        var lost = string.Join(" and ", Lost(incident, zones));
        return lost.Length == 0 ? surge : incident.Surge is 1.0 ? $"with {lost} lost" : $"{surge}, with {lost} lost";
    }

    /// <summary><c>select, rank-1 and rank-2</c>.</summary>
    public static string Listed(IReadOnlyList<string> stages) => stages.Count == 1
        ? Names.Short(stages[0])
        : $"{string.Join(", ", stages.Take(stages.Count - 1).Select(Names.Short))} and {Names.Short(stages[^1])}";

    private static string Factor(double factor) => Figures.Say(Quantity.Number, factor);

    private static IEnumerable<string> Lost(Incident incident, int? zones)
    {
        if (incident.Count(Loss.Host) is > 0 and var hosts)
        {
            yield return hosts == 1 ? "a host of every pool" : $"{Figures.Say(Quantity.Count, hosts)} hosts of every pool";
        }

        if (incident.Count(Loss.Zone) is > 0 and var gone)
        {
            yield return zones is { } all ? $"{Figures.Say(Quantity.Count, gone)} of {Figures.Say(Quantity.Count, all)} zones" : gone == 1 ? "a zone" : $"{Figures.Say(Quantity.Count, gone)} zones";
        }

        if (incident.Count(Loss.Shard) > 0)
        {
            yield return "a shard of every sharded stage";
        }

        if (incident.Count(Loss.Cache) > 0)
        {
            yield return "the cache";
        }
    }
}
