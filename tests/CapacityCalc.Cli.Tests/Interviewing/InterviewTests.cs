using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Interviewing;

public sealed class InterviewTests
{
    [Fact]
    public void Answers_ToSome_AreInTheScenario_WithTheRestByDefault()
    {
        using var folder = new TemporaryFolder();
        var person = new ScriptedPrompts(("What is ranked", "videos"), ("Requests per second at peak", "2000/s"), ("Budget", "40k USD/month"), ("Stages", "2"));
        var outcome = Capcalc.Ask(person, "init", folder["videos.yaml"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Empty(person.Unsaid);
        Assert.True(person.IsDisposed);
        var text = File.ReadAllText(folder["videos.yaml"]);
        Assert.Matches(@"scenario: Ranking videos +# answered: title", text);
        Assert.Matches(@"  rate: 2000/s +# answered: peak requests per second", text);
        Assert.Matches(@"  cost: 40k USD/month +# answered: cost of the fleet, at most", text);
        Assert.Matches(@"  p99: 500 ms +# default: ", text);
        Assert.Equal(2, text.Split("- stage:").Length - 1);
        Assert.Equal("ok", Capcalc.Run("check", folder["videos.yaml"]).Output.TrimEnd().Split(": ")[^1]);
    }

    [Fact]
    public void Estimate_IsToldAfterEveryStage_AndGrows()
    {
        using var folder = new TemporaryFolder();
        var person = new ScriptedPrompts();
        Assert.Equal(0, Capcalc.Ask(person, "init", folder["x.yaml"]).ExitCode);

        var told = person.Told.Where(line => line.Contains("bottleneck", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, told.Length);
        var milliseconds = told.Select(line => double.Parse(line.Split("p99 ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(milliseconds.Order().Distinct(), milliseconds);
        Assert.Equal(told[^1], Capcalc.Run("estimate", folder["x.yaml"]).Output.Split('\n')[0]);
    }

    [Theory]
    [InlineData("Requests per second at peak", "fast", "'traffic.rate'", "1000/s")]
    [InlineData("Requests per second at peak", "1000", "'traffic.rate'", "1000/s")]
    [InlineData("Requests per second at peak", "-5/s", "'traffic.rate'", "1000/s")]
    [InlineData("Items in reach of one request", "120%", "matches'", "5%")]
    [InlineData("Memory of each in the index", "1 EB", "bytes", "2 KB")]
    [InlineData("Hardware", "c7i.8xlrge", "unknown hardware 'c7i.8xlrge'", "c7g.16xlarge")]
    [InlineData("Name", "a.b", "a.b", "ranker")]
    [InlineData("Stages", "none", "not a whole number from 1 to 12", "2")]
    [InlineData("Time of one item on one core", "1", "time'", "2 ms")]
    public void WrongAnswer_IsToldAtOnce_AndAskedAgain(string asks, string wrong, string says, string right)
    {
        using var folder = new TemporaryFolder();
        var person = new ScriptedPrompts((asks, wrong), (asks, right));
        Assert.Equal(0, Capcalc.Ask(person, "init", folder["x.yaml"]).ExitCode);

        Assert.Empty(person.Unsaid);
        Assert.Contains(person.Told, line => line.StartsWith('✗') && line.Contains(says, StringComparison.Ordinal));
        Assert.Contains(asks == "Stages" ? "- stage: rank-1" : right, File.ReadAllText(folder["x.yaml"]), StringComparison.Ordinal);
        Assert.Equal((0, ""), (Capcalc.Run("check", folder["x.yaml"]).ExitCode, Capcalc.Run("check", folder["x.yaml"]).Error));
    }

    [Fact]
    public void SecondStage_OfTheNameOfTheFirst_IsAskedAgain()
    {
        using var folder = new TemporaryFolder();
        var person = new ScriptedPrompts(("Name", "search"), ("Name", "search"), ("Name", "ranker"));
        Assert.Equal(0, Capcalc.Ask(person, "init", folder["x.yaml"], "--stages", "2").ExitCode);

        Assert.Empty(person.Unsaid);
        Assert.Contains(person.Told, line => line.StartsWith('✗') && line.Contains("'search'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("inverted_index", "per_item")]
    [InlineData("hnsw", "linear")]
    [InlineData("per_item", "gbdt")]
    [InlineData("service", "dense")]
    [InlineData("inverted_index", "transformer")]
    public void EveryModelOffered_ByItsDefaults_IsAScenarioWithoutWarnings(string search, string rank)
    {
        using var folder = new TemporaryFolder();
        var person = new ScriptedPrompts(("Model", search), ("Model", rank));
        var outcome = Capcalc.Ask(person, "init", folder["x.yaml"], "--stages", "2");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var text = File.ReadAllText(folder["x.yaml"]);
        Assert.Contains($"kind: {search} ", text, StringComparison.Ordinal);
        Assert.Contains($"kind: {rank} ", text, StringComparison.Ordinal);
        var check = Capcalc.Run("check", folder["x.yaml"]);
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.DoesNotContain("warning:", Capcalc.Run("estimate", folder["x.yaml"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_InsteadOfARate_AreAskedFor()
    {
        using var folder = new TemporaryFolder();
        var person = new ScriptedPrompts(("What is known of the traffic?", "users"), ("People who send requests", "500M"), ("Requests of each of them", "10/day"));
        Assert.Equal(0, Capcalc.Ask(person, "init", folder["x.yaml"]).ExitCode);

        Assert.Empty(person.Unsaid);
        Assert.DoesNotContain("Requests per second at peak", person.Asked);
        Assert.Contains("115.7k/s at peak", Capcalc.Run("estimate", folder["x.yaml"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAnOptionAnswers_IsNotAsked()
    {
        using var folder = new TemporaryFolder();
        var person = new ScriptedPrompts();
        Assert.Equal(0, Capcalc.Ask(person, "init", folder["x.yaml"], "--rate", "50/s", "--items", "1M", "--stage", "find: linear 1 us keep 10").ExitCode);

        Assert.DoesNotContain("Requests per second at peak", person.Asked);
        Assert.DoesNotContain("Items in all", person.Asked);
        Assert.DoesNotContain("Stages", person.Asked);
        Assert.Contains("Latency of 99 of 100 requests, at most", person.Asked);
    }

    [Theory]
    [InlineData("What is ranked")]
    [InlineData("Hardware")]
    [InlineData("Stages")]
    [InlineData("Model")]
    [InlineData("Parallel tasks for one request")]
    public void ControlC_LeavesNothingWritten(string asks)
    {
        using var folder = new TemporaryFolder();
        var person = new ScriptedPrompts((asks, ScriptedPrompts.ControlC));
        var outcome = Capcalc.Ask(person, "init", folder["x.yaml"]);

        Assert.Equal((130, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("nothing was written", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Entries);
        Assert.True(person.IsDisposed);
    }

    [Fact]
    public void FileThatIsThere_IsToldBeforeAnythingIsAsked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.yaml", "mine");
        var person = new ScriptedPrompts();

        Assert.Equal(1, Capcalc.Ask(person, "init", folder["x.yaml"]).ExitCode);
        Assert.Empty(person.Asked);
        Assert.Equal("mine", File.ReadAllText(folder["x.yaml"]));
    }
}
