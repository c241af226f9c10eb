using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>A page of HTML that is well-formed XML, as its elements.</summary>
internal sealed partial class HtmlPage
{
    public HtmlPage(string markup)
    {
        Markup = markup;
        using var reader = XmlReader.Create(new StringReader(markup), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        All = [.. XDocument.Load(reader).Descendants()];
    }

    public string Markup { get; }

    public XElement[] All { get; }

    public IEnumerable<XElement> Named(params string[] names) => All.Where(element => names.Contains(element.Name.LocalName));

    /// <summary>The markup without the style sheet and without what is inside the charts, whose shapes differ from one machine to another.</summary>
    public static string Skeleton(string markup) => Style().Replace(Chart().Replace(markup, "$1</svg>"), "<style></style>");

    /// <summary>Fails where the page breaks a rule that every page keeps.</summary>
    public void AssertKeepsTheRules()
    {
        AssertIsSelfContained();
        AssertIsAccessible();
        AssertAnchorsLead();
    }

    /// <summary>Only the links that a reader may follow lead elsewhere.</summary>
    private void AssertIsSelfContained()
    {
        Assert.Empty(Named("script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use", "foreignObject"));
        Assert.DoesNotMatch(@"url\((?!#)|@import|expression\(", Markup);
        foreach (var attribute in All.SelectMany(element => element.Attributes()).Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal), $"{attribute.Name} runs a script");
            Assert.False(attribute.Name.LocalName is "src" or "srcset" or "background" or "action" or "data", $"{attribute.Name} asks for something");
            Assert.True(attribute.Name.LocalName != "href" || attribute.Parent!.Name.LocalName == "a", $"{attribute.Parent!.Name} leads elsewhere");
        }
    }

    private void AssertIsAccessible()
    {
        Assert.Equal("en", (string?)Named("html").Single().Attribute("lang"));
        Assert.NotEmpty(Named("title").First().Value);
        Assert.Equal("#sections", (string?)Named("a").First().Attribute("href"));
        Assert.Single(Named("main"));
        var level = 0;
        foreach (var heading in All.Where(element => Heading().IsMatch(element.Name.LocalName)))
        {
            var next = heading.Name.LocalName[1] - '0';
            Assert.True(next <= level + 1, $"'{heading.Value}' is an h{next} after an h{level}");
            Assert.NotEmpty(heading.Value);
            level = next;
        }

        Assert.Single(Named("h1"));
        Assert.All(Named("svg"), svg => Assert.True((string?)svg.Attribute("role") == "img" && ((string?)svg.Attribute("aria-label"))?.Length > 0));
        Assert.All(Named("th"), header => Assert.Contains((string?)header.Attribute("scope"), new[] { "col", "row", "colgroup" }));
        Assert.All(Named("table"), table => Assert.NotEmpty(table.Elements().First(element => element.Name.LocalName == "caption").Value));
        Assert.All(All.Where(element => (string?)element.Attribute("role") == "region"), region => Assert.NotEmpty((string?)region.Attribute("aria-label") ?? ""));
        AssertTablesAreFull();
    }

    /// <summary>Every row has as many cells as the table has columns.</summary>
    private void AssertTablesAreFull()
    {
        foreach (var table in Named("table"))
        {
            var head = table.Descendants().Where(element => element.Name.LocalName == "th" && element.Ancestors().Any(outer => outer.Name.LocalName == "thead")).ToArray();
            var columns = head.Count(header => (string?)header.Attribute("scope") == "col");
            var first = head.First().Parent!.Elements().Sum(header => (int?)header.Attribute("colspan") ?? 1);
            Assert.Equal(first, columns);
            Assert.All(table.Descendants().Where(element => element.Name.LocalName == "tr" && element.Parent!.Name.LocalName == "tbody"), row => Assert.Equal(columns, row.Elements().Count()));
        }
    }

    private void AssertAnchorsLead()
    {
        var ids = All.Select(element => (string?)element.Attribute("id")).OfType<string>().ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var targets = Named("a").Select(link => (string)link.Attribute("href")!).Where(target => target.StartsWith('#')).Select(target => target[1..])
            .Concat(All.Select(element => (string?)element.Attribute("aria-labelledby")).OfType<string>());
        Assert.Empty(targets.Except(ids));
    }

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex Heading();

    [GeneratedRegex("(<svg [^>]*>).*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Chart();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
