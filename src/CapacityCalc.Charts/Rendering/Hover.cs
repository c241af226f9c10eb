using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>The values of a mark, or of all marks above one value of an axis.</summary>
/// <param name="Box">In layout pixels; a later one covers an earlier.</param>
/// <param name="Text">May have several lines.</param>
internal sealed record Hover(SKRect Box, string Text)
{
    /// <summary>More strips of a curve are not told apart by hand.</summary>
    private const int MostStrips = 60;

    /// <summary>Around a small mark, to be met by hand.</summary>
    private const float Reach = 10;

    public static Hover Around(Marker marker, string text) => new(SKRect.Inflate(marker.Box, Reach - marker.Radius, Reach - marker.Radius), text);

    /// <summary>Strips side by side, each around one of the values.</summary>
    /// <param name="values">By rising value.</param>
    /// <param name="textOf">Of a value; empty for no strip.</param>
    public static IEnumerable<Hover> Strips(IReadOnlyList<double> values, AxisMap x, SKRect data, Func<double, string> textOf)
    {
        var every = (values.Count + MostStrips - 1) / MostStrips;
        ImmutableArray<double> shown = [.. values.Where((value, index) => every <= 1 || index % every == 0)];
        for (var index = 0; index < shown.Length; index++)
        {
            var at = x.Pixel(shown[index]);
            var from = index == 0 ? data.Left : (x.Pixel(shown[index - 1]) + at) / 2;
            var to = index == shown.Length - 1 ? Math.Min(data.Right, at + Reach) : (at + x.Pixel(shown[index + 1])) / 2;
            if (to > from && textOf(shown[index]) is { Length: > 0 } text)
            {
                yield return new Hover(new SKRect(from, data.Top, to, data.Bottom), text);
            }
        }
    }

    /// <summary><c>p99: 398 ms</c>, a line each, those that have no value left out; below what they are at.</summary>
    public static string Lines(string at, IEnumerable<(string Name, double? Value)> values, ValueAxis axis) =>
        string.Join('\n', values.Where(value => value.Value is not null).Select(value => $"{value.Name}: {axis.Print(value.Value!.Value)}").Prepend(at));
}
