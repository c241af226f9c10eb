using System.Collections.Immutable;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>A network of fully connected layers.</summary>
/// <remarks>
/// FLOPs of an item: Σ 2·in·out over its layers. Bytes of an item: every layer reads its input and writes its output; the weights,
/// Σ (in + 1)·out values, are read once a task. Activation functions and normalisation add less than 1% at usual widths.
/// </remarks>
public sealed record Dense(int ValueBytes, ImmutableArray<int> Widths) : Architecture(ValueBytes)
{
    public override ModelWork Work(double items) =>
        new(items * Perceptron.Flops(Widths), items * Perceptron.Activations(Widths) * ValueBytes, Perceptron.Weights(Widths) * ValueBytes);

    public override ModelMemory Memory(double items) => new(Perceptron.Weights(Widths) * ValueBytes, 0);
}

public sealed class DenseKind() : ArchitectureKind(
    "dense",
    "Fully connected layers: FLOPs an item = Σ 2 × in × out.",
    [Widths])
{
    private static readonly Parameter<ImmutableArray<int>> Widths =
        Parameter.Required("widths", new WidthsType(2, "[1024, 512, 256, 1]"), "widths of the layers, that of the input first");

    internal override Architecture? Read(Arguments arguments, int valueBytes) =>
        arguments.TryGet(Widths, out var widths) ? new Dense(valueBytes, widths) : null;
}
