namespace CapacityCalc.Charts.Tests;

public class ChartCatalogTests
{
    [Fact]
    public void Catalog_Names_AreUniqueAndFound()
    {
        Assert.Distinct(ChartCatalog.All.Select(chart => chart.Name));
        Assert.All(ChartCatalog.All, chart => Assert.Same(chart, ChartCatalog.Find(chart.Name)));
        Assert.Null(ChartCatalog.Find("pie"));
    }

    [Fact]
    public void Catalog_Docs_AreOneSentence() =>
        Assert.All(ChartCatalog.All, chart => Assert.Matches(@"^[^\n]{10,90}\.$", chart.Doc));
}
