using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The shapes that a scenario may name: those of the catalogue, and those of its own <c>shapes</c>, which go before.</summary>
internal sealed class HardwareTable(ArgumentBinder binder, Arguments sections)
{
    private const string NodeTypeName = "shape's name or map";

    /// <summary>The scenario's own, by name; those of a catalogue name too.</summary>
    private readonly Dictionary<string, KnownShape> _own = [];
    private readonly List<MapEntry> _entries = [];
    private ImmutableArray<string> _written = [];
    private readonly HashSet<string> _used = [];
    private readonly CatalogNotes _notes = new(binder);
    private ImmutableArray<Shape> _candidates;
    private ShapeOption? _scenarioShape;

    /// <summary>Binds the scenario's own shapes; before anything is looked up.</summary>
    public void BindShapes()
    {
        if (!sections.TryGet(ScenarioSections.Shapes, out var node))
        {
            return;
        }

        if (node is not MapNode map)
        {
            binder.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{ScenarioSections.Shapes.Name}' is {ValueReader.Shape(node)}, not a map", $"write for example '{ScenarioSections.Shapes.Example}'");
            return;
        }

        _written = [.. map.Entries.Select(entry => entry.Key)];
        foreach (var entry in map.Entries)
        {
            if (IsNameRight(entry))
            {
                _entries.Add(entry);
                var row = HardwareCatalog.Find(entry.Key);
                _own[entry.Key] = Bind(entry.Value, entry.Key, $"{ScenarioSections.Shapes.Name}.{entry.Key}", row is null ? null : KnownShape.Of(row));
            }
        }
    }

    public void BindScenarioShape()
    {
        if (sections.TryGet(ScenarioSections.Hardware, out var node))
        {
            _scenarioShape = Resolve(node, ScenarioSections.Hardware.Name);
        }
    }

    /// <summary>The scenario's own shape; the catalogue's default where it names none and <paramref name="need"/> is for one.</summary>
    public ShapeOption ScenarioShape(NeedOfShape need)
    {
        if (_scenarioShape is not null || need == NeedOfShape.NotNeeded || sections.IsGiven(ScenarioSections.Hardware))
        {
            return _scenarioShape ?? ShapeOption.None;
        }

        _notes.OfDefault();
        return ShapeOption.Of(Used(Known(HardwareCatalog.DefaultName)!));
    }

    /// <summary>The shape of that name; null where there is none. Its figures are not listed as assumptions.</summary>
    public Shape? Find(string name)
    {
        _used.Add(name);
        return Known(name)?.Shape;
    }

    /// <summary>The shape of that name, on which something was measured; null after a diagnostic. Its figures are not listed as assumptions.</summary>
    public Shape? Named(TextNode name, string path)
    {
        if (Find(name.Text) is { } shape)
        {
            return shape;
        }

        Unknown(name.Text, name.Span, path, "");
        return null;
    }

    /// <summary>The shape that a name or a map means, or the choice that is left open; null after a diagnostic.</summary>
    public ShapeOption? Resolve(DocumentNode node, string path)
    {
        if (node is MapNode)
        {
            return ShapeOption.Of(Used(Bind(node, Shape.InlineName, path, null)));
        }

        if (!new ValueReader(path, binder.Bag).TryText(node, NodeTypeName, HardwareCatalog.DefaultName, out var name))
        {
            return null;
        }

        if (name == ShapeOption.Cheapest)
        {
            return new ShapeOption(null, Candidates());
        }

        if (Known(name) is { } known)
        {
            return ShapeOption.Of(Used(known));
        }

        Unknown(name, node.Span, path, " Or write a shape, for example '{ cores: 32, memory: 64 GiB, price: 1.43 USD/h }'");
        return null;
    }

    /// <summary>Lists what is inherited from the catalogue among the assumptions, for shapes that were chosen.</summary>
    public void NoteChoices(ImmutableArray<Shape> chosen)
    {
        foreach (var shape in chosen)
        {
            _notes.Of(Known(shape.Name)!);
        }
    }

    /// <summary>Lists what the times of models follow from, where their shapes have it from the catalogue.</summary>
    public void NoteCompute(PipelineGraph graph)
    {
        foreach (var pool in graph.Pools)
        {
            if (pool is { Device: Device.Accelerator, Shape: { } host })
            {
                _notes.OfAcceleratorMemory(host);
            }

            if (pool.Model is ArchitectureModel model)
            {
                foreach (var shape in new[] { pool.Shape, model.CalibratedOn }.OfType<Shape>())
                {
                    _notes.OfCompute(Known(shape.Name), shape, pool.Device, model.Roofline.Precision);
                }
            }
        }
    }

    /// <param name="alternatives">Names that another choice would have used.</param>
    public void WarnOfUnused(ImmutableHashSet<string> alternatives)
    {
        foreach (var entry in _entries)
        {
            if (_candidates.IsDefault && !_used.Contains(entry.Key) && !alternatives.Contains(entry.Key))
            {
                binder.Bag.Warning(DiagnosticCodes.UnusedShape, entry.KeySpan, $"no stage uses the shape {Excerpt.Quote(entry.Key)}", "remove it, or name it as a stage's 'hardware'");
            }
        }
    }

    /// <summary>Every shape, the catalogue's first and then the scenario's own, in their orders.</summary>
    private ImmutableArray<Shape> Candidates()
    {
        if (_candidates.IsDefault)
        {
            var names = HardwareCatalog.Shapes.Select(row => row.Name).Concat(_entries.Select(entry => entry.Key)).Distinct();
            _candidates = [.. names.Select(name => Known(name)!.Shape)];
        }

        return _candidates;
    }

    private KnownShape? Known(string name) =>
        _own.TryGetValue(name, out var own) ? own : HardwareCatalog.Find(name) is { } row ? KnownShape.Of(row) : null;

    private Shape Used(KnownShape known)
    {
        _used.Add(known.Shape.Name);
        _notes.Of(known);
        return known.Shape;
    }

    /// <param name="overridden">The catalogue's of the same name; null for none.</param>
    private KnownShape Bind(DocumentNode node, string name, string path, KnownShape? overridden)
    {
        var arguments = binder.Bind(Shape.Parameters, node, path, node.Span);
        var basis = overridden;
        if (arguments.TryGet(Shape.Like, out var like))
        {
            _used.Add(like);
            basis = Known(like);
            if (basis is null && _written.Contains(like))
            {
                binder.Bag.Error(
                    DiagnosticCodes.UnknownHardware,
                    arguments.SpanOf(Shape.Like),
                    $"'{arguments.PathOf(Shape.Like)}' is {Excerpt.Quote(like)}, which {(like == name ? "is the shape itself" : "stands after it")}",
                    like == name ? "name a shape of the catalogue, or one that stands before it" : $"write {Excerpt.Quote(like)} before {Excerpt.Quote(name)}");
            }
            else if (basis is null)
            {
                Unknown(like, arguments.SpanOf(Shape.Like), arguments.PathOf(Shape.Like), "");
            }
        }

        return new KnownShape(Shape.From(arguments, name, basis?.Shape), path, basis?.Row, basis is null ? [] : KnownShape.InheritedBy(arguments, basis.Inherited));
    }

    private bool IsNameRight(MapEntry entry)
    {
        if (HardwareCatalog.Find(entry.Key) is not null)
        {
            return true;
        }

        if (entry.Key is ShapeOption.Cheapest or Shape.InlineName)
        {
            binder.Bag.Error(DiagnosticCodes.InvalidName, entry.KeySpan, $"the shape's name {Excerpt.Quote(entry.Key)} has a meaning of its own", "call it otherwise");
            return false;
        }

        return Names.Check(entry.Key, entry.KeySpan, "shape", binder.Bag);
    }

    private void Unknown(string name, SourceSpan span, string path, string also) => binder.Bag.Error(
        DiagnosticCodes.UnknownHardware,
        span,
        $"unknown hardware {Excerpt.Quote(name)} in '{path}'",
        Suggestions.Hint(name, [.. _own.Keys, .. HardwareCatalog.Shapes.Select(shape => shape.Name)]) + also);
}
