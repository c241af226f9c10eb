using BenchmarkDotNet.Running;
using CapacityCalc.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(EstimateBenchmarks).Assembly).Run(args);
