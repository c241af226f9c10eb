using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>Stages one after the other, and side by side, against simulations.</summary>
public sealed class TandemTests
{
    private static string Yaml(int stages, string stage) =>
        "traffic: { rate: 1/s }\npipeline:\n" + string.Concat(Enumerable.Range(0, stages).Select(index => $"  - {{ stage: s{index}, {stage} }}\n"));

    private static string Stage(int workers, double utilization, double cv) => FormattableString.Invariant(
        $"kind: call, hosts: 1, workers: {workers}, model: {{ kind: service, mean: {utilization * workers:R} s, {(cv > 0 ? $"cv: {FormattableString.Invariant($"{cv}")}, distribution: lognormal" : "distribution: deterministic")} }}");

    private static Evaluation Evaluate(string yaml)
    {
        var bound = Given.Scenario(yaml);
        return new Evaluator(bound).Evaluate(bound.Graph.Pools.Select(_ => 1L).ToArray(), 1);
    }

    /// <summary>Requests leave the first stage at least 110 ms apart, and meet nobody in the second; its tasks take as many rounds of 1 ms as the workers need.</summary>
    [Theory]
    [InlineData(96, 32, 113)]
    [InlineData(64, 32, 112)]
    [InlineData(32, 32, 111)]
    [InlineData(16, 32, 111)]
    [InlineData(4, 1, 114)]
    public void ManyTasksOfOneRequest_BehindAConstantStage_WaitForEachOther(int tasks, int workers, double milliseconds)
    {
        var evaluation = Evaluate(FormattableString.Invariant($$"""
            traffic: { rate: 1/s, items: {{tasks}} }
            pipeline:
              - { stage: first, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 110 ms } }
              - { stage: second, kind: rank, hosts: 1, workers: {{workers}}, split: {{tasks}}, model: { kind: per_item, time: 1 ms } }
            """));

        Assert.Equal(milliseconds / 1000, evaluation.EndToEnd.Latency!.Quantile(0.5), 1e-6);
        Assert.True(evaluation.Pools[1].Queue.Utilization > 0);
    }

    /// <summary>
    /// Median and p99 of three equal stages with Poisson arrivals, simulated: one run of 1.2 M requests, the first tenth left out, event by event in a program
    /// that shares nothing with this one. The runs leave about 1% at ρ ≤ 0.7 and 3% at 0.85 on the p99; the estimate itself may be off by what it says.
    /// </summary>
    [Theory]
    [InlineData(1, 0.5, 0, 1.5, 3.159, 0.01)]
    [InlineData(1, 0.5, 0.5, 1.983, 5.010, 0.01)]
    [InlineData(1, 0.5, 1, 2.524, 9.477, 0.01)]
    [InlineData(1, 0.5, 2, 3.950, 32.23, 0.02)]
    [InlineData(1, 0.7, 0, 2.611, 6.613, 0.01)]
    [InlineData(1, 0.7, 0.5, 3.829, 11.25, 0.02)]
    [InlineData(1, 0.7, 1, 6.055, 21.51, 0.02)]
    [InlineData(1, 0.7, 2, 13.20, 72.13, 0.03)]
    [InlineData(1, 0.85, 0, 4.128, 14.75, 0.03)]
    [InlineData(1, 0.85, 0.5, 7.734, 25.34, 0.03)]
    [InlineData(1, 0.85, 1, 14.95, 50.01, 0.03)]
    [InlineData(2, 0.5, 0, 3, 4.558, 0.02)]
    [InlineData(2, 0.5, 0.5, 3.314, 6.842, 0.02)]
    [InlineData(2, 0.7, 0, 4.437, 8.544, 0.02)]
    [InlineData(2, 0.7, 0.5, 5.667, 13.46, 0.02)]
    [InlineData(2, 0.7, 1, 7.152, 22.76, 0.02)]
    [InlineData(8, 0.5, 0, 12, 13.17, 0.02)]
    [InlineData(8, 0.5, 0.5, 11.63, 22.45, 0.01)]
    [InlineData(8, 0.5, 1, 10.56, 36.79, 0.01)]
    [InlineData(8, 0.7, 0, 16.8, 20.61, 0.02)]
    [InlineData(8, 0.7, 0.5, 17.13, 32.86, 0.01)]
    [InlineData(8, 0.7, 1, 16.38, 53.23, 0.01)]
    [InlineData(8, 0.85, 0.5, 24.01, 47.99, 0.02)]
    [InlineData(8, 0.85, 1, 26.86, 76.83, 0.02)]
    public void ThreeEqualStages_AgainstSimulation_AreWithinTheStatedAccuracy(
        int workers, double utilization, double cv, double p50, double p99, double simulation)
    {
        var whole = Evaluate(Yaml(3, Stage(workers, utilization, cv))).EndToEnd;
        var (_, accuracy) = whole.Certainty();
        Assert.InRange(whole.Latency!.Quantile(0.99) / p99, 1 - accuracy - simulation, 1 + accuracy + simulation);
        Assert.InRange(whole.Latency.Quantile(0.99) / p99, 1 - 0.05 - simulation, 1 + 0.05 + simulation);
        Assert.InRange(whole.Latency.Quantile(0.5) / p50, 0.93, 1.07);
    }

    /// <summary>Only the first waits, whatever is longest: the whole is its M/D/1 and the other services.</summary>
    [Fact]
    public void ConstantStages_NoneLongerThanTheFirst_OnlyTheFirstWaits()
    {
        var yaml = "traffic: { rate: 1/s }\nnetwork: { round_trip: 50 ms }\npipeline:\n"
            + string.Concat(new[] { 0.8, 0.8, 0.3, 0.7 }.Select((utilization, index) => $"  - {{ stage: s{index}, {Stage(1, utilization, 0)} }}\n"));
        var evaluation = Evaluate(yaml);
        var first = Evaluate(Yaml(1, Stage(1, 0.8, 0))).EndToEnd;
        Assert.All(evaluation.Pools.Skip(1), pool => Assert.Equal(0, pool.Queue.WaitProbability));
        Assert.Equal(first.Latency!.Quantile(0.99) + 1.8 + 0.2, evaluation.EndToEnd.Latency!.Quantile(0.99), 1e-6);
        Assert.Equal((Method.Exact, 0), evaluation.EndToEnd.Certainty());
    }

    /// <summary>Constant branches with the same arrivals are in the same state.</summary>
    [Fact]
    public void ConstantBranches_OfOneKind_AreAsOne()
    {
        var stage = Stage(1, 0.7, 0);
        var whole = Evaluate($"traffic: {{ rate: 1/s }}\npipeline:\n  - {{ stage: p, kind: parallel, branches: {{ a: [{{ stage: a, {stage} }}], b: [{{ stage: b, {stage} }}] }} }}\n").EndToEnd;
        Assert.Equal(Evaluate(Yaml(1, stage)).EndToEnd.Latency!.Quantile(0.99), whole.Latency!.Quantile(0.99), 1e-6);
        Assert.Equal((Method.Exact, 0), whole.Certainty());
    }

    [Fact]
    public void ExponentialStages_OfOneWorker_StayExact()
    {
        var whole = Evaluate(Yaml(3, "kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 0.8 s, distribution: exponential }")).EndToEnd;
        Assert.Equal((Method.Exact, 0), whole.Certainty());

        // An Erlang distribution of three phases 1/(μ − λ) = 4 s: its p99 is 8.405947 phases (χ² tables: 16.811894 at 6 degrees of freedom).
        Assert.Equal(4 * 8.405947, whole.Latency!.Quantile(0.99), 1e-3 * 33.6);
    }
}
