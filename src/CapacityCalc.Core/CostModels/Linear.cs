using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>A weighted sum of features: logistic regression and its like.</summary>
/// <remarks>FLOPs of an item: 2 a feature. Bytes of an item: its features are read; the weights are read once a task.</remarks>
public sealed record Linear(int ValueBytes, double Features) : Architecture(ValueBytes)
{
    public override ModelWork Work(double items) => new(2 * items * Features, items * Features * ValueBytes, Features * ValueBytes);

    public override ModelMemory Memory(double items) => new((Features + 1) * ValueBytes, 0);
}

public sealed class LinearKind() : ArchitectureKind(
    "linear",
    "A weighted sum of features, such as logistic regression: FLOPs an item = 2 × features.",
    [Features])
{
    private static readonly Parameter<int> Features = Parameter.Required("features", new IntegerType(1, 1_000_000_000, "200"), "features of an item");

    internal override Architecture? Read(Arguments arguments, int valueBytes) =>
        arguments.TryGet(Features, out var features) ? new Linear(valueBytes, features) : null;
}
