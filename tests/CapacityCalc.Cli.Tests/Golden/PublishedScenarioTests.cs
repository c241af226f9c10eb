using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>What the scenarios of published models must reproduce.</summary>
[Collection(Alone.Name)]
public sealed class PublishedScenarioTests : IDisposable
{
    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    /// <summary>Documents/s on one V100 and NDCG@10 on TREC DL 2019 (UKPLab/sentence-transformers, docs/pretrained-models/ce-msmarco.md).</summary>
    [Theory]
    [InlineData(2, 4100, 71.01)]
    [InlineData(4, 2500, 73.04)]
    [InlineData(6, 1800, 74.30)]
    [InlineData(12, 960, 74.31)]
    public void CrossEncoder_ReproducesThePublishedTimesAndQuality(int layers, double documentsPerSecond, double quality)
    {
        var stage = Estimate("scenarios/cross-encoder-depth.yaml", $"models.encoder.layers={layers}").GetProperty("stages")[1];

        Assert.Equal(500 / documentsPerSecond, stage.GetProperty("service_seconds").GetProperty("mean").GetDouble(), 0.01 * 500 / documentsPerSecond);
        Assert.Equal(quality, stage.GetProperty("quality").GetProperty("value").GetDouble(), 6);
    }

    /// <summary>harvard-acc/DeepRecSys, models/configs; figures of an item by arithmetic.</summary>
    [Theory]
    [InlineData(0, 81_920, 0.201e6)]
    [InlineData(1, 983_040, 0.639e6)]
    public void Dlrm_HasTheBytesAndOperationsOfItsConfiguration(int stage, double bytes, double flops)
    {
        var figures = Estimate("scenarios/dlrm-ads.yaml", "traffic.rate=2000/s").GetProperty("stages")[stage];

        Assert.Equal(bytes, figures.GetProperty("model_bytes_per_item").GetDouble());
        Assert.Equal(flops, figures.GetProperty("model_flops_per_item").GetDouble(), 0.005 * flops);
        Assert.Equal(4.1e9, figures.GetProperty("model_memory_bytes").GetDouble(), 0.01 * 4.1e9);
    }

    private static JsonElement Estimate(string scenario, string setting)
    {
        var answer = Capcalc.Run("estimate", scenario, "--set", setting, "--format", "json");
        Assert.Equal(0, answer.ExitCode);
        return JsonDocument.Parse(answer.Output).RootElement;
    }
}
