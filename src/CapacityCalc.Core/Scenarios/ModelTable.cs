using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The scenario's models by name; each is bound once, however many stages use it.</summary>
internal sealed class ModelTable(ArgumentBinder binder, Arguments sections, HardwareTable hardware)
{
    private const string KindKey = "kind";

    private readonly Dictionary<string, CostModel?> _models = [];
    private readonly HashSet<string> _used = [];

    private MapNode? Map => sections.TryGet(ScenarioSections.Models, out var node) ? node as MapNode : null;

    public void BindAll()
    {
        if (sections.TryGet(ScenarioSections.Models, out var node) && node is not MapNode)
        {
            binder.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'models' is {ValueReader.Shape(node)}, not a map", $"write for example '{ScenarioSections.Models.Example}'");
            return;
        }

        foreach (var entry in Map?.Entries ?? [])
        {
            _models[entry.Key] = !Names.Check(entry.Key, entry.KeySpan, "model", binder.Bag) ? null : Bind(entry.Value, entry.Key, $"{ScenarioSections.Models.Name}.{entry.Key}");
        }
    }

    /// <summary>The model that a stage means by a name, or writes in place; null after a diagnostic.</summary>
    public CostModel? Resolve(DocumentNode node, string path)
    {
        if (node is MapNode map)
        {
            var kind = map[KindKey] is TextNode { Text.Length: > 0 } text ? text.Text : "inline";
            return Bind(map, kind, path);
        }

        if (!new ValueReader(path, binder.Bag).TryText(node, "model's name or map", "dnn", out var name))
        {
            return null;
        }

        _used.Add(name);
        if (_models.TryGetValue(name, out var model))
        {
            return model;
        }

        binder.Bag.Error(
            DiagnosticCodes.UnknownModel,
            node.Span,
            $"unknown model {Excerpt.Quote(name)} in '{path}'",
            _models.Count > 0 ? Suggestions.Hint(name, _models.Keys) : "name it under 'models', for example 'models: { dnn: { kind: per_item, time: 1 ms } }'");
        return null;
    }

    /// <param name="alternatives">Names that another choice would have used.</param>
    public void WarnOfUnused(ImmutableHashSet<string> alternatives)
    {
        foreach (var entry in Map?.Entries ?? [])
        {
            if (!_used.Contains(entry.Key) && !alternatives.Contains(entry.Key))
            {
                binder.Bag.Warning(DiagnosticCodes.UnusedModel, entry.KeySpan, $"no stage uses the model {Excerpt.Quote(entry.Key)}", "remove it, or name it as a stage's 'model'");
            }
        }
    }

    private CostModel? Bind(DocumentNode node, string name, string path)
    {
        if (node is not MapNode map)
        {
            binder.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{path}' is {ValueReader.Shape(node)}, not a map", "write for example '{ kind: per_item, time: 1 ms }'");
            return null;
        }

        var kind = Names.Kind(map, KindKey, path, CostModelKinds.All.Select(known => known.Parameters.Name), CostModelKinds.Find, binder.Bag);
        if (kind is null)
        {
            return null;
        }

        binder.Assume($"{path}.{KindKey}", kind.Parameters.Name, map[KindKey]!.Origin);
        return kind.Bind(new ModelContext(name, hardware.Named), binder.Bind(kind.Parameters, map, path, map.Span, KindKey));
    }
}
