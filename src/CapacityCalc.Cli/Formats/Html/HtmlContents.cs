using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>Where each section of a page is found: its anchor, and the table of contents.</summary>
internal sealed class HtmlContents
{
    /// <summary>Shorter pages are found through without.</summary>
    private const int LeastSections = 4;

    private readonly Dictionary<Section, string> _anchors = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _taken = [];
    private readonly ImmutableArray<Section> _sections;

    public HtmlContents(ImmutableArray<Section> sections)
    {
        _sections = sections;
        Name(sections, "");
    }

    public string AnchorOf(Section section) => _anchors[section];

    public void Write(HtmlMarkup page)
    {
        if (_sections.Length < LeastSections && !_sections.Any(IsChapter))
        {
            return;
        }

        page.Open("nav", ("class", "contents"), ("aria-labelledby", "contents")).Line().Element("h2", "Contents", ("id", "contents")).Line();
        Write(page, _sections);
        page.Close().Line();
    }

    private void Write(HtmlMarkup page, ImmutableArray<Section> sections)
    {
        page.Open("ul").Line();
        foreach (var section in sections)
        {
            page.Open("li").Element("a", section.Title, ("href", "#" + AnchorOf(section)));
            if (IsChapter(section))
            {
                page.Line();
                Write(page, section.Parts);
            }

            page.Close().Line();
        }

        page.Close().Line();
    }

    /// <summary>A report within the report.</summary>
    private static bool IsChapter(Section section) => section.Blocks.Any(block => block is Lead);

    /// <param name="outer">The anchor of what they stand in, with a hyphen.</param>
    private void Name(ImmutableArray<Section> sections, string outer)
    {
        foreach (var section in sections)
        {
            var words = outer + Slug(section.Title);
            var anchor = words;
            for (var number = 2; !_taken.Add(anchor); number++)
            {
                anchor = string.Create(CultureInfo.InvariantCulture, $"{words}-{number}");
            }

            _anchors[section] = anchor;
            Name(section.Parts, anchor + "-");
        }
    }

    /// <summary><c>To buy</c> is <c>to-buy</c>; a title without a Latin letter is a <c>section</c>.</summary>
    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var words = slug.ToString().TrimEnd('-');
        return words.Length > 0 && char.IsAsciiLetter(words[0]) ? words : ("section-" + words).TrimEnd('-');
    }
}
