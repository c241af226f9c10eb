using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Completes an SVG of shapes: with the texts, and with what a screen reader says.</summary>
internal static class SvgDocument
{
    /// <summary>An SVG carries no font: where Inter is not installed, one that looks like it.</summary>
    private const string FontFamily = "Inter, 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <param name="shapes">As Skia writes it.</param>
    /// <returns>One element, without an XML declaration, so that it can also stand in HTML.</returns>
    public static string Complete(string shapes, ImmutableArray<PlacedText> texts, ChartDrawing drawing, ImageSize size)
    {
        var root = XElement.Parse(shapes);
        root.Descendants(Svg + "path").Where(path => path.Attribute("d") is { Value: "" }).Remove();
        root.SetAttributeValue("viewBox", $"0 0 {size.Width} {size.Height}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("font-family", FontFamily);
        root.AddFirst(
            new XElement(Svg + "title", PlacedText.Printable(drawing.Title)),
            new XElement(Svg + "desc", PlacedText.Printable(drawing.Subtitle)));
        root.Add(texts.Select(Element));
        return root.ToString();
    }

    /// <summary>The width is Inter's, whatever font is used: no text outgrows its place.</summary>
    private static XElement Element(PlacedText text) => new(
        Svg + "text",
        new XAttribute("x", Number(text.Left)),
        new XAttribute("y", Number(text.Baseline)),
        new XAttribute("textLength", Number(text.Width)),
        new XAttribute("lengthAdjust", "spacingAndGlyphs"),
        new XAttribute("font-size", Number(text.Size)),
        new XAttribute("font-weight", text.Weight == Weight.SemiBold ? "600" : "400"),
        new XAttribute("fill", $"#{text.Color.Red:X2}{text.Color.Green:X2}{text.Color.Blue:X2}"),
        text.Text);

    private static string Number(float value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
