using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.WhatIfs;

/// <summary>The fleet before and after an incident: stage by stage, end to end, and what would have to shrink.</summary>
internal static class WhatIfSection
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new("stage", Room: Room.Shrinks),
        new("before", Align.Right, Group: "hosts"),
        new("left", Align.Right, Group: "hosts"),
        new("before", Align.Right, Group: "busy"),
        new("after", Align.Right, Group: "busy"),
        new("before", Align.Right, Room.Optional, "p50"),
        new("after", Align.Right, Room.Optional, "p50"),
        new("before", Align.Right, Group: "p99"),
        new("after", Align.Right, Group: "p99"),
        new("accuracy", Room: Room.Optional),
    ];

    public static Section? Of(Estimate estimate) => estimate.WhatIf is not { } whatIf ? null : new(
        "What if",
        new Table(Columns, [.. whatIf.Before.Stages.Zip(whatIf.After.Stages, (before, after) => RowOf(before, after, whatIf)), EndToEnd(whatIf)]),
        new Statements([.. Lines(whatIf)]));

    private static Row RowOf(StageFigures before, StageFigures after, WhatIf whatIf)
    {
        var hasPool = before.HostsInService > 0;
        var isFirst = after.Stage == whatIf.After.Bottleneck;
        return new(
        [
            Cell.Of(before.Stage),
            hasPool ? Cell.Of(Quantity.Count, before.HostsInService) : Cell.Of(Figures.Absent),
            hasPool ? Cell.Of(Quantity.Count, after.HostsInService, after.HostsInService == 0 ? Tone.Bad : Tone.Plain) : Cell.Of(Figures.Absent),
            Cell.Of(Quantity.Ratio, before.Utilization),
            Cell.Of(Quantity.Ratio, after.Utilization, !after.Stable ? Tone.Bad : isFirst ? Tone.Strong : Tone.Plain),
            Cell.Of(Quantity.Duration, before.Latency.P50),
            Cell.Of(Quantity.Duration, after.Latency.P50),
            Cell.Of(Quantity.Duration, before.Latency.P99),
            Cell.Of(Quantity.Duration, after.Latency.P99),
            Cell.Of(after.IsExternal ? "external" : Accuracy(after.Method, after.Accuracy), Tone.Quiet),
        ]);
    }

    private static Row EndToEnd(WhatIf whatIf)
    {
        var (before, after) = (whatIf.Before, whatIf.After);
        return new(
            [
                Cell.Of("end to end"),
                Cell.Of(Quantity.Count, before.Stages.Sum(stage => stage.HostsInService)),
                Cell.Of(Quantity.Count, after.Stages.Sum(stage => stage.HostsInService)),
                Cell.Empty,
                Cell.Empty,
                Cell.Of(Quantity.Duration, before.Latency.P50),
                Cell.Of(Quantity.Duration, after.Latency.P50),
                Cell.Of(Quantity.Duration, before.Latency.P99, Tone.Strong),
                Cell.Of(Quantity.Duration, after.Latency.P99, Tone.Strong),
                Cell.Of(Accuracy(after.Method, after.Accuracy), Tone.Quiet),
            ],
            Role: RowRole.Total);
    }

    private static string Accuracy(Method method, double? accuracy) => accuracy is null ? Figures.Absent : Methods.Name(method, accuracy);

    private static IEnumerable<Prose> Lines(WhatIf whatIf)
    {
        var (before, after) = (whatIf.Before.Traffic, whatIf.After.Traffic);
        yield return Prose.Of($"before: every host bought is up, at the peak of {Rates(before)}, without headroom · after, {IncidentWords.Of(whatIf.Incident, whatIf.Zones)}: what is left of them, at {Rates(after)}", Tone.Quiet);
        foreach (var silent in whatIf.Silent)
        {
            yield return Prose.Of($"{Names.Short(silent.Stage)}: one of {Figures.Say(Quantity.Count, silent.Shards)} shards is silent, and answers miss {Figures.Say(Quantity.Ratio, silent.MissingShare)} of its items", Tone.Doubtful);
        }

        foreach (var (first, second) in whatIf.Before.Stages.Zip(whatIf.After.Stages))
        {
            if (first.DegradedShare is { } shareBefore && second.DegradedShare is { } shareAfter)
            {
                yield return Prose.Of($"{Names.Short(first.Stage)}: {Figures.Say(Quantity.Ratio, shareAfter)} of the requests go on at the timeout, without the rest; before {Figures.Say(Quantity.Ratio, shareBefore)}");
            }
        }

        foreach (var stage in whatIf.After.Stages.Where(stage => !stage.Stable && stage.HedgeExtraLoad is not null))
        {
            yield return Prose.Of($"{Names.Short(stage.Stage)}: busy is told without its second copies, which are work too", Tone.Quiet);
        }

        foreach (var objective in whatIf.After.Objectives)
        {
            yield return Objective(objective, whatIf.Before.Objectives.First(known => known.Objective == objective.Objective));
        }

        foreach (var line in Capacity(whatIf).Concat(DegradationLines.Of(whatIf)))
        {
            yield return line;
        }
    }

    /// <summary>What arrives, and where a cache answers some of it, what passes the pipeline.</summary>
    private static string Rates(TrafficFigures traffic) => traffic.PipelinePerSecond < traffic.PeakPerSecond * (1 - 1e-9)
        ? $"{Figures.Say(Quantity.Rate, traffic.PeakPerSecond)} ({Figures.Say(Quantity.Rate, traffic.PipelinePerSecond)} past the cache)"
        : Figures.Say(Quantity.Rate, traffic.PeakPerSecond);

    private static Prose Objective(ObjectiveFigures after, ObjectiveFigures before)
    {
        var verdict = Objectives.Verdict(after);
        var compared = Objectives.Compared(after) with { Tone = verdict.Tone() };
        var then = Objectives.Verdict(before);
        return new(
        [
            compared with { Text = $"{verdict.Mark()} {compared.Text}" },
            new Run($" · before {then.Mark()} {(before.Actual is { } actual ? Figures.Say(Quantity.Duration, actual) : "overloaded")}", Tone.Quiet),
        ]);
    }

    private static IEnumerable<Prose> Capacity(WhatIf whatIf)
    {
        if (whatIf.After is not { Capacity: { } capacity, Bottleneck: { } first })
        {
            yield break;
        }

        var peak = whatIf.Before.Traffic.PeakPerSecond;
        var next = whatIf.Overloaded.Where(stage => stage != first).ToArray();
        yield return Prose.Of($"{Names.Short(first)} overloads first as the load grows{(next.Length == 0 ? "" : $", then {IncidentWords.Listed(next)}")}: this saturates at {CapacitySection.Rate(capacity.SaturationPerSecond!.Value, peak)}");
        if (whatIf.After.Objectives.IsEmpty)
        {
            yield break;
        }

        yield return Prose.Of(capacity.MaxPerSecondWithinSlo is { } most
            ? $"Meets the latency objectives up to {CapacitySection.Rate(most, peak)}"
            : "Meets the latency objectives at no rate");
    }
}
