using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>Why no fleet meets an objective, and what would.</summary>
internal static class InfeasibilitySection
{
    public static Section? Of(Estimate estimate)
    {
        if (estimate.Infeasibility is not { } reason)
        {
            return null;
        }

        var lines = ImmutableArray.CreateBuilder<Prose>();
        lines.Add(Prose.Of(Reason(reason)));
        if (!reason.Remedies.IsEmpty)
        {
            lines.Add(Prose.Of(reason.Remedies.Length == 1 ? "What would fit:" : "What would fit, each by itself:"));
            lines.AddRange(reason.Remedies.Select(remedy => Prose.Of($"· {InWords(remedy, reason.Objective)}")));
        }

        return new("Infeasible", new Statements(lines.ToImmutable()));
    }

    private static string Reason(Infeasibility reason)
    {
        var objective = Objectives.Name(reason.Objective);
        if (reason.BestPossible is not { } best)
        {
            return $"No fleet meets {objective} ≤ {Time(reason.Limit)}: {Names.Short(reason.Stage)} is overloaded on the hosts that the file gives it.";
        }

        var (actual, limit) = Figures.Compare(Quantity.Duration, best, reason.Limit);
        var share = reason.StageContribution is { } contribution ? $" {Names.Short(reason.Stage)} contributes {Time(contribution)}." : "";
        return $"No fleet meets {objective} ≤ {limit}: even with unlimited hosts{(reason.HasGivenHosts ? " wherever the file does not give their number" : "")} it is {actual}.{share}";
    }

    private static string InWords(Remedy remedy, Objective objective) => remedy.Kind switch
    {
        RemedyKind.Items => $"at most {Figures.SayAtMost(Quantity.Items, Math.Floor(remedy.Value))} items into {Names.Short(remedy.Stage)}",
        RemedyKind.Split => $"{Names.Short(remedy.Stage)} split into at least {Figures.Say(Quantity.Count, Math.Ceiling(remedy.Value))} tasks a request",
        RemedyKind.Hosts => $"at least {Figures.Say(Quantity.Count, remedy.Value)} hosts for {Names.Short(remedy.Stage)}",
        RemedyKind.Speed => $"every stage's tasks at least {Figures.SayAtLeast(Quantity.Number, remedy.Value)} times as fast: no change of {Names.Short(remedy.Stage)} alone is enough",
        RemedyKind.ServiceTime => $"at most {Figures.SayAtMost(Quantity.Duration, remedy.Value)} of service a task in {Names.Short(remedy.Stage)}",
        RemedyKind.Objective => $"an objective of {Objectives.Name(objective)} ≤ {Figures.SayAtLeast(Quantity.Duration, remedy.Value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(remedy), remedy, "no such remedy"),
    };

    private static string Time(double seconds) => Figures.Say(Quantity.Duration, seconds);
}
