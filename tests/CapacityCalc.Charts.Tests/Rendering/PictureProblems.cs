using CapacityCalc.Charts.Rendering;
using SkiaSharp;

namespace CapacityCalc.Charts.Tests.Rendering;

/// <summary>What a reader would find wrong with a picture, as far as its layout tells.</summary>
internal static class PictureProblems
{
    /// <summary>A box holds descenders that few letters have: so much of it may be touched.</summary>
    private const float Touch = 1;

    public static IEnumerable<string> Of(Scene scene, ImageSize size)
    {
        var page = new SKRect(0, 0, size.Width, size.Height);
        foreach (var (index, text) in scene.Texts.Index())
        {
            if (!page.Contains(text.Box))
            {
                yield return $"'{text.Text}' leaves the picture";
            }

            foreach (var other in scene.Texts.Skip(index + 1).Where(other => other.Box.IntersectsWith(text.Box)))
            {
                yield return $"'{text.Text}' overlaps '{other.Text}'";
            }

            var letters = text.Box;
            letters.Inflate(-Touch, -Touch);
            if (Markers(scene).Any(letters.IntersectsWith))
            {
                yield return $"'{text.Text}' lies on a marker";
            }
        }
    }

    private static IEnumerable<SKRect> Markers(Scene scene) =>
        from layer in new[] { scene.Under, scene.Over }
        from box in layer.Markers.Select(marker => marker.Box).Concat(layer.Rings.Select(ring => SKRect.Create(ring.X - ring.Radius, ring.Y - ring.Radius, 2 * ring.Radius, 2 * ring.Radius)))
        select box;
}
