using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Fitting;

/// <summary>A scenario's model of an architecture, on the worker that its stage has.</summary>
/// <param name="Hardware">The name of the shape that runs it.</param>
/// <param name="Model">Placed there.</param>
/// <param name="Written">The model as the scenario writes it.</param>
public sealed record PlacedModel(string Stage, string Hardware, ArchitectureModel Model, MapNode Written)
{
    internal const string CallOverhead = "call_overhead";

    /// <summary>Whether the scenario says what a task takes before its first item.</summary>
    internal bool IsCallOverheadGiven => Written[CallOverhead] is not null;

    /// <summary>The model of a stage; null with a diagnostic where the stage has none of an architecture.</summary>
    /// <param name="document">With all its settings made and all choices taken.</param>
    /// <param name="bound">Of the same document.</param>
    /// <param name="span">Where the stage was named.</param>
    public static PlacedModel? Of(ScenarioDocument document, BoundScenario bound, string stage, SourceSpan span, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(bound);
        ArgumentNullException.ThrowIfNull(bag);
        var fitting = bound.Graph.Stages.Where(candidate => bound.Graph.WorkerOf(candidate)?.Model is ArchitectureModel).Select(candidate => candidate.Name).ToImmutableArray();
        if (bound.Graph.Stages.FirstOrDefault(candidate => candidate.Name == stage) is not { } found)
        {
            bag.Error(DiagnosticCodes.InvalidOption, span, $"there is no stage {Excerpt.Quote(stage)}", Suggestions.Hint(stage, [.. bound.Graph.Stages.Select(candidate => candidate.Name)]));
            return null;
        }

        if (bound.Graph.WorkerOf(found) is { Model: ArchitectureModel { Limits: not null } model, Shape: { } shape } && WrittenFor(document, stage) is { } written)
        {
            return new(stage, shape.Name, model, written);
        }

        bag.Error(
            DiagnosticCodes.InvalidOption,
            span,
            $"stage {Excerpt.Quote(stage)} {(found.Model is { } name ? $"runs {Excerpt.Quote(name)}, whose time does not follow from an architecture" : "runs no model")}",
            fitting.IsEmpty
                ? "describe the model by its architecture, for example 'kind: transformer', or fit its times --as affine"
                : $"{(fitting.Length == 1 ? "the stage whose time does is" : "the stages whose times do are")} {string.Join(", ", fitting)}; fit other times --as affine");
        return null;
    }

    private static MapNode? WrittenFor(ScenarioDocument document, string stage) =>
        document.Root[DocumentKeys.Pipeline] is ListNode pipeline && StageLists.Find(pipeline, stage, []) is MapNode map
            ? map[DocumentKeys.Model] switch
            {
                MapNode inline => inline,
                TextNode name => (document.Root[DocumentKeys.Models] as MapNode)?[name.Text] as MapNode,
                _ => null,
            }
            : null;
}
