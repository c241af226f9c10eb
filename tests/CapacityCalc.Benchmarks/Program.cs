using System.Globalization;
using BenchmarkDotNet.Running;
using CapacityCalc.Benchmarks;
using CapacityCalc.Benchmarks.Accuracy;

if (args is ["accuracy", var folder, .. var rest])
{
    return AccuracyReport.Run(folder, rest is [var precision, ..] ? double.Parse(precision, CultureInfo.InvariantCulture) : 0.01, rest is [_, var group] ? group : null);
}

if (args is ["shards"])
{
    ShardSimulation.Print(requests: 1_000_000);
    return 0;
}

if (args is ["tandem-fit", ..])
{
    TandemFit.Run(
        args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 300,
        args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(EstimateBenchmarks).Assembly).Run(args);
return 0;
