using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.WhatIfs;

/// <summary>What the incident comes to, in a line: <c>✗ at 2× the peak: rank-2 overloaded, 116% busy · rank-1 keeping 310 would hold</c>.</summary>
internal static class WhatIfHeadline
{
    /// <summary>The table below names them all.</summary>
    private const int MostNamed = 2;

    public static Prose Of(WhatIf whatIf)
    {
        var statements = new List<Run>(Outcome(whatIf));
        if (Remedy(whatIf.Degradation) is { } remedy)
        {
            statements.Add(new Run(remedy, Tone.Strong));
        }

        var verdict = Objectives.Verdict(whatIf.After);
        var isJudged = !whatIf.After.Objectives.IsEmpty || verdict != Verdict.Passed;
        var incident = IncidentWords.Of(whatIf.Incident, whatIf.Zones);
        statements[0] = new Run($"{(isJudged ? $"{verdict.Mark()} " : "")}{incident}: {statements[0].Text}", isJudged ? verdict.Tone() : Tone.Strong);
        return Prose.Joined(statements);
    }

    /// <summary>The answer of the plan, told apart from that of the incident.</summary>
    public static Prose Planned(Estimate estimate) => new([new Run("As planned, without it: ", Tone.Plain), .. Headline.Of(estimate).Runs]);

    private static IEnumerable<Run> Outcome(WhatIf whatIf)
    {
        var after = whatIf.After;
        if (!whatIf.Out.IsEmpty)
        {
            yield return new Run($"no host of {IncidentWords.Listed(whatIf.Out)} is left", Tone.Bad);
            yield break;
        }

        foreach (var stage in whatIf.Overloaded.Take(MostNamed).Select(name => after.Stages.First(stage => stage.Stage == name)))
        {
            var copies = stage.HedgeExtraLoad is null ? "" : " before second copies";
            yield return new Run($"{Names.Short(stage.Stage)} overloaded, {Figures.Say(Quantity.Ratio, stage.Utilization)} busy{copies}", Tone.Bad);
        }

        if (whatIf.Overloaded.Length > MostNamed)
        {
            yield return new Run($"and {Figures.Say(Quantity.Count, whatIf.Overloaded.Length - MostNamed)} more", Tone.Bad);
        }

        if (after.Latency.P99 is not { } p99)
        {
            yield break;
        }

        var failed = after.Objectives.Where(objective => !objective.Passed).ToArray();
        var shown = failed.Length > 0 ? failed : [.. after.Objectives.OrderByDescending(objective => objective.Objective).Take(1)];
        foreach (var objective in shown)
        {
            yield return Objectives.Compared(objective);
        }

        if (shown.Length == 0)
        {
            yield return new Run($"p99 {Figures.Say(Quantity.Duration, p99)}", Tone.Strong);
        }

        if (whatIf.Before.Latency.P99 is { } before)
        {
            yield return new Run(string.Join(", ", shown.Select(objective => Before(whatIf, objective.Objective)).DefaultIfEmpty($"p99 before {Figures.Say(Quantity.Duration, before)}")), Tone.Plain);
        }
    }

    private static string Before(WhatIf whatIf, Objective objective) =>
        $"{Objectives.Name(objective)} before {Figures.Say(Quantity.Duration, whatIf.Before.Objectives.First(known => known.Objective == objective).Actual)}";

    /// <summary>What keeps the largest part of what is kept now.</summary>
    private static string? Remedy(Degradation degradation)
    {
        var best = degradation.Keeps.Where(keep => keep.Most is not null).MaxBy(keep => keep.Most / keep.Present);
        return degradation.Together is { } together && !(best?.Most / best?.Present >= together.Factor)
            ? $"keeping {Core.Units.Ratio.Dimension.Print(together.Factor)} of the items everywhere would hold"
            : best is null ? null : $"{Names.Short(best.Stage)} keeping {best.Print(best.Most!.Value)}{(best.Path.EndsWith("keep_per_shard", StringComparison.Ordinal) ? " a shard" : "")} would hold";
    }
}
