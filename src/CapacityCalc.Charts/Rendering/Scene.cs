using System.Collections.Immutable;
using ScottPlot;

namespace CapacityCalc.Charts.Rendering;

/// <summary>A picture that is laid out: marks and axes, which ScottPlot draws, and texts, each at its place.</summary>
/// <param name="Under">Marks below curves and texts.</param>
/// <param name="Over">The layer that draws the texts, above everything else.</param>
internal sealed record Scene(Plot Plot, Layer Under, Layer Over, ImmutableArray<PlacedText> Texts) : IDisposable
{
    public void Dispose() => Plot.Dispose();
}
