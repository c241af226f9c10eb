using BenchmarkDotNet.Attributes;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Benchmarks;

/// <summary>Erlang C, at loads near all servers, where its series is longest, and at the usual ceiling.</summary>
public class ErlangBenchmarks
{
    [Params(10, 1_000, 100_000, 10_000_000)]
    public int Servers { get; set; }

    [Params(0.6, 0.95, 0.9999)]
    public double Utilization { get; set; }

    [Benchmark]
    public double WaitProbability() => ErlangC.WaitProbability(Utilization * Servers, Servers);
}
