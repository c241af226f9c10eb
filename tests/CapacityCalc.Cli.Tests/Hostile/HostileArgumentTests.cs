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

    [Theory]
    [InlineData("invalid-option", "")]
    [InlineData("invalid-option", "traffic.rate")]
    [InlineData("invalid-path", "=1,2")]
    [InlineData("invalid-path", "pipeline.nope.keep=3,4")]
    [InlineData("invalid-sweep", "traffic.rate=")]
    [InlineData("invalid-sweep", "traffic.rate=,")]
    [InlineData("invalid-sweep", "traffic.rate=..")]
    [InlineData("invalid-sweep", "traffic.rate=1/s..2/s:n=1e400")]
    [InlineData("invalid-sweep", "traffic.rate=1/s..2/s:n=-3")]
    [InlineData("invalid-sweep", "traffic.rate=1/s..1e400/s:n=3")]
    [InlineData("invalid-sweep", "traffic.rate=1/s..2/s:step=1e-300/s")]
    [InlineData("invalid-sweep", "traffic.rate=NaN..2/s:n=3")]
    [InlineData("invalid-sweep", "pipeline.rank-1.keep=1..1e18:step=1")]
    [InlineData("invalid-yaml", "traffic={")]
    [InlineData("invalid-yaml", "traffic=[[[[")]
    [InlineData("invalid-encoding", "traffic.rate=\0")]
    [InlineData("unknown-key", "a=b,c")]
    [InlineData("invalid-path", "traffic.rate.x=1,2")]
    public void Vary_Garbage_IsRefused(string code, string option) => Calm.Refuses(code, "compare", "scenarios/web-search.yaml", "--vary", option);

    [Theory]
    [InlineData("invalid-path", "--for", "..")]
    [InlineData("invalid-path", "--for", "pipeline")]
    [InlineData("invalid-path", "--for", "scenario")]
    [InlineData("invalid-option", "--for", "traffic.rate", "--within", "")]
    [InlineData("invalid-option", "--for", "traffic.rate", "--within", "..")]
    [InlineData("invalid-option", "--for", "traffic.rate", "--within", "1e400/s..2/s")]
    [InlineData("invalid-option", "--for", "traffic.rate", "--within", "1e300/s..2e300/s")]
    [InlineData("invalid-option", "--for", "pipeline.rank-1.keep", "--step", "-1")]
    [InlineData("invalid-option", "--for", "pipeline.rank-1.keep", "--step", "1e-300")]
    public void Solve_Garbage_IsRefused(string code, params string[] arguments) => Calm.Refuses(code, ["solve", "scenarios/web-search.yaml", .. arguments]);

    [Theory]
    [InlineData("invalid-encoding", "--what", "\u001b[31m")]
    [InlineData("invalid-encoding", "--rate", "1/s\0")]
    [InlineData("invalid-quantity", "--rate", "NaN/s")]
    [InlineData("invalid-quantity", "--items", "1e400")]
    [InlineData("out-of-range", "--matches", "-1")]
    [InlineData("invalid-yaml", "--hardware", "{")]
    [InlineData("invalid-option", "--stage", "")]
    [InlineData("invalid-option", "--stage", ":")]
    [InlineData("invalid-option", "--stage", "a: \u001b[31m")]
    [InlineData("missing-value", "--p99", "")]
    public void Init_Garbage_IsRefused(string code, params string[] arguments) => Calm.Refuses(code, ["init", "-", "--yes", .. arguments]);

    [Fact]
    public void Init_AMegabyte_IsRefused()
    {
        Calm.Refuses("invalid-quantity", "init", "-", "--yes", "--rate", new string('9', 1_000_000));
        Calm.Refuses("invalid-quantity", "init", "-", "--yes", "--stage", "a: b " + new string('9', 1_000_000));
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
