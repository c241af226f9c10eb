using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>A scenario that is right, from which wrong ones are made.</summary>
internal sealed record Specimen(string Name, byte[] Bytes, MapNode Tree);

/// <summary>What inputs are made of: right scenarios, and every key that one may have.</summary>
internal sealed class Corpus
{
    private static readonly ImmutableArray<ParameterSet> Sections =
    [
        ScenarioSections.Parameters, Traffic.Parameters, Slo.Parameters, Core.Scenarios.Corpus.Parameters, Cache.Parameters, Network.Parameters, Planning.Parameters, Shape.Parameters, CompareSection.Parameters, Hedge.Parameters,
        ModelQuality.Parameters, .. StageKinds.All.Select(kind => kind.Parameters), .. CostModelKinds.All.Select(kind => kind.Parameters),
    ];

    private Corpus(ImmutableArray<Specimen> specimens)
    {
        Specimens = specimens;
        MapNode[] examples = [.. Sections.SelectMany(set => set.Parameters).Select(Example)];
        var written = specimens.Select(specimen => specimen.Tree).Concat(examples).SelectMany(Tree.Nodes).ToArray();
        Entries = [.. written.OfType<MapNode>().SelectMany(map => map.Entries)];
        Scalars = [.. written.OfType<TextNode>()];
        Items = [.. written.OfType<ListNode>().SelectMany(list => list.Items)];
    }

    public ImmutableArray<Specimen> Specimens { get; }

    /// <summary>Keys with a value that is right for them somewhere.</summary>
    public ImmutableArray<MapEntry> Entries { get; }

    public ImmutableArray<TextNode> Scalars { get; }

    /// <summary>Of lists: stages, measurements, correlations.</summary>
    public ImmutableArray<DocumentNode> Items { get; }

    /// <summary>Every scenario of a folder and those below it, in the order of their names.</summary>
    public static Corpus Of(string folder) =>
        new([.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => Read(folder, path))]);

    private static Specimen Read(string folder, string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new(Path.GetRelativePath(folder, path), bytes, Parse(path, bytes));
    }

    /// <summary>A map of the one key, with the value that documents it.</summary>
    private static MapNode Example(IParameter parameter) => Parse(parameter.Name, Encoding.UTF8.GetBytes($"{parameter.Name}: {parameter.Example}"));

    private static MapNode Parse(string source, byte[] bytes)
    {
        var bag = new DiagnosticBag();
        using var stream = new MemoryStream(bytes);
        return ScenarioReader.Read(source, stream, bag) is { } document && !bag.HasErrors
            ? document.Root
            : throw new InvalidDataException($"{source} is not right: {bag.ToImmutable()[0].Message}");
    }
}
