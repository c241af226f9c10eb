using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Scenarios;

/// <summary>Binds a list of stages, and through parallel stages the lists inside them.</summary>
internal sealed class PipelineBinder(ArgumentBinder binder, ModelTable models, HardwareTable hardware) : IStageScope
{
    private const string NameKey = "stage";
    private const string KindKey = "kind";
    private const string Example = "[{ stage: rank, kind: rank, model: linear, keep: 500 }]";

    /// <summary>Stage name → where it stands first.</summary>
    private readonly Dictionary<string, SourceSpan> _names = [];

    public ArgumentBinder Binder => binder;

    public CostModel? Model(DocumentNode node, string path) => models.Resolve(node, path);

    public ShapeOption? Shape(DocumentNode node, string path) => hardware.Resolve(node, path);

    public ShapeOption ScenarioShape(NeedOfShape need) => hardware.ScenarioShape(need);

    public ImmutableArray<Stage> Pipeline(DocumentNode node, string path, string? branch)
    {
        if (node is not ListNode list)
        {
            binder.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{path}' is {ValueReader.Shape(node)}, not a list of stages", $"write for example '{Example}'");
            return [];
        }

        if (list.Items.IsEmpty)
        {
            binder.Bag.Error(DiagnosticCodes.MissingValue, node.Span, $"'{path}' has no stage", $"write for example '{Example}'");
        }

        var stages = ImmutableArray.CreateBuilder<Stage>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (Bind(item, path, branch) is { } stage)
            {
                stages.Add(stage);
            }
        }

        return stages.ToImmutable();
    }

    private Stage? Bind(DocumentNode node, string pipelinePath, string? branch)
    {
        if (node is not MapNode map)
        {
            binder.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"a stage of '{pipelinePath}' is {ValueReader.Shape(node)}, not a map", $"write for example '{Example}'");
            return null;
        }

        var name = ReadName(map, pipelinePath);
        var path = $"pipeline.{name ?? "?"}";
        var kind = Names.Kind(map, KindKey, path, StageKinds.All.Select(known => known.Parameters.Name), StageKinds.Find, binder.Bag);
        if (kind is null)
        {
            return null;
        }

        var arguments = binder.Bind(kind.Parameters, map, path, map.Span, NameKey, KindKey);
        return kind.Bind(new StageContext(this, name ?? "?", branch), arguments);
    }

    private string? ReadName(MapNode map, string pipelinePath)
    {
        if (map[NameKey] is not { } node)
        {
            binder.Bag.Error(DiagnosticCodes.MissingKey, map.Span, $"a stage of '{pipelinePath}' needs '{NameKey}'", $"add '{NameKey}: rank-1' (its name, unique in the file)");
            return null;
        }

        if (!new ValueReader($"{pipelinePath}.{NameKey}", binder.Bag).TryText(node, "name", "rank-1", out var name))
        {
            return null;
        }

        if (!Names.Check(name, node.Span, "stage", binder.Bag))
        {
            return null;
        }

        if (!_names.TryAdd(name, node.Span))
        {
            var first = _names[name];
            binder.Bag.Error(
                DiagnosticCodes.DuplicateStage,
                node.Span,
                $"there are two stages named {Excerpt.Quote(name)}; the first stands at line {first.Line}",
                "give each stage a name of its own");
        }

        return name;
    }
}
