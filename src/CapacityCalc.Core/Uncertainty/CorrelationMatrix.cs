using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>The correlations of all inputs, of which a scenario names those that are not 0.</summary>
internal static class CorrelationMatrix
{
    /// <summary>What makes independent columns vary together; null where no inputs can be correlated like that.</summary>
    /// <param name="paths">Of all inputs, in the order of their columns.</param>
    public static CorrelationFactor? FactorOf(ImmutableArray<string> paths, ImmutableArray<InputCorrelation> correlations)
    {
        var matrix = new double[paths.Length, paths.Length];
        for (var input = 0; input < paths.Length; input++)
        {
            matrix[input, input] = 1;
        }

        foreach (var pair in correlations)
        {
            var (first, second) = (paths.IndexOf(pair.First), paths.IndexOf(pair.Second));
            (matrix[first, second], matrix[second, first]) = (pair.Coefficient, pair.Coefficient);
        }

        return CorrelationFactor.Of(matrix);
    }
}
