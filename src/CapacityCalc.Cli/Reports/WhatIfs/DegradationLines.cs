using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.WhatIfs;

/// <summary>What would have to shrink for the objectives to hold.</summary>
internal static class DegradationLines
{
    public static IEnumerable<Prose> Of(WhatIf whatIf)
    {
        var degradation = whatIf.Degradation;
        switch (degradation.Need)
        {
            case DegradationNeed.None:
                yield return Prose.Of(whatIf.After.Objectives.IsEmpty ? "Nothing has to shrink: every stage carries the load" : "Nothing has to shrink: the latency objectives hold", Tone.Good);
                yield break;
            case DegradationNeed.Hopeless:
                yield return Prose.Of($"No number of items kept would help: no host of {IncidentWords.Listed(whatIf.Out)} is left", Tone.Bad);
                yield break;
        }

        var goal = whatIf.After.Objectives.IsEmpty ? "every stage to carry the load" : "the latency objectives to hold";
        if (degradation.Keeps.IsEmpty)
        {
            yield return Prose.Of($"No stage keeps a number of items that could shrink for {goal}");
            yield break;
        }

        yield return Prose.Of(degradation.Keeps.Length == 1 ? $"For {goal} on these hosts:" : $"For {goal} on these hosts, each by itself:");
        foreach (var keep in degradation.Keeps)
        {
            yield return Alone(keep);
        }

        if (degradation.Together is { } together)
        {
            var values = string.Join(" · ", together.Keeps.Select(keep => $"{keep.Path} {keep.Print(keep.Most!.Value)}"));
            yield return Prose.Of($"· ✓ together, at {Core.Units.Ratio.Dimension.Print(together.Factor)} of what they are: {values}: p99 {Figures.Say(Quantity.Duration, together.P99)}");
        }
        else if (degradation.Keeps.Count(keep => keep.Outcome == KeepOutcome.NotEnough) > 1)
        {
            yield return Prose.Of("· ✗ not even all of them together");
        }
    }

    private static Prose Alone(KeepLimit keep)
    {
        var now = $"(now {keep.Print(keep.Present)})";
        return keep.Outcome switch
        {
            KeepOutcome.Holds => Prose.Of($"· ✓ {keep.Path} at most {keep.Print(keep.Most!.Value)} {now}: p99 {Figures.Say(Quantity.Duration, keep.P99)}"),
            KeepOutcome.NoEffect => Prose.Of($"· {keep.Path} {now} changes nothing", Tone.Quiet),
            _ => Prose.Of($"· ✗ {keep.Path} {now} is not enough: {(keep.P99 is { } p99 ? $"p99 {Figures.Say(Quantity.Duration, p99)} at its least" : keep.Overloaded is { } stage ? $"{Names.Short(stage)} stays overloaded" : "there is no latency at its least")}"),
        };
    }
}
