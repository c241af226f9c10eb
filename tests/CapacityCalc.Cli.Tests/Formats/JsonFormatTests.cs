using System.Text.Json;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Tests.Formats;

public class JsonFormatTests
{
    private const string Times = "mean p50 p90 p95 p99 p99_9";

    /// <summary>The contract: members may be added between these, but each of these stays, in this order.</summary>
    public static TheoryData<string, string> Contract() => new()
    {
        { "", "schema scenario traffic funnel stages latency_seconds method accuracy fleet capacity bottleneck slo assumptions diagnostics" },
        { "traffic", "average_per_second peak_per_second pipeline_per_second" },
        { "funnel", "stage branch items_in items_out items_per_second" },
        {
            "stages",
            "stage kind branch hosts hosts_in_service shards split workers_per_host utilization stable core_seconds_per_request "
            + "accelerator_seconds_per_request busy_cores service_seconds wait_probability wait_seconds latency_seconds method accuracy hosts_for binding cost_usd_per_hour"
        },
        { "stages.service_seconds", "mean cv" },
        { "stages.wait_seconds", Times },
        { "stages.latency_seconds", Times },
        { "stages.hosts_for", "throughput memory latency redundancy" },
        { "latency_seconds", Times },
        { "fleet", "hosts cores busy_cores cost_usd_per_hour cost_usd_per_month cost_usd_per_million_requests" },
        { "capacity", "saturation_per_second max_per_second_within_slo" },
        { "slo", "objective limit actual passed marginal" },
        { "assumptions", "path value origin" },
        { "diagnostics", "code severity path line column message hint" },
    };

    [Theory]
    [MemberData(nameof(Contract))]
    public void Json_OfAnySample_HasTheMembersOfTheSchemaInOrder(string place, string members)
    {
        var expected = members.Split(' ');
        var seen = 0;
        foreach (var (_, estimate) in SampleEstimates.All)
        {
            foreach (var element in At(Parse(estimate), place))
            {
                seen++;
                var names = element.EnumerateObject().Select(member => member.Name).ToArray();
                Assert.Equal(names.Length, names.Distinct().Count());
                Assert.Equal(expected, names.Where(expected.Contains));
            }
        }

        Assert.True(seen > 0);
    }

    [Fact]
    public void Json_OverloadedStage_HasNullLeavesInWholeObjects()
    {
        var predict = Parse(SampleEstimates.Overloaded).GetProperty("stages")[1];

        Assert.False(predict.GetProperty("stable").GetBoolean());
        Assert.All(predict.GetProperty("latency_seconds").EnumerateObject(), member => Assert.Equal(JsonValueKind.Null, member.Value.ValueKind));
        Assert.All(predict.GetProperty("wait_seconds").EnumerateObject(), member => Assert.Equal(JsonValueKind.Null, member.Value.ValueKind));
    }

    [Fact]
    public void Json_CapacityNotComputed_StaysAnObject()
    {
        var capacity = Parse(SampleEstimates.WebSearch with { Capacity = null }).GetProperty("capacity");

        Assert.Equal(2, capacity.EnumerateObject().Count());
        Assert.All(capacity.EnumerateObject(), member => Assert.Equal(JsonValueKind.Null, member.Value.ValueKind));
    }

    [Fact]
    public void Json_Numbers_HaveAtMostTenDigits()
    {
        var third = Parse(SampleEstimates.WebSearch with { Accuracy = 1 / 3.0 }).GetProperty("accuracy");

        Assert.Equal("0.3333333333", third.GetRawText());
    }

    [Fact]
    public void Json_NamesOfAnyLetters_AreThemselves()
    {
        const string name = "順位 \"<≤&µ>\"\n\u001b";

        Assert.Equal(name, Parse(SampleEstimates.WebSearch with { Scenario = name }).GetProperty("scenario").GetString());
    }

    private static JsonElement Parse(Estimate estimate)
    {
        var json = new JsonFormat().Write(new Answer(EstimateReport.From(estimate), EstimateDocument.From(estimate)), Page.Plain);
        return JsonDocument.Parse(json).RootElement;
    }

    /// <summary>Every object at a path, through lists.</summary>
    private static IEnumerable<JsonElement> At(JsonElement root, string place)
    {
        IEnumerable<JsonElement> found = [root];
        foreach (var name in place.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.Select(element => element.GetProperty(name))
                .SelectMany<JsonElement, JsonElement>(element => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element]);
        }

        return found;
    }
}
