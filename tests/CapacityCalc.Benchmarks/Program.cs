using BenchmarkDotNet.Running;
using CapacityCalc.Benchmarks;
using CapacityCalc.Benchmarks.Accuracy;

if (args is ["accuracy", var folder, .. var rest])
{
    return AccuracyReport.Run(folder, rest is [var group] ? group : null);
}

BenchmarkSwitcher.FromAssembly(typeof(EstimateBenchmarks).Assembly).Run(args);
return 0;
