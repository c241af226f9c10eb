using System.Text;
using System.Text.RegularExpressions;
using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts.Rendering;

/// <summary>One SVG in the colours that the reader's screen prefers: light, and dark where it is dark; light in print.</summary>
/// <remarks>
/// The two themes differ in colours alone, so every shape and text is there once, in the light colours. Where the dark one is another, a class names the two, and a rule of
/// the SVG's own style sheet tells the second: also in a page of HTML, whose other charts have the same rules.
/// </remarks>
public static partial class ThemedSvg
{
    private const string AfterDescription = "</desc>\n";

    public static string Of(ChartDrawing drawing, ImageSize size) =>
        Merge(ChartRenderer.Svg(drawing, ChartTheme.Light, size), ChartRenderer.Svg(drawing, ChartTheme.Dark, size));

    /// <summary>The light picture alone where the two differ in more than colours.</summary>
    internal static string Merge(string light, string dark)
    {
        if (!AreAlike(light, dark))
        {
            return light;
        }

        var rules = new SortedSet<string>(StringComparer.Ordinal);
        var darkTags = Tag().Matches(dark);
        var index = 0;
        var merged = Tag().Replace(light, tag => WithClasses(tag.Value, darkTags[index++].Value, rules));
        var style = new StringBuilder("  <style>@media screen and (prefers-color-scheme: dark) { ").AppendJoin(' ', rules).Append(" }</style>\n");
        var at = merged.IndexOf(AfterDescription, StringComparison.Ordinal) + AfterDescription.Length;
        return merged.Insert(at, style.ToString());
    }

    internal static bool AreAlike(string light, string dark) => Paint().Replace(light, "") == Paint().Replace(dark, "");

    private static string WithClasses(string light, string dark, SortedSet<string> rules)
    {
        var classes = new List<string>();
        foreach (var (first, second) in Paint().Matches(light).Zip(Paint().Matches(dark)))
        {
            var (property, from, to) = (first.Groups["property"].Value, first.Groups["color"].Value, second.Groups["color"].Value);
            if (from != to)
            {
                var name = $"{property[0]}-{from.TrimStart('#')}-{to.TrimStart('#')}";
                classes.Add(name);
                rules.Add($".{name} {{ {property}: {to} }}");
            }
        }

        var end = light.EndsWith("/>", StringComparison.Ordinal) ? light.Length - 2 : light.Length - 1;
        return classes.Count == 0 ? light : light.Insert(end, $" class=\"{string.Join(' ', classes.Distinct())}\"");
    }

    /// <remarks>No value of an attribute has an angle bracket: texts are escaped.</remarks>
    [GeneratedRegex("<[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<= )(?<property>fill|stroke)="(?<color>[^"]*)"(?=[ />])""")]
    private static partial Regex Paint();
}
