using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Tests;

public class PathWordsTests
{
    [Theory]
    [InlineData("models.cross-encoder.layers", "layers of cross-encoder")]
    [InlineData("pipeline.rank-2.split", "split of rank-2")]
    [InlineData("pipeline.rank.model.time", "model time of rank")]
    [InlineData("models.dnn", "model dnn")]
    [InlineData("traffic.requests_per_user", "traffic requests per user")]
    [InlineData("slo.p99_9", "p99.9 objective")]
    [InlineData("hardware", "hardware")]
    public void Title_AnyPath_IsWords(string path, string expected) => Assert.Equal(expected, PathWords.Title(path));

    [Theory]
    [InlineData("models.m.layers", 6, "6 layers")]
    [InlineData("models.m.layers", 1, "1 layer")]
    [InlineData("pipeline.rank.split", 4, "split 4")]
    [InlineData("models.m.loss", 4, "loss 4")]
    public void Value_OfACount_IsSoManyOfSomething(string path, double value, string expected)
    {
        var axis = ComparisonSamples.Axis(path, Count.Dimension, value);
        Assert.Equal(expected, PathWords.Value(axis, axis.Values[0]));
    }

    [Fact]
    public void Value_OfADuration_HasItsUnit()
    {
        var axis = ComparisonSamples.Axis("models.m.time", Duration.Dimension, 0.005);
        Assert.Equal("time 5 ms", PathWords.Value(axis, axis.Values[0]));
    }

    [Theory]
    [InlineData("quality stops", "Quality stops")]
    [InlineData("p99 stays", "p99 stays")]
    [InlineData("c7i.8xlarge, keep 10", "c7i.8xlarge, keep 10")]
    [InlineData("6 layers", "6 layers")]
    public void Begin_FirstWord_HasACapitalUnlessItIsASymbol(string text, string expected) => Assert.Equal(expected, Sentence.Begin(text));
}
