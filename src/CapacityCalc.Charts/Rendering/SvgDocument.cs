using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;
using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Completes an SVG of shapes: with the texts, and with what a screen reader says.</summary>
/// <remarks>By strings, since the library for XML would more than double the size of a native program that only draws charts.</remarks>
internal static class SvgDocument
{
    /// <summary>An SVG carries no font: where Inter is not installed, one that looks like it.</summary>
    private const string FontFamily = "Inter, 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

    private const string End = "</svg>";

    /// <summary>How Skia writes a grid of no lines.</summary>
    private const string EmptyPath = "d=\"\"/>";

    /// <param name="shapes">As Skia writes it: a declaration, one element, in it one element a line.</param>
    /// <returns>One element, without an XML declaration, so that it can also stand in HTML.</returns>
    public static string Complete(string shapes, ImmutableArray<PlacedText> texts, IEnumerable<Hover> hovers, ChartDrawing drawing, ImageSize size)
    {
        shapes = WithStableIds(shapes, drawing);
        var body = shapes.IndexOf('>', shapes.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        var svg = new StringBuilder()
            .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\"")
            .Append(CultureInfo.InvariantCulture, $" width=\"{size.Width}\" height=\"{size.Height}\" viewBox=\"0 0 {size.Width} {size.Height}\"")
            .Append(CultureInfo.InvariantCulture, $" font-family=\"{FontFamily}\">\n")
            .Append(CultureInfo.InvariantCulture, $"  <title>{Escaped(PlacedText.Printable(drawing.Title))}</title>\n")
            .Append(CultureInfo.InvariantCulture, $"  <desc>{Escaped(PlacedText.Printable(drawing.Subtitle))}</desc>\n");
        foreach (var line in shapes[body..shapes.LastIndexOf(End, StringComparison.Ordinal)].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.EndsWith(EmptyPath, StringComparison.Ordinal))
            {
                svg.Append("  ").Append(line).Append('\n');
            }
        }
        foreach (var text in texts)
        {
            Append(svg, text);
        }
        foreach (var hover in hovers)
        {
            Append(svg, hover);
        }
        return svg.Append(End).Append('\n').ToString();
    }

    /// <summary>
    /// Skia numbers its clips through the whole process. Here their names follow from the drawing, so that the same drawing gives the same SVG, and
    /// several may stand in one page.
    /// </summary>
    private static string WithStableIds(string shapes, ChartDrawing drawing)
    {
        const string Start = "id=\"cl_";
        var prefix = $"clip-{Fingerprint(drawing.Title + drawing.Subtitle):x8}-";
        var count = 0;
        for (var at = shapes.IndexOf(Start, StringComparison.Ordinal); at >= 0; at = shapes.IndexOf(Start, at, StringComparison.Ordinal))
        {
            var from = at + "id=\"".Length;
            var id = shapes[from..shapes.IndexOf('"', from)];
            var stable = $"{prefix}{count++}";
            shapes = shapes.Replace($"\"{id}\"", $"\"{stable}\"", StringComparison.Ordinal).Replace($"#{id})", $"#{stable})", StringComparison.Ordinal);
        }
        return shapes;
    }

    /// <summary>FNV-1a (Fowler, Noll, Vo), 32 bits: the hash of .NET's strings differs from one run to the next.</summary>
    private static uint Fingerprint(string text) => text.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));

    /// <summary>The width is Inter's, whatever font is used: no text outgrows its place.</summary>
    private static void Append(StringBuilder svg, PlacedText text) => svg.Append(
        CultureInfo.InvariantCulture,
        $"""  <text x="{text.Left:0.##}" y="{text.Baseline:0.##}" textLength="{text.Width:0.##}" lengthAdjust="spacingAndGlyphs" """)
        .Append(
        CultureInfo.InvariantCulture,
        $"""font-size="{text.Size:0.##}" font-weight="{(text.Weight == Weight.SemiBold ? 600 : 400)}" fill="#{Hex(text.Color)}"{Halo(text)}>{Escaped(text.Text)}</text>""")
        .Append('\n');

    /// <summary>Above all that is drawn, and seen by the pointer alone.</summary>
    private static void Append(StringBuilder svg, Hover hover) => svg.Append(
        CultureInfo.InvariantCulture,
        $"""  <rect x="{hover.Box.Left:0.##}" y="{hover.Box.Top:0.##}" width="{hover.Box.Width:0.##}" height="{hover.Box.Height:0.##}" fill="none" pointer-events="all"><title>{Escaped(string.Join('\n', hover.Text.Split('\n').Select(PlacedText.Printable)))}</title></rect>""")
        .Append('\n');

    private static string Halo(PlacedText text) =>
        text.Halo is { } halo ? $" paint-order=\"stroke\" stroke=\"#{Hex(halo)}\" stroke-width=\"{PlacedText.HaloThickness}\" stroke-linejoin=\"round\"" : "";

    private static string Hex(Rgb color) => $"{color.Red:X2}{color.Green:X2}{color.Blue:X2}";

    private static string Escaped(string text) => SecurityElement.Escape(text);
}
