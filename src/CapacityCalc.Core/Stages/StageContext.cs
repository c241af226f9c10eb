using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Stages;

/// <summary>What a stage kind asks of the scenario around it while it is bound.</summary>
internal interface IStageScope
{
    ArgumentBinder Binder { get; }

    /// <summary>The model that a name or a map means; null after a diagnostic.</summary>
    CostModel? Model(DocumentNode node, string path);

    /// <summary>The shape that a name or a map means, or the choice that is left open; null after a diagnostic.</summary>
    ShapeOption? Shape(DocumentNode node, string path);

    /// <summary>The scenario's own shape; none where it names none and none is needed.</summary>
    ShapeOption ScenarioShape(NeedOfShape need);

    ImmutableArray<Stage> Pipeline(DocumentNode node, string path, string? branch);
}

internal enum NeedOfShape
{
    /// <summary>The catalogue's default serves where the scenario names none.</summary>
    Needed,

    /// <summary>Only a shape that the scenario names is used.</summary>
    NotNeeded,
}

/// <summary>One stage's view of the scenario around it.</summary>
/// <param name="Branch">The branch it stands in; null at the top.</param>
internal sealed record StageContext(IStageScope Scope, string Name, string? Branch)
{
    public CostModel? Model(DocumentNode node, string path) => Scope.Model(node, path);

    public ShapeOption Hardware(Arguments arguments, Parameter<DocumentNode> parameter, bool isSelfContained) =>
        arguments.TryGet(parameter, out var node)
            ? Scope.Shape(node, arguments.PathOf(parameter)) ?? ShapeOption.None
            : Scope.ScenarioShape(isSelfContained ? NeedOfShape.NotNeeded : NeedOfShape.Needed);

    /// <summary>A map inside the stage's own; null where it is absent.</summary>
    public Arguments? Nested(ParameterSet set, Arguments arguments, Parameter<DocumentNode> parameter) =>
        arguments.TryGet(parameter, out var node) ? Scope.Binder.Bind(set, node, arguments.PathOf(parameter), node.Span) : null;

    public Corpus? Corpus(Arguments arguments, Parameter<DocumentNode> parameter) =>
        Nested(Scenarios.Corpus.Parameters, arguments, parameter) is { } corpus ? Scenarios.Corpus.From(corpus) : null;
}
