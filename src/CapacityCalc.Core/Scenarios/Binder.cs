using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Scenarios;

/// <summary>Turns a document into a scenario; every mistake of the document is reported at once.</summary>
public static class Binder
{
    /// <summary>The scenario with its pipeline lowered; null where the document holds an error.</summary>
    /// <param name="bag">Takes the diagnostics of this document, after those it already holds.</param>
    public static BoundScenario? Bind(ScenarioDocument document, DiagnosticBag bag) => Bind(document, new ArgumentBinder(bag));

    internal static BoundScenario? Bind(ScenarioDocument document, ArgumentBinder binder)
    {
        var bag = binder.Bag;
        var sections = binder.Bind(ScenarioSections.Parameters, document.Root, "", document.Root.Span);
        var hardware = new HardwareTable(binder, sections);
        var models = new ModelTable(binder, sections, hardware);
        var pipelines = new PipelineBinder(binder, models, hardware);

        Arguments Section(ParameterSet set, Parameter<DocumentNode> parameter) =>
            binder.Bind(set, sections.TryGet(parameter, out var node) ? node : null, parameter.Name, sections.SpanOf(parameter));

        var traffic = sections.IsGiven(ScenarioSections.Traffic) ? Traffic.From(Section(Traffic.Parameters, ScenarioSections.Traffic)) : null;
        var objectives = sections.IsGiven(ScenarioSections.Slo) ? Section(Slo.Parameters, ScenarioSections.Slo) : null;
        var slo = objectives is null ? Slo.None : Slo.From(objectives);
        var corpus = sections.IsGiven(ScenarioSections.Corpus) ? Corpus.From(Section(Corpus.Parameters, ScenarioSections.Corpus)) : null;
        var cache = sections.IsGiven(ScenarioSections.Cache) ? Cache.From(Section(Cache.Parameters, ScenarioSections.Cache)) : null;
        var network = Network.From(Section(Network.Parameters, ScenarioSections.Network));
        var planning = Planning.From(Section(Planning.Parameters, ScenarioSections.Planning));
        if (sections.IsGiven(ScenarioSections.Compare))
        {
            _ = CompareSection.From(Section(CompareSection.Parameters, ScenarioSections.Compare));
        }

        hardware.BindShapes();
        hardware.BindScenarioShape();
        models.BindAll();
        var pipeline = sections.TryGet(ScenarioSections.Pipeline, out var stages)
            ? pipelines.Pipeline(stages, ScenarioSections.Pipeline.Name, null)
            : [];
        var correlations = sections.TryGet(ScenarioSections.Correlated, out var pairs) ? CorrelationReader.Read(pairs, document, binder) : [];
        RangePlaces.Check(document, binder.Ranges, bag);
        if (bag.HasErrors || traffic is null)
        {
            return null;
        }

        models.WarnOfUnused(document.Alternatives);
        hardware.WarnOfUnused(document.Alternatives);

        var scenario = new Scenario
        {
            Name = sections.Get(ScenarioSections.Title) ?? document.Name,
            Description = sections.Get(ScenarioSections.Description),
            Traffic = traffic,
            Slo = slo,
            Corpus = corpus,
            Cache = cache,
            Network = network,
            Planning = planning,
            Pipeline = pipeline,
            Assumptions = binder.Assumptions,
        };
        if (planning.HorizonPlace is { } place && !scenario.Growing.Any())
        {
            bag.Warning(DiagnosticCodes.UnusedValue, place, "'planning.horizon' has no effect: nothing of the scenario grows", "add 'growth: 5%/month' to 'traffic' or 'corpus', or remove 'horizon'");
        }

        if (CheapestShapes.Choose(scenario, bag) is not { } choice)
        {
            return null;
        }

        if (!choice.Chosen.IsEmpty)
        {
            hardware.NoteChoices(choice.Chosen);
            scenario = scenario with { Assumptions = binder.Assumptions };
        }

        var graph = Lowering.Lower(scenario, choice.ByStage, bag);
        FleetLimits.Check(scenario, graph, bag);
        if (objectives is not null)
        {
            Slo.CheckQuality(objectives, graph);
        }

        hardware.NoteCompute(graph);
        RangePlaces.Note(binder.Ranges, bag);
        scenario = scenario with { Assumptions = binder.Assumptions };
        return bag.HasErrors ? null : new BoundScenario(scenario, graph, bag.ToImmutable()) { Hardware = choice, Uncertain = [.. binder.Ranges], Correlations = correlations };
    }
}

/// <param name="Diagnostics">The warnings; there is no error among them.</param>
public sealed record BoundScenario(Scenario Scenario, PipelineGraph Graph, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The shapes chosen for the stages that leave theirs open.</summary>
    internal HardwareChoice Hardware { get; init; } = HardwareChoice.None;

    /// <summary>The quantities that the document knows as ranges, of which the scenario has the medians; in the order of binding.</summary>
    public ImmutableArray<UncertainInput> Uncertain { get; init; } = [];

    /// <summary>Which of them vary together.</summary>
    public ImmutableArray<InputCorrelation> Correlations { get; init; } = [];

    /// <summary>Where a stage stands in the file.</summary>
    internal SourceSpan SpanOf(string stage) => Graph.Stages.First(known => known.Name == stage).Span;
}
