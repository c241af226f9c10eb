using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Hostile;

/// <summary>Answers that are to be written over what they were read from, by every command that writes a file.</summary>
[Collection(Alone.Name)]
public sealed class HostileTargetTests : IDisposable
{
    private const string Scenario = """
        traffic: { rate: 10..12/s, items: 50, growth: 5%/month }
        slo: { p99: 1 s }
        planning: { horizon: 2 months }
        pipeline:
          - { stage: rank, kind: rank, split: { choose: [1, 2] }, model: { kind: measured, cv: 1, table: { file: table.csv } } }
        """;

    private const string Table = "items,time_ms\n1,1\n100,50\n";

    private readonly TemporaryFolder _folder = new();

    public HostileTargetTests()
    {
        _folder.Write("s.yaml", Scenario);
        _folder.Write("table.csv", Table);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Every command that has <c>-o</c>, with what is asked.</summary>
    public static TheoryData<string[]> Commands() =>
    [
        ["estimate"],
        ["estimate", "--method", "simulate", "--requests", "1000", "--replications", "2"],
        ["simulate", "--requests", "1000", "--replications", "2"],
        ["compare", "--vary", "traffic.rate=1/s,2/s"],
        ["solve", "--for", "traffic.items"],
        ["solve", "--for", "traffic.items", "--for", "traffic.growth", "--within", "traffic.items=10..20", "--within", "traffic.growth=1..2%/month"],
        ["solve", "--cheapest"],
        ["uncertainty", "--samples", "64"],
        ["chart", "--kind", "funnel"],
        ["chart", "--kind", "depth", "--vary", "traffic.items=10,20"],
        ["chart", "--kind", "hosts", "--samples", "64"],
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Input_AsTarget_IsRefusedHoweverItIsSpelled(string[] command)
    {
        var isChart = command[0] == "chart";
        var ending = isChart ? ".svg" : command.Contains("--cheapest") ? ".yaml" : ".csv";
        Directory.CreateSymbolicLink(_folder["again"], ".");
        File.CreateSymbolicLink(_folder["scenario" + ending], "again/s.yaml");
        File.CreateSymbolicLink(_folder["measured" + ending], _folder["again/table.csv"]);
        var format = isChart ? Array.Empty<string>() : ["--format", "json"];

        foreach (var target in new[] { "s.yaml", "./s.yaml", "again/../s.yaml", "again/again/s.yaml", "scenario" + ending, "table.csv", "again/table.csv", "measured" + ending })
        {
            // A chart's kind of picture follows from the name alone.
            if (isChart && !target.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            string[] arguments = [command[0], _folder["s.yaml"], .. command[1..], .. format, "-o", Path.Combine(_folder.Path, target)];
            var outcome = Capcalc.Run(arguments);

            Assert.True(outcome.ExitCode == 1 && outcome.Error.Contains("is an input, and would be written over", StringComparison.Ordinal), $"{target}: {outcome.ExitCode} {outcome.Error}");
            Assert.Equal((Scenario, Table), (File.ReadAllText(_folder["s.yaml"]), File.ReadAllText(_folder["table.csv"])));
        }

        Assert.DoesNotContain(_folder.Entries, entry => entry.StartsWith(".capcalc", StringComparison.Ordinal));
    }

    /// <summary>What a link shares with the input is left to the input: the link's name gets a file of its own.</summary>
    [Fact]
    public void Input_UnderAnotherNameOfTheDisk_IsKept()
    {
        Assert.Equal(0, Capcalc.StartInShell($"ln '{_folder["s.yaml"]}' '{_folder["hard.csv"]}' && ln '{_folder["table.csv"]}' '{_folder["hard.json"]}'").ExitCode);

        foreach (var target in new[] { "hard.csv", "hard.json", "S.csv", "TABLE.csv" })
        {
            Assert.Equal(0, Capcalc.Run("estimate", _folder["s.yaml"], "-o", _folder[target]).ExitCode);
            Assert.Equal((Scenario, Table), (File.ReadAllText(_folder["s.yaml"]), File.ReadAllText(_folder["table.csv"])));
            Assert.NotEqual(Scenario, File.ReadAllText(_folder[target]));
        }
    }

    [Fact]
    public void Table_OfASettingOrABaseline_IsAnInputToo()
    {
        _folder.Write("set.csv", Table);
        _folder.Write("then.yaml", Scenario.Replace("table.csv", "then.csv", StringComparison.Ordinal));
        _folder.Write("then.csv", Table);

        Calm.Refuses("file-unwritable", "estimate", _folder["s.yaml"], "--set", $"pipeline.rank.model.table={{ file: {_folder["set.csv"]} }}", "-o", _folder["set.csv"]);
        Calm.Refuses("file-unwritable", "estimate", _folder["s.yaml"], "--set", $"pipeline.rank.model.table={{ file: {_folder["set.csv"]} }}", "-o", _folder["table.csv"]);
        Calm.Refuses("file-unwritable", "compare", _folder["s.yaml"], "--vary", "traffic.rate=1/s,2/s", "--baseline", _folder["then.yaml"], "-o", _folder["then.csv"]);
        Calm.Refuses("file-unwritable", "compare", _folder["s.yaml"], _folder["then.yaml"], "-o", _folder["then.csv"]);

        Assert.All(new[] { "set.csv", "table.csv", "then.csv" }, name => Assert.Equal(Table, File.ReadAllText(_folder[name])));
    }
}
