using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>What a reader of the latency budget has to know beside its figures.</summary>
internal static class BudgetRemarks
{
    public static IEnumerable<Prose> Of(Estimate estimate, BudgetFigures budget)
    {
        var remarks = budget.Stages.Zip(estimate.Funnel, estimate.Stages).SelectMany(entry => OfStage(entry.First, entry.Second, entry.Third).Select(remark => (entry.First.Stage, Remark: remark)));
        foreach (var alike in remarks.GroupBy(entry => entry.Remark))
        {
            yield return Prose.Of($"{string.Join(", ", alike.Select(entry => Names.Short(entry.Stage)))}: {alike.Key}");
        }

        foreach (var ended in budget.Stages.Where(stage => stage.Slack?.EndedBy is { } objective && objective != budget.Objective).GroupBy(stage => stage.Slack!.EndedBy))
        {
            var limit = estimate.Objectives.First(objective => objective.Objective == ended.Key).Limit;
            yield return Prose.Of($"growth ended by {Objectives.Name(ended.Key!.Value)} ≤ {Figures.Say(Quantity.Duration, limit)}: {string.Join(", ", ended.Select(stage => Names.Short(stage.Stage)))}");
        }

        var several = estimate.Objectives.Count(objective => objective.Objective.IsLatency()) > 1;
        var requests = budget.Objective == Objective.Mean ? "on average" : $"of the requests that take as long as the {Objectives.Name(budget.Objective)}";
        var least = several ? ", the objective with the least to spare" : "";
        var grow = $"could grow: each stage alone, all else equal, on these hosts in service, until {(several ? "a latency" : "the")} objective breaks";
        var missed = budget.SlackSeconds < 0 ? " · below 0: what it would have to give back" : "";
        yield return Prose.Of($"time in each stage {requests}{least} · {grow}{missed}{(estimate.Method == Method.Simulated ? " · all by formula" : "")}", Tone.Quiet);
    }

    private static IEnumerable<string> OfStage(StageBudget stage, FunnelFigures step, StageFigures figures)
    {
        if (stage.Slack is { End: GrowthEnd.OutOfReach } && stage.Items?.Most is null && stage.Layers?.Most is null)
        {
            yield return "no change of the stage alone is enough";
            yield break;
        }

        if (stage.Slack is { End: GrowthEnd.OutOfReach })
        {
            yield return "not even without the stage's time is the objective met";
        }

        if (stage.Slack is { End: GrowthEnd.Nothing })
        {
            yield return $"no delay of the stage breaks an objective{(figures.DegradedShare is null ? "" : ": its timeout would cut its answers")}";
        }

        if (stage.Items is { } items)
        {
            if (Math.Abs(items.Present - (step.ItemsIn ?? items.Present)) > 0)
            {
                yield return "the items are the vectors of the index";
            }

            if (Ended(items, "item") is { } ended)
            {
                yield return ended;
            }
        }

        if (stage.Layers is { } layers && Ended(layers, "layer") is { } end)
        {
            yield return end;
        }
    }

    private static string? Ended(StageGrowth growth, string one) => growth.End switch
    {
        GrowthEnd.Load => $"one {one} more overloads the hosts",
        GrowthEnd.Memory => $"more {one}s do not fit the memory",
        GrowthEnd.Corpus => $"there are no more {one}s in the corpus",
        GrowthEnd.OutOfReach => $"no number of {one}s is small enough",
        _ when growth.IsExtrapolated => $"the time was not measured for so many {one}s",
        _ => null,
    };
}
