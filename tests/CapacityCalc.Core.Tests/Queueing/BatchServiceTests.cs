using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Tests.Queueing;

public sealed class BatchServiceTests
{
    /// <summary>Large enough never to be filled.</summary>
    private const int Unbounded = 100_000;

    /// <summary>Arrivals/ms, mean sojourn in ms, mean batch; times 0.1438 ms a task + 1.8874 ms, all that wait at once.</summary>
    public static TheoryData<double, double, double?, string> AllWaiting => new()
    {
        { 0.6954102920723226, 3.14588532117953, 1.7115485176942566, "batch_inoue_r10: exact batch-size chain, Inoue (2021) eq. 36, V100 fit" },
        { 2.086230876216968, 4.225, null, "pub_inoue_concourse_r30: published, rounded" },
        { 5.563282336578581, 14.714722222265047, 52.50069541030414, "batch_inoue_r80" },
        { 6.258692628650904, 29.408421052457733, 118.12656467304565, "batch_inoue_r90" },
    };

    [Theory]
    [MemberData(nameof(AllWaiting))]
    public void Solve_UnboundedBatches_IsTheExactChain(double rate, double meanSojourn, double? meanBatch, string source)
    {
        var outcome = BatchService.Solve(new BatchServiceInput(rate, 1, 1, Unbounded, 0, tasks => new Deterministic(0.1438 * tasks + 1.8874)));
        Assert.NotEmpty(source);
        Assert.Equal(1, outcome.Sojourn!.Mean / meanSojourn, 0.01);
        Assert.Equal(1, outcome.Batch!.MeanBatch / (meanBatch ?? outcome.Batch.MeanBatch), 0.01);
    }

    [Fact]
    public void Solve_ExponentialBulkService_IsTheExactChain()
    {
        // bulk_mm1_4_l2_mean: M/M^[1,4]/1, exact truncated chain.
        var outcome = BatchService.Solve(new BatchServiceInput(2, 1, 1, 4, 0, _ => new Exponential(1)));
        Assert.Equal(1, outcome.Sojourn!.Mean / 2.268433059084022, 0.01);
    }

    [Fact]
    public void Solve_BatchesOfEight_MeetTheSimulation()
    {
        // sim_batch_b8_w0_l2: 5.8 M tasks, 95% intervals 0.3%, 0.2%, 0.7%, 1.5%, 0.1%.
        var outcome = BatchService.Solve(Eights(1, 0));
        Assert.Equal(1, outcome.Sojourn!.Mean / 6.436136729, 0.01);
        Assert.Equal(1, outcome.Sojourn.Quantile(0.5) / 5.934168045, 0.01);
        Assert.Equal(1, outcome.Sojourn.Quantile(0.95) / 11.07551407, 0.015);
        Assert.Equal(1, outcome.Sojourn.Quantile(0.99) / 14.52151914, 0.03);
        Assert.Equal(1, outcome.Batch!.MeanBatch / 6.671063255, 0.003);
    }

    /// <summary>Workers, most tasks, longest wait, load of full batches, fixed time, time a task, cv (lognormal), p99 of an independent simulation of two million tasks.</summary>
    public static TheoryData<int, int, double, double, double, double, double, double> Simulated => new()
    {
        { 1, 8, 5, 0.3, 2, 0.2, 0, 8.39 },
        { 4, 8, 1, 0.3, 2, 0.2, 0, 4.40 },
        { 4, 32, 0, 0.4, 2, 0.2, 0.3, 9.11 },
        { 8, 16, 0, 0.5, 2, 0.2, 0.5, 11.42 },
        { 8, 32, 5, 0.1, 2, 0.2, 0.3, 14.41 },
        { 4, 16, 20, 0.05, 2, 0.2, 0, 24.84 },
    };

    [Theory]
    [MemberData(nameof(Simulated))]
    public void Solve_SeveralWorkersAndMaxWait_MeetTheSimulation(
        int workers, int most, double wait, double load, double fixedTime, double each, double cv, double p99)
    {
        IDistribution Time(int tasks) => cv > 0 ? LogNormal.FromMean(fixedTime + each * tasks, cv) : new Deterministic(fixedTime + each * tasks);
        var rate = load * workers * most / Time(most).Mean;
        var outcome = BatchService.Solve(new BatchServiceInput(rate, 1, workers, most, wait, Time));
        Assert.Equal(load, outcome.Utilization, 9);
        Assert.Equal(1, outcome.Sojourn!.Quantile(0.99) / p99, 0.08);
    }

    [Fact]
    public void Solve_OneTaskABatch_IsThePlainQueue()
    {
        var outcome = BatchService.Solve(new BatchServiceInput(0.7, 1, 1, 1, 5, _ => new Exponential(1)));
        var plain = Queue.Solve(new QueueInput(0.7, 1, 1, new Exponential(1)));
        Assert.Equal(plain.Sojourn!.Quantile(0.99), outcome.Sojourn!.Quantile(0.99), 9);
    }

    [Fact]
    public void Solve_NoTraffic_WaitsForNobodyTheWholeTime()
    {
        var outcome = BatchService.Solve(Eights(4, 5) with { ArrivalRatePerSecond = 0 });
        Assert.Equal(7.2, outcome.Sojourn!.Mean, 9);
    }

    [Fact]
    public void Solve_MoreThanFullBatchesCanDo_IsOverloaded()
    {
        var outcome = BatchService.Solve(Eights(1, 0) with { ArrivalRatePerSecond = 2.3 });
        Assert.False(outcome.IsStable);
        Assert.Null(outcome.Sojourn);
    }

    [Fact]
    public void Solve_MoreWorkers_AreNoSlower()
    {
        var before = double.PositiveInfinity;
        foreach (var workers in new[] { 1, 2, 3, 4, 6 })
        {
            var p99 = BatchService.Solve(Eights(workers, 0)).Sojourn!.Quantile(0.99);
            Assert.True(p99 <= before * 1.01, $"{workers} workers: {p99} after {before}");
            before = p99;
        }
    }

    [Theory]
    [InlineData(1, 1000, 0.5, 0, 1, 2, 495)]
    [InlineData(64, 1_000_000, 3, 0.25, 5, 1, 3.2)]
    [InlineData(3_000_000, 100, 1e6, 30, 30, 7, 1e6)]
    [InlineData(int.MaxValue, 32, 2, 1, 0, 1, 1e5)]
    [InlineData(1, 32, 0, 1, 30, 1, 0.9)]
    [InlineData(2, 8, 1e-9, 4, 1, 100, 1e-6)]
    public void Solve_ExtremeInput_HasFigures(int workers, int most, double wait, double arrivalCv2, double cv, int tasks, double rate)
    {
        IDistribution Time(int n) => cv > 0 ? LogNormal.FromMean(1 + 0.001 * n, cv) : new Deterministic(1 + 0.001 * n);
        var outcome = BatchService.Solve(new BatchServiceInput(rate, arrivalCv2, workers, most, wait, Time, tasks));
        Assert.True(!outcome.IsStable || (double.IsFinite(outcome.Sojourn!.Mean) && double.IsFinite(outcome.Sojourn.Quantile(0.999)) && outcome.Batch!.MeanBatch >= 0.99));
    }

    [Fact]
    public void Solve_Methods_AreApproximate() => Assert.Equal(Method.Approximate, BatchService.Solve(Eights(2, 1)).Method);

    private static BatchServiceInput Eights(int workers, double wait) => new(2, 1, workers, 8, wait, tasks => new Deterministic(2 + 0.2 * tasks));
}
