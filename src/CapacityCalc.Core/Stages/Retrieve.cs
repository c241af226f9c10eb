using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Stages;

/// <summary>Searches the corpus.</summary>
public sealed class Retrieve : IStageKind
{
    private static readonly Parameter<Selection> Matches =
        Parameter.Optional("matches", new SelectionType("10B"), "items in reach of a request, which are the items scored: a count, or a percentage of the corpus; all where absent");

    private static readonly Parameter<DocumentNode> Corpus =
        Parameter.Optional("corpus", new NodeType("map", "{ items: 100M, bytes_per_item: 1 KB }"), "the stage's own corpus; the scenario's where absent");

    public ParameterSet Parameters { get; } = new(
        "retrieve",
        "Searches the corpus: scores the items in reach and keeps some. Its pools hold the corpus in memory.",
        [Matches, .. Keep.Parameters, Work.RequiredModel, Corpus, .. Work.PlacementParameters],
        Keep.Constraints);

    Stage? IStageKind.Bind(StageContext context, Arguments arguments)
    {
        var keep = Keep.From(arguments);
        var search = new Search(context.Corpus(arguments, Corpus), arguments.TryGet(Matches, out var matches) ? matches : null);
        return Work.From(context, arguments, Work.RequiredModel, hasPayload: false) is { } work
            ? new ScoringStage { Name = context.Name, Kind = Parameters.Name, Branch = context.Branch, Span = arguments.Span, Work = work, Keep = keep, Search = search }
            : null;
    }
}
