using System.Collections.Immutable;

namespace CapacityCalc.Core.CostModels;

/// <summary>Every kind of model; a new one is one file and one line here.</summary>
public static class CostModelKinds
{
    public static ImmutableArray<IModelKind> All { get; } =
    [
        new PerItemKind(),
        new ServiceKind(),
        new MeasuredKind(),
        new TransformerKind(),
        new DenseKind(),
        new EmbeddingKind(),
        new DlrmKind(),
        new LinearKind(),
        new GbdtKind(),
        new FlatKind(),
        new HnswKind(),
        new IvfPqKind(),
        new InvertedIndexKind(),
    ];

    public static IModelKind? Find(string name) => All.FirstOrDefault(kind => kind.Parameters.Name == name);
}
