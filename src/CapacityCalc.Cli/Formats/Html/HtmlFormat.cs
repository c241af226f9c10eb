using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>One page that needs nothing beside it: to open in a browser, to send, to print.</summary>
internal sealed class HtmlFormat : IOutputFormat
{
    /// <summary>Of headings in HTML.</summary>
    private const int DeepestLevel = 6;

    /// <summary>The page asks for nothing from anywhere, and runs nothing.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    public string Name => "html";

    public ImmutableArray<string> Extensions => [".html", ".htm"];

    public bool ShowsWarnings => true;

    public string Write(Answer answer, Page page) => Write(answer.Report);

    public static string Write(Report report)
    {
        var page = new HtmlMarkup();
        page.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en"), ("xmlns", "http://www.w3.org/1999/xhtml")).Line();
        WriteHead(page, report.Title);
        page.Open("body").Line().Element("a", "Skip to the sections", ("class", "skip"), ("href", "#sections")).Line();
        page.Open("main").Line();
        WriteAnswer(page, report);
        var contents = new HtmlContents(report.Sections);
        contents.Write(page);
        page.Open("div", ("id", "sections"), ("tabindex", "-1")).Line();
        foreach (var section in report.Sections)
        {
            Write(page, section, 2, contents);
        }

        return page.Close().Line().Close().Line().Close().Line().Close().Line().ToString();
    }

    private static void WriteHead(HtmlMarkup page, string title) => page
        .Open("head").Line()
        .Empty("meta", ("charset", "utf-8")).Line()
        .Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy)).Line()
        .Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line()
        .Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Line()
        .Element("title", title).Line()
        .Open("style").Line().Raw(HtmlStyle.Sheet).Close().Line()
        .Close().Line();

    private static void WriteAnswer(HtmlMarkup page, Report report)
    {
        page.Open("header").Line().Element("h1", report.Title).Line();
        if (report.Question is { } question)
        {
            page.Element("p", question, HtmlMarkup.Class("question")).Line();
        }

        HtmlBlocks.WriteLead(page, report.Lead);
        HtmlBlocks.Write(page, report.Opening, report.Title);
        page.Close().Line();
    }

    private static void Write(HtmlMarkup page, Section section, int level, HtmlContents contents)
    {
        var anchor = contents.AnchorOf(section);
        var heading = "h" + Math.Min(level, DeepestLevel).ToString(CultureInfo.InvariantCulture);
        page.Open("section", ("aria-labelledby", anchor)).Line();
        if (section.Folding == Folding.Folded)
        {
            page.Open("details").Line().Open("summary").Element(heading, section.Title, ("id", anchor)).Close().Line();
        }
        else
        {
            page.Element(heading, section.Title, ("id", anchor)).Line();
        }

        HtmlBlocks.Write(page, section.Blocks, section.Title);
        foreach (var part in section.Parts)
        {
            Write(page, part, level + 1, contents);
        }

        if (section.Folding == Folding.Folded)
        {
            page.Close().Line();
        }

        page.Close().Line();
    }
}
