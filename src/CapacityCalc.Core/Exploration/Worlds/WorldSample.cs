using System.Collections.Immutable;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Values of every uncertain input in many worlds.</summary>
/// <remarks>Inputs that are correlated, directly or by way of others, form a group: the groups are independent of each other.</remarks>
internal sealed class WorldSample
{
    private readonly ImmutableArray<UncertainInput> _inputs;
    private readonly double[][] _uniforms;

    private WorldSample(ImmutableArray<UncertainInput> inputs, double[][] uniforms)
    {
        _inputs = inputs;
        _uniforms = uniforms;
        Count = uniforms.Length == 0 ? 0 : uniforms[0].Length;
    }

    public int Count { get; }

    /// <param name="purpose">Samples of different purposes are independent.</param>
    public static WorldSample Draw(ImmutableArray<UncertainInput> inputs, ImmutableArray<InputCorrelation> correlations, ulong seed, string purpose, int worlds)
    {
        var columns = inputs.Select(input => WorldSampler.Column(seed, input.Path, purpose, worlds)).ToArray();
        return new WorldSample(inputs, correlations.IsEmpty ? columns : CorrelationMatrix.FactorOf([.. inputs.Select(input => input.Path)], correlations)!.Apply(columns));
    }

    /// <summary>The sample's first worlds.</summary>
    public WorldSample First(int worlds) => new(_inputs, [.. _uniforms.Select(column => column[..worlds])]);

    /// <summary>This sample with the columns of some inputs from another.</summary>
    public WorldSample With(ImmutableArray<int> replaced, WorldSample other) =>
        new(_inputs, [.. _uniforms.Select((column, input) => replaced.Contains(input) ? other._uniforms[input] : column)]);

    /// <summary>The values of one world, in the order of the inputs.</summary>
    public double[] Values(int world) => [.. _inputs.Select((input, index) => input.At(_uniforms[index][world]))];

    /// <summary>Indices of the inputs, by group; each group in the order of the inputs.</summary>
    public static ImmutableArray<ImmutableArray<int>> Groups(ImmutableArray<UncertainInput> inputs, ImmutableArray<InputCorrelation> correlations)
    {
        var group = Enumerable.Range(0, inputs.Length).ToArray();
        foreach (var pair in correlations.Where(pair => pair.Coefficient != 0))
        {
            var (first, second) = (group[IndexOf(inputs, pair.First)], group[IndexOf(inputs, pair.Second)]);
            for (var index = 0; index < group.Length; index++)
            {
                group[index] = group[index] == second ? first : group[index];
            }
        }

        return [.. Enumerable.Range(0, inputs.Length).GroupBy(index => group[index]).Select(members => members.ToImmutableArray())];
    }

    private static int IndexOf(ImmutableArray<UncertainInput> inputs, string path) => inputs.IndexOf(inputs.First(input => input.Path == path));
}
