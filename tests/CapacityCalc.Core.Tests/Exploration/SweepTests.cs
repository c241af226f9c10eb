namespace CapacityCalc.Core.Tests.Exploration;

/// <summary>Ranges become values in the unit of the parameter that takes them.</summary>
public sealed class SweepTests
{
    private const string Scenario = """
        traffic: { rate: 100/s, items: 1000 }
        corpus: { items: 1M, bytes_per_item: 1 KB }
        models: { dnn: { kind: per_item, time: 10 us, cv: 0.5 } }
        pipeline:
          - { stage: one, kind: rank, model: dnn, keep: 500 }
          - stage: both
            kind: parallel
            branches:
              near: [{ stage: near, kind: rank, model: dnn, keep: 100, hedge: { after: 40 ms } }]
              far: [{ stage: far, kind: rank, model: { kind: per_item, time: 5 us, cv: 0.5 }, keep: 100 }]
        """;

    [Theory]
    [InlineData("traffic.rate=50/s..100/s:n=3", "50/s|75/s|100/s")]
    [InlineData("traffic.rate=50..100/s:n=3", "50/s|75/s|100/s")]
    [InlineData("models.dnn.time=1 us..100 us:log=3", "1 us|10 us|100 us")]
    [InlineData("models.dnn.time=8..10 us:step=1", "8 us|9 us|10 us")]
    [InlineData("pipeline.one.keep=100..450:step=100", "100|200|300|400")]
    [InlineData("pipeline.one.keep=1..10:log=4", "1|2|5|10")]
    [InlineData("pipeline.one.keep=10%..30%:n=3", "10%|20%|30%")]
    [InlineData("pipeline.one.split=1..3:n=3", "1|2|3")]
    [InlineData("pipeline.one.split=1..2:n=5", "1|2")]
    [InlineData("traffic.peak_factor=1..2:n=3", "1|1.5|2")]
    [InlineData("corpus.bytes_per_item=1B..3B:n=3", "1 B|2 B|3 B")]
    [InlineData("traffic.items=1B..3B:n=3", "1B|2B|3B")]
    [InlineData("pipeline.near.hedge.after=20 ms..40 ms:n=2", "20 ms|40 ms")]
    [InlineData("pipeline.far.model.time=1 us..3 us:n=3", "1 us|2 us|3 us")]
    [InlineData("pipeline.far.keep=10..20:n=2,50", "10|20|50")]
    [InlineData("planning.utilization=30..60%:n=3", "30%|45%|60%")]
    [InlineData("planning.utilization=0.3..60%:n=3", "30%|45%|60%")]
    [InlineData("traffic.rate=100..1k/s:n=3", "100/s|550/s|1000/s")]
    [InlineData("traffic.rate=100/s..5000/s:n=100", null)]
    [InlineData("network.round_trip=0.1 ms..7 ms:log=13", null)]
    [InlineData("planning.utilization=0.5..0.6:step=0.05", "50%|55%|60%")]
    [InlineData("traffic.rate=100/s..100.02/s:n=3", "100/s|100.01/s|100.02/s")]
    public void Range_TakesTheUnitOfItsParameter_AndItsLabelsReadBackAsItsValues(string vary, string? labels)
    {
        var axis = Compared.Of(Scenario, vary).Axes[0];
        Assert.True(labels is null || labels == string.Join('|', axis.Values.Select(value => value.Label)), string.Join('|', axis.Values.Select(value => value.Label)));
        foreach (var value in axis.Values)
        {
            Assert.True(axis.Dimension!.TryParse(value.Label, out var read, out _));
            Assert.Equal(value.Number!.Value, read, 1e-12 * Math.Abs(read));
        }
    }

    [Fact]
    public void Values_KeepTheirNumbers_InTheBaseUnit()
    {
        var axis = Compared.Of(Scenario, "models.dnn.time=1 us,2000 ns,0.5 us..1 us:n=2").Axes[0];
        Assert.Equal("duration", axis.Dimension!.Name);
        Assert.Equal([1e-6, 2e-6, 5e-7, 1e-6], axis.Values.Select(value => Math.Round(value.Number!.Value, 12)));
    }

    [Fact]
    public void Names_HaveNoNumber()
    {
        var axis = Compared.Of(Scenario, "hardware=c7i.8xlarge,c6i.8xlarge").Axes[0];
        Assert.Null(axis.Dimension);
        Assert.Equal(["c7i.8xlarge", "c6i.8xlarge"], axis.Values.Select(value => value.Label));
        Assert.All(axis.Values, value => Assert.Null(value.Number));
    }

    [Fact]
    public void SeveralPaths_MakeTheProduct_TheLastVaryingFastest() => Assert.Equal(
        ["100 1", "100 2", "200 1", "200 2"],
        Compared.Of(Scenario, "pipeline.one.keep=100,200", "pipeline.far.split=1,2").Variants.Select(variant => string.Join(' ', variant.Values.Select(value => value.Label))));

    [Theory]
    [InlineData("a range of", "pipeline.one.routing=pooled..random:n=2")]
    [InlineData("no quantity is read at 'models.dnn.speed'", "models.dnn.speed=1..2:n=2")]
    [InlineData("not upwards", "traffic.rate=100/s..50/s:n=3")]
    [InlineData("no factor leads upwards", "network.round_trip=0 ms..5 ms:log=3")]
    [InlineData("no number of points", "pipeline.one.keep=1..5:n=1")]
    [InlineData("no number of points", "pipeline.one.keep=1..5:n=2.5")]
    [InlineData("no steps", "pipeline.one.keep=1..5:step=0")]
    [InlineData("too many steps", "pipeline.one.keep=1..5:step=1e-9")]
    [InlineData("would replace 'pipeline.one.keep'", "pipeline.one.keep=1,2", "pipeline.one={ stage: one, kind: rank, model: dnn }")]
    [InlineData("varied twice", "pipeline.one.keep=1,2", "pipeline.one.keep=3,4")]
    [InlineData("100k are compared at once", "pipeline.one.keep=1..500:step=1", "pipeline.far.keep=1..500:step=1")]
    [InlineData("no stage is called", "pipeline.two.keep=1,2")]
    [InlineData("in the range of 'traffic.rate'", "traffic.rate=10..20 ms:n=2")]
    public void Mistake_IsOneError(string expected, params string[] vary)
    {
        var problem = Assert.Single(Compared.Problems(Scenario, vary));
        Assert.Contains(expected.Replace("a range of", "has no range"), problem.Message, StringComparison.Ordinal);
    }
}
