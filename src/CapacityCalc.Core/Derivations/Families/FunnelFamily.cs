using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The items that enter and leave every stage.</summary>
internal static class FunnelFamily
{
    private static readonly Symbol Out = new("n", "out");

    public static string In(string stage) => $"funnel.{stage}.items_in";

    public static string Left(string stage) => $"funnel.{stage}.items_out";

    public static void Derive(Subject subject, StepList steps) => Pipeline(subject, steps, [.. subject.Scenario.Pipeline], Entering(subject, steps));

    /// <summary>What enters the first stage; null where the scenario does not say.</summary>
    private static Reference? Entering(Subject subject, StepList steps) =>
        subject.Scenario.Traffic.Items is { } items ? steps.Given("traffic.items", new("n", "0"), "items of a request", Measure.Items, items)
        : subject.Scenario.Corpus is { } corpus ? Corpus(steps, "corpus", corpus)
        : null;

    private static Reference Corpus(StepList steps, string path, Corpus corpus, string? stage = null) =>
        steps.Given($"{path}.items", new("n", "corpus"), "items of the corpus", Measure.Items, corpus.Items, stage);

    private static Reference? Pipeline(Subject subject, StepList steps, IEnumerable<Stage> stages, Reference? entering)
    {
        foreach (var stage in stages)
        {
            entering = stage switch
            {
                ParallelStage parallel => Parallel(subject, steps, parallel, entering),
                ScoringStage scoring => Scoring(subject, steps, scoring, entering),
                PassingStage passing => Passing(subject, steps, passing, entering),
                _ => throw new ArgumentOutOfRangeException(nameof(stages), stage, "no such stage"),
            };
        }

        return entering;
    }

    private static Reference? Scoring(Subject subject, StepList steps, ScoringStage stage, Reference? entering)
    {
        var figures = FiguresOf(subject, stage);
        var scored = stage.Search is { } search ? Searched(subject, steps, stage, search, entering) : entering;
        AddIn(subject, steps, figures, scored is null ? OwnItems(subject, steps, stage) : scored);

        Reference itemsIn = new(In(stage.Name));
        Expression kept = stage.Keep switch
        {
            { PerShard: { } each } => new Function(
                FunctionKind.Min,
                steps.Given($"pipeline.{stage.Name}.keep_per_shard", new("k"), "kept of each shard", Measure.Items, each, stage.Name) * new Reference(StageFamily.Shards(stage.Name)),
                itemsIn),
            { Total: { } total } when steps.Given($"pipeline.{stage.Name}.keep", new("k"), total.IsShare ? "kept share" : "kept", total.IsShare ? Measure.Ratio : Measure.Items, total.Amount, stage.Name) is var keep =>
                total.IsShare ? itemsIn * keep : figures.ItemsIn is null ? keep : new Function(FunctionKind.Min, keep, itemsIn),
            _ => itemsIn,
        };
        return AddOut(steps, figures, Found(subject, steps, figures, kept), stage.Keep.PerShard is not null || figures.ItemsIn is null ? null : "no more than come in");
    }

    /// <summary>An approximate search finds no more than it looks at.</summary>
    private static Expression Found(Subject subject, StepList steps, FunnelFigures figures, Expression kept)
    {
        var graph = subject.Graph;
        if (figures is not { ItemsIn: { } scored, ItemsOut: { } left } || graph.WorkerOf(graph.Stages.First(stage => stage.Name == figures.Stage)) is not { } pool
            || pool.Model.MostFound(scored, pool.Shards * pool.Pieces) is var most && left < most * (1 - 1e-9) || most >= scored)
        {
            return kept;
        }

        var found = steps.Add(
            $"stages.{figures.Stage}.items_found",
            new("n", "found"),
            "items that the search can find at most",
            Measure.Items,
            most,
            new NumericMethod($"what '{pool.Model.Name}' finds, by its architecture, in every shard", [StageFamily.Shards(figures.Stage), StageFamily.Split(figures.Stage), In(figures.Stage)]),
            figures.Stage);
        return new Function(FunctionKind.Min, kept, found);
    }

    private static Expression Searched(Subject subject, StepList steps, ScoringStage stage, Search search, Reference? entering)
    {
        Reference? all = search.Corpus is { } own ? Corpus(steps, $"pipeline.{stage.Name}.corpus", own, stage.Name)
            : subject.Scenario.Corpus is { } corpus ? Corpus(steps, "corpus", corpus)
            : entering;
        if (search.Matches is not { } matches)
        {
            return all!;
        }

        var given = steps.Given($"pipeline.{stage.Name}.matches", new("m"), matches.IsShare ? "share in reach" : "items in reach", matches.IsShare ? Measure.Ratio : Measure.Items, matches.Amount, stage.Name);
        return matches.IsShare && all is not null ? new Product([all, given]) : given;
    }

    /// <summary>Where nothing else says how many, the model does.</summary>
    private static Reference? OwnItems(Subject subject, StepList steps, ScoringStage stage) => stage.Work.Model.OwnItems is { } own
        ? steps.Given(ModelPlaces.OwnItems(subject, stage.Name, stage.Work.Model), new("n", "own"), "items that the model searches", Measure.Items, own, stage.Name)
        : null;

    private static Reference? Passing(Subject subject, StepList steps, PassingStage stage, Reference? entering)
    {
        var figures = FiguresOf(subject, stage);
        AddIn(subject, steps, figures, entering);
        Reference itemsIn = new(In(stage.Name));
        return stage.Kind == "filter"
            ? AddOut(steps, figures, itemsIn * steps.Given($"pipeline.{stage.Name}.pass", new("k"), "share that passes", Measure.Ratio, stage.Pass, stage.Name), null)
            : AddOut(steps, figures, itemsIn, "the items pass through");
    }

    private static Reference? Parallel(Subject subject, StepList steps, ParallelStage stage, Reference? entering)
    {
        var figures = FiguresOf(subject, stage);
        AddIn(subject, steps, figures, entering);
        var outs = stage.Branches.Select(branch => (Expression?)Pipeline(subject, steps, branch, entering)).OfType<Expression>().ToArray();
        var overlap = steps.Given($"pipeline.{stage.Name}.overlap", new("o"), "share of the branches' items that are the same", Measure.Ratio, stage.Overlap, stage.Name);
        Expression sum = Sum.Of(outs) * (1 - overlap);
        return AddOut(steps, figures, new Function(FunctionKind.Max, [sum, .. outs]), "what the branches leave, at least the largest of them");
    }

    private static void AddIn(Subject subject, StepList steps, FunnelFigures figures, Expression? formula)
    {
        if (formula is null)
        {
            return;
        }

        var itemsIn = steps.Add(In(figures.Stage), new("n"), "items into the stage", Measure.Items, figures.ItemsIn, formula, figures.Stage);
        steps.Add(
            $"funnel.{figures.Stage}.items_per_second",
            new("n", "s"),
            "items/s into the stage",
            Measure.PerSecond,
            figures.ItemsPerSecond,
            itemsIn * new Reference(TrafficFamily.Pipeline),
            figures.Stage);
    }

    private static Reference? AddOut(StepList steps, FunnelFigures figures, Expression formula, string? remark) =>
        figures.ItemsOut is { } items ? steps.Add(Left(figures.Stage), Out, "items that leave the stage", Measure.Items, items, formula, figures.Stage, remark) : null;

    private static FunnelFigures FiguresOf(Subject subject, Stage stage) => subject.Estimate.Funnel.First(figures => figures.Stage == stage.Name);
}
