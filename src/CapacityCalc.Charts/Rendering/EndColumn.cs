using System.Collections.Immutable;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Names in a column, each as near to its curve's end as the others let it.</summary>
internal static class EndColumn
{
    private const float LeastSpacing = 22;

    /// <param name="wanted">Downwards, as all places; in any order, equal ones in the order of their curves from below.</param>
    public static ImmutableArray<float> Spread(ImmutableArray<float> wanted, float top, float bottom)
    {
        var order = wanted.Index().OrderByDescending(place => place.Item).ThenBy(place => place.Index).Select(place => place.Index).ToImmutableArray();
        var places = wanted.Select(place => Math.Clamp(place, top, bottom)).ToArray();
        for (var index = 1; index < order.Length; index++)
        {
            places[order[index]] = Math.Min(places[order[index]], places[order[index - 1]] - LeastSpacing);
        }
        // Those pushed above the top come down again.
        var highest = top;
        for (var index = order.Length - 1; index >= 0; index--)
        {
            places[order[index]] = Math.Max(places[order[index]], highest);
            highest = places[order[index]] + LeastSpacing;
        }
        return [.. places];
    }
}
