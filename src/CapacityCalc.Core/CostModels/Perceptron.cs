using System.Collections.Immutable;

namespace CapacityCalc.Core.CostModels;

/// <summary>Fully connected layers of successive widths, the input's first.</summary>
internal static class Perceptron
{
    /// <summary>Operations of one item: Σ 2·in·out, a multiply-add being two.</summary>
    public static double Flops(ImmutableArray<int> widths) => 2 * Pairs(widths).Sum(layer => layer.In * layer.Out);

    /// <summary>Weights and biases: Σ (in + 1)·out.</summary>
    public static double Weights(ImmutableArray<int> widths) => Pairs(widths).Sum(layer => (layer.In + 1) * layer.Out);

    /// <summary>Values that one item's pass reads and writes: every layer its input and its output.</summary>
    public static double Activations(ImmutableArray<int> widths) => Pairs(widths).Sum(layer => layer.In + layer.Out);

    private static IEnumerable<(double In, double Out)> Pairs(ImmutableArray<int> widths) =>
        widths.Skip(1).Select((width, index) => ((double)widths[index], (double)width));
}
