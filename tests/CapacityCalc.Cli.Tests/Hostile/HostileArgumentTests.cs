using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Hostile;

/// <summary>Command lines that mean nothing.</summary>
[Collection(Alone.Name)]
public sealed class HostileArgumentTests : IDisposable
{
    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("invalid-option", "")]
    [InlineData("invalid-option", "x")]
    [InlineData("invalid-option", "slo.p99")]
    [InlineData("invalid-path", "=")]
    [InlineData("invalid-path", "=1")]
    [InlineData("invalid-path", ".=1")]
    [InlineData("invalid-path", "a..b=1")]
    [InlineData("invalid-path", "pipeline.nope.keep=3")]
    [InlineData("invalid-path", "pipeline.0.keep=3")]
    [InlineData("unknown-key", "a=b")]
    [InlineData("unknown-key", "pipeline.rank-1.nope=3")]
    [InlineData("missing-value", "slo.p99=")]
    [InlineData("missing-value", "slo=~")]
    [InlineData("missing-value", "pipeline=[]")]
    [InlineData("wrong-shape", "traffic=5")]
    [InlineData("invalid-yaml", "slo.p99=[")]
    [InlineData("invalid-yaml", "slo.p99={")]
    [InlineData("invalid-yaml", "slo.p99=\"")]
    [InlineData("invalid-quantity", "slo.p99=*a")]
    [InlineData("invalid-quantity", "slo.p99=500 KB")]
    [InlineData("invalid-quantity", "slo.p99=a\nb")]
    [InlineData("invalid-quantity", "corpus.items=1e400")]
    [InlineData("invalid-encoding", "slo.p99=\u001b[31m")]
    [InlineData("invalid-encoding", "slo.p99=\0")]
    public void Set_Garbage_IsRefusedAtItsPlaceInTheOption(string code, string setting)
    {
        var refused = Calm.Refuses(code, "estimate", "scenarios/web-search.yaml", "--set", setting);

        Assert.StartsWith("--set ", refused.Error, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
    }

    [Fact]
    public void Set_AMegabyte_IsRefused() =>
        Calm.Refuses("invalid-quantity", "estimate", "scenarios/web-search.yaml", "--set", "slo.p99=" + new string('9', 1_000_000));

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("estimat", "scenarios/web-search.yaml")]
    [InlineData("estimate")]
    [InlineData("estimate", "--what", "scenarios/web-search.yaml")]
    [InlineData("estimate", "scenarios/web-search.yaml", "scenarios/ads.yaml")]
    [InlineData("estimate", "scenarios/web-search.yaml", "--format", "")]
    [InlineData("estimate", "scenarios/web-search.yaml", "--format", "\u001b[31m")]
    [InlineData("estimate", "scenarios/web-search.yaml", "-o", "")]
    [InlineData("chart", "scenarios/web-search.yaml", "--kind", "", "-o", "x.png")]
    [InlineData("chart", "scenarios/web-search.yaml", "--kind", "funnel", "-o", "x.png", "--width", "99999999999999999999")]
    [InlineData("catalog")]
    [InlineData("catalog", "nothing")]
    public void Usage_Garbage_IsRefused(params string[] arguments) => Calm.Refuses("invalid-usage", arguments);
}
