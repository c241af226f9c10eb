using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>The answer in a line: <c>buy 402 hosts for 90% · 335 (the medians) hold in 61% of the worlds · measure models.dnn.time first</c>.</summary>
internal static class UncertaintyHeadline
{
    /// <summary>Where one confidence is to be named of several: what is usual for a plan that may be wrong one time in ten.</summary>
    private const double UsualConfidence = 0.9;

    public static IEnumerable<Prose> Of(UncertaintyResult result)
    {
        yield return Prose.Joined(Statements(result));
        if (string.Join(' ', Sentences(result)) is { Length: > 0 } sentences)
        {
            yield return Prose.Of(sentences);
        }
    }

    private static IEnumerable<Run> Statements(UncertaintyResult result)
    {
        if (Named(result) is { } choice)
        {
            var confidence = Figures.Say(Quantity.Ratio, choice.Confidence);
            if (choice.IsReached)
            {
                yield return new Run($"buy {Figures.SayCount(choice.Hosts, "host")} for {confidence}", Tone.Good);
            }
            else
            {
                yield return new Run($"✗ no fleet holds in {confidence} of the worlds, at most in {SampledFigures.RoundShare(choice.Holds)}", Tone.Bad);
                if (result.Fleets.LastOrDefault(fleet => fleet.IsReached && fleet.Confidence < choice.Confidence) is { } lesser)
                {
                    yield return new Run($"buy {Figures.SayCount(lesser.Hosts, "host")} for {Figures.Say(Quantity.Ratio, lesser.Confidence)}", Tone.Strong);
                }
            }
        }

        var hosts = result.Planned.Fleet.Hosts;
        yield return new Run(
            hosts > 0
                ? $"{Figures.Say(Quantity.Count, hosts)} (the medians) {(hosts == 1 ? "holds" : "hold")} in {SampledFigures.RoundShare(result.PlanHolds)} of the worlds"
                : $"the plan holds in {SampledFigures.RoundShare(result.PlanHolds)} of the worlds",
            Tone.Strong);
        if (Measure(result) is { } measure)
        {
            yield return new Run(measure, Tone.Strong);
        }
    }

    private static FleetChoice? Named(UncertaintyResult result) =>
        result.Fleets.IsEmpty ? null : result.Fleets.MinBy(fleet => Math.Abs(fleet.Confidence - UsualConfidence));

    /// <summary>One input where it comes first for every outcome.</summary>
    private static string? Measure(UncertaintyResult result)
    {
        var winners = result.MeasureFirst.GroupBy(first => MeasureSection.NameOf(first.Input)).ToArray();
        return winners switch
        {
            [] => null,
            [var only] => $"measure {only.Key} first",
            _ => $"measure {string.Join(", ", winners.Select((winner, index) => $"{winner.Key}{(index == 0 ? " first" : "")} for {string.Join(" and ", winner.Select(first => SampledFigures.Name(first.Kind)))}"))}",
        };
    }

    private static IEnumerable<string> Sentences(UncertaintyResult result)
    {
        if (result.Outcomes.All(outcome => outcome.IsCertain))
        {
            yield return "No figure differs anywhere within the ranges.";
            yield break;
        }

        if (string.Join("; ", Intervals(result)) is { Length: > 0 } intervals)
        {
            yield return $"In nine of ten worlds {intervals}.";
        }

        // Less is left to the remarks.
        foreach (var outcome in result.Outcomes.Where(outcome => outcome.Quantiles is [.., null] && outcome.Missing.Value > outcome.Impossible))
        {
            var share = SampledFigures.RoundShare(outcome.Missing with { Value = outcome.Missing.Value - outcome.Impossible });
            switch (outcome.Kind)
            {
                case OutcomeKind.P99:
                    yield return $"In {share} of the worlds the planned fleet is overloaded.";
                    break;
                case OutcomeKind.Hosts:
                    yield return $"In {share} of the worlds no fleet meets the objectives.";
                    break;
            }
        }
    }

    private static IEnumerable<string> Intervals(UncertaintyResult result)
    {
        foreach (var outcome in result.Outcomes.Where(outcome => outcome.Kind is OutcomeKind.P99 or OutcomeKind.Hosts))
        {
            if (outcome.Quantiles is not [{ } low, .., { } high])
            {
                continue;
            }

            var subject = outcome.Kind == OutcomeKind.P99 ? "the planned fleet's p99" : "a fleet sized anew";
            var (from, to) = (SampledFigures.Say(outcome.Kind, low), SampledFigures.Say(outcome.Kind, high));
            yield return outcome.Kind == OutcomeKind.P99
                ? from == to ? $"{subject} is {from}" : $"{subject} lies between {from} and {to}"
                : from == to ? $"{subject} has {from} {(from == "1" ? "host" : "hosts")}" : $"{subject} has between {from} and {to} hosts";
        }
    }
}
