using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The keys at the top of a scenario file.</summary>
public static class ScenarioSections
{
    internal static readonly Parameter<string> Title = Parameter.Optional("scenario", new TextType("text", "Web search"), "title; the file's name where absent");

    internal static readonly Parameter<string> Description = Parameter.Optional("description", new TextType("text", "How many documents are ranked?"), "prose: the question that the scenario answers");

    internal static readonly Parameter<DocumentNode> Traffic = Parameter.Required("traffic", Map("{ rate: 1000/s }"), "the requests that arrive");

    internal static readonly Parameter<DocumentNode> Slo = Parameter.Optional("slo", Map("{ p99: 500 ms }"), "the objectives");

    internal static readonly Parameter<DocumentNode> Corpus = Parameter.Optional("corpus", Map("{ items: 100B, bytes_per_item: 200 B }"), "what is searched");

    internal static readonly Parameter<DocumentNode> Cache = Parameter.Optional("cache", Map("{ hit_ratio: 30%, latency: 2 ms }"), "a cache of whole answers");

    internal static readonly Parameter<DocumentNode> Network = Parameter.Optional("network", Map("{ round_trip: 0.5 ms }"), "what lies between the stages");

    internal static readonly Parameter<DocumentNode> Hardware =
        Parameter.Optional("hardware", new NodeType("shape's name or map", "c7i.8xlarge"), "the shape of every stage that names none, or `cheapest`; c7i.8xlarge where absent, and none where a stage gives both `hosts` and `workers`");

    internal static readonly Parameter<DocumentNode> Shapes =
        Parameter.Optional("shapes", Map("{ box: { like: c7i.8xlarge, price: 1 USD/h } }"), "machine shapes by name, beside those of the catalogue; one of a catalogue name overrides what it says of it");

    internal static readonly Parameter<DocumentNode> Planning = Parameter.Optional("planning", Map("{ utilization: 60% }"), "the rules that a fleet is sized by");

    internal static readonly Parameter<DocumentNode> Models = Parameter.Optional("models", Map("{ linear: { kind: per_item, time: 1 us } }"), "models by name");

    internal static readonly Parameter<DocumentNode> Pipeline =
        Parameter.Required("pipeline", new NodeType("list of stages", "[{ stage: rank, kind: rank, model: linear, keep: 500 }]"), "the stages, in order");

    internal static readonly Parameter<DocumentNode> Compare =
        Parameter.Optional("compare", Map("{ vary: { models.dnn.time: [1 ms, 2 ms] } }"), "variants to compare: what `compare` and the charts of a comparison take where the command line names none");

    internal static readonly Parameter<DocumentNode> Correlated =
        Parameter.Optional("correlated", new NodeType("list of [path, path, coefficient]", "[[models.linear.time, models.dnn.time, 0.8]]"), "ranges that vary together; the coefficient is that of the normal deviates behind them, for lognormal ranges of the logarithms");

    public static ParameterSet Parameters { get; } = new(
        "scenario",
        "A scenario file is one map; only `traffic` and `pipeline` are required.",
        [Title, Description, Traffic, Slo, Corpus, Cache, Network, Hardware, Shapes, Planning, Models, Pipeline, Compare, Correlated]);

    private static NodeType Map(string example) => new("map", example);
}
