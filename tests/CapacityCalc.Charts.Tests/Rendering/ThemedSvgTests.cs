using System.Text.RegularExpressions;
using System.Xml.Linq;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Charts.Rendering;

namespace CapacityCalc.Charts.Tests.Rendering;

public partial class ThemedSvgTests
{
    public static IEnumerable<ChartDrawing> Drawings() =>
    [
        .. Samples.All.SelectMany(sample => Drawn(sample.Input)),
        .. ComparisonSamples.All.SelectMany(sample => Drawn(ComparisonSamples.Input(sample.Comparison))),
    ];

    [Fact]
    public void Merge_AnyPicture_HasBothThemesInOne()
    {
        foreach (var drawing in Drawings())
        {
            var (light, dark) = (ChartRenderer.Svg(drawing, ChartTheme.Light, ImageSize.Default), ChartRenderer.Svg(drawing, ChartTheme.Dark, ImageSize.Default));
            Assert.True(ThemedSvg.AreAlike(light, dark), $"the themes differ in more than colours: {drawing.Title}");

            var merged = ThemedSvg.Of(drawing, ImageSize.Default);
            var root = XElement.Parse(merged);
            var style = root.Elements().Single(element => element.Name.LocalName == "style");
            var rules = Rule().Matches(style.Value).ToDictionary(rule => rule.Groups["name"].Value, rule => (Property: rule.Groups["property"].Value, Color: rule.Groups["color"].Value));
            var expected = XElement.Parse(dark).DescendantsAndSelf().ToArray();
            style.Remove();
            foreach (var (element, other) in root.DescendantsAndSelf().Zip(expected))
            {
                var painted = (((string?)element.Attribute("class"))?.Split(' ') ?? []).Select(name => rules[name]).ToDictionary(rule => rule.Property, rule => rule.Color);
                foreach (var property in new[] { "fill", "stroke" })
                {
                    Assert.Equal((string?)other.Attribute(property), painted.GetValueOrDefault(property) ?? (string?)element.Attribute(property));
                }
            }
        }
    }

    [Fact]
    public void Merge_InLight_IsTheLightPicture()
    {
        var drawing = Drawings().First();

        var merged = Style().Replace(Classes().Replace(ThemedSvg.Of(drawing, ImageSize.Default), ""), "");

        Assert.Equal(ChartRenderer.Svg(drawing, ChartTheme.Light, ImageSize.Default), merged);
    }

    [Fact]
    public void Merge_PicturesThatDifferInShape_KeepsTheLightOne() =>
        Assert.Equal("<svg><rect fill=\"white\" x=\"1\"/></svg>", ThemedSvg.Merge("<svg><rect fill=\"white\" x=\"1\"/></svg>", "<svg><rect fill=\"black\" x=\"2\"/></svg>"));

    private static IEnumerable<ChartDrawing> Drawn(ChartInput input) =>
        ChartCatalog.All.Where(chart => chart.Subject is ChartSubject.Scenario or ChartSubject.Comparison).Select(chart => TryDraw(chart, input)).OfType<ChartOutcome.Drawn>().Select(drawn => drawn.Drawing);

    /// <summary>The samples have either an estimate or a comparison.</summary>
    private static ChartOutcome? TryDraw(IChart chart, ChartInput input) => (chart.Subject == ChartSubject.Comparison) == (input.Comparison is not null) ? chart.Draw(input) : null;

    [GeneratedRegex(@"\.(?<name>[\w-]+) \{ (?<property>\w+): (?<color>[^ ]+) \}")]
    private static partial Regex Rule();

    [GeneratedRegex(" class=\"[^\"]*\"")]
    private static partial Regex Classes();

    [GeneratedRegex("  <style>.*</style>\n")]
    private static partial Regex Style();
}
