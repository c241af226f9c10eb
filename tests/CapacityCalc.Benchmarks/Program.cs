using System.Globalization;
using BenchmarkDotNet.Running;
using CapacityCalc.Benchmarks;
using CapacityCalc.Benchmarks.Accuracy;
using CapacityCalc.Benchmarks.Fits;

if (args is ["accuracy", var folder, .. var rest])
{
    return AccuracyReport.Run(folder, rest is [var precision, ..] ? double.Parse(precision, CultureInfo.InvariantCulture) : 0.01, rest is [_, var group] ? group : null);
}

if (args is ["sampling", var page])
{
    return SamplingReport.Run(page);
}

if (args is ["fit", var formula, .. var sizes])
{
    return Fit.Run(formula, sizes);
}

BenchmarkSwitcher.FromAssembly(typeof(EstimateBenchmarks).Assembly).Run(args);
return 0;
