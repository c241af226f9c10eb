using BenchmarkDotNet.Running;
using CapacityCalc.Benchmarks;

if (args is ["shards"])
{
    ShardSimulation.Print(requests: 1_000_000);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(EstimateBenchmarks).Assembly).Run(args);
