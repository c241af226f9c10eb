using System.Text.Json;
using System.Text.RegularExpressions;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Hostile;

/// <summary>Figures from the ends of what a scenario may say: they are answered, in numbers.</summary>
[Collection(Alone.Name)]
public sealed partial class HostileNumberTests : IDisposable
{
    private const string Scenario = """
        traffic: { rate: 1000/s, items: 1 }
        slo: { p99: 100 ms, cost: 1k USD/month }
        models:
          m: { kind: per_item, time: 1 ms, cv: 0.3 }
        pipeline:
          - { stage: a, kind: rank, model: m }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string[]> Settings() =>
    [
        ["traffic.rate=1e-12/s"],
        ["traffic.rate=1e-15/s", "models.m.time=1e-15 s"],
        ["traffic.rate=1e15/s", "models.m.time=1e-15 s"],
        ["traffic.rate=1e15/s", "models.m.time=1 ns"],
        ["traffic.rate=10M/s", "models.m.time=1 s"],
        ["traffic.rate=9999999/s", "models.m.time=1 s", "pipeline.a.hosts=10000000", "pipeline.a.workers=1"],
        ["traffic.rate=9999999/s", "models.m.time=1 s", "pipeline.a.hosts=1", "pipeline.a.workers=10000000", "models.m.cv=1"],
        ["traffic.rate=999/s", "pipeline.a.hosts=1", "pipeline.a.workers=1"],
        ["traffic.rate=999.999999/s", "pipeline.a.hosts=1", "pipeline.a.workers=1"],
        ["traffic.rate=999.9999999999/s", "pipeline.a.hosts=1", "pipeline.a.workers=1"],
        ["traffic.rate=1000/s", "pipeline.a.hosts=1", "pipeline.a.workers=1"],
        ["traffic.rate=1e15/s", "pipeline.a.hosts=1", "pipeline.a.workers=1"],
        ["planning.utilization=99.8%"],
        ["planning.utilization=0.1%", "traffic.rate=1M/s"],
        ["traffic.items=1e6", "pipeline.a.split=100000"],
        ["traffic.items=1e6", "pipeline.a.shards=1000000"],
        ["traffic.items=1e18"],
        ["traffic.items=1e-9"],
        ["traffic.arrival_cv2=1e6"],
        ["traffic.arrival_cv2=0"],
        ["models.m.cv=100", "traffic.rate=1M/s"],
        ["models.m.cv=1e-9"],
        ["models.m={ kind: service, p50: 1e-12 s, p99: 1e6 s }"],
        ["models.m={ kind: measured, table: [[1, 1 ns], [2, 1e6 s]] }", "traffic.items=1.5"],
        ["cache={ hit_ratio: 99.99%, latency: 1e-12 s }"],
        ["network={ round_trip: 1e6 s, bandwidth: 1e-6 bit/s }", "pipeline.a.bytes_per_candidate=1 TB"],
        ["slo.p99=1e-12 s", "slo.cost=1e-9 USD/month"],
        ["planning.zones=100", "planning.survive_zones=99", "planning.spare_hosts=1000"],
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Extremes_AreAnsweredInNumbersOrRefused(string[] settings)
    {
        var path = _folder.Write("s.yaml", Scenario);
        foreach (var format in OutputFormats.All)
        {
            string[] arguments = ["estimate", path, "--format", format.Name, .. settings.SelectMany(setting => new[] { "--set", setting })];
            var outcome = Calm.Takes(() => Capcalc.Run(arguments));
            if (outcome.ExitCode != 0)
            {
                Assert.Matches(@"^\S.*:\d+:\d+: error (out-of-range|invalid-quantity): ", outcome.Error);
                Assert.Empty(outcome.Output);
                continue;
            }

            Assert.DoesNotMatch(NoNumber(), outcome.Output);
            if (format.Name == "json")
            {
                AssertFinite(JsonElement.Parse(outcome.Output), "$");
            }
        }
    }

    private static void AssertFinite(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    AssertFinite(member.Value, $"{path}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    AssertFinite(item, path + "[]");
                }

                break;
            case JsonValueKind.Number:
                Assert.True(double.IsFinite(element.GetDouble()), $"{path} is {element}");

                // What an objective leaves is the one figure that has a sign.
                Assert.True(element.GetDouble() >= 0 || path.EndsWith(".slack_seconds", StringComparison.Ordinal), $"{path} is {element}");
                break;
        }
    }

    [GeneratedRegex(@"\bnan\b|\binfinity\b|∞", RegexOptions.IgnoreCase)]
    private static partial Regex NoNumber();
}
