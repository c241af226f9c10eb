using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>A chart in the page.</summary>
internal static class HtmlPicture
{
    private const string Root = "<svg ";
    private const string Title = "<title>";
    private const string TitleEnd = "</title>\n";

    public static void Write(HtmlMarkup page, Picture picture)
    {
        if (picture.Content is not PictureContent.Inside { Svg: var svg })
        {
            throw new ArgumentOutOfRangeException(nameof(picture), picture, "a page of HTML has its pictures in it");
        }

        page.Open("figure").Open("div", ("class", "scroll chart"), ("role", "region"), ("aria-label", $"Chart: {picture.Title}"), ("tabindex", "0")).Line();
        page.Raw(Named(svg)).Close().Close().Line();
    }

    /// <summary>With its name as an attribute: as an element it would be shown wherever the pointer rests, over the values of the marks.</summary>
    internal static string Named(string svg)
    {
        var from = svg.IndexOf(Title, StringComparison.Ordinal);
        var to = svg.IndexOf(TitleEnd, StringComparison.Ordinal);
        if (from < 0 || to < from || !svg.StartsWith(Root, StringComparison.Ordinal))
        {
            return svg;
        }

        var name = svg[(from + Title.Length)..to];
        return svg.Remove(from, to + TitleEnd.Length - from).Insert(Root.Length, $"aria-label=\"{name}\" ");
    }
}
