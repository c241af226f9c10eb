using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Fitting.Rooflines;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.Tests.Fitting.Rooflines;

/// <summary>An architecture on a worker, and the times that it takes there.</summary>
/// <param name="BytesPerSecond">Of the worker.</param>
/// <param name="Overhead">Of a call, in seconds.</param>
internal sealed record Network(Core.CostModels.Architecture Architecture, double BytesPerSecond, double Overhead = Network.CallOverhead)
{
    public const double CallOverhead = 1e-3;
    public const double Efficiency = 0.46;
    public const double BandwidthEfficiency = 0.71;

    private const double Peak = 100e9;

    private static readonly Dense Layers = new(4, [1024, 1024, 512, 256, 1]);

    /// <summary>Its weights are read in less time than one item takes.</summary>
    public static Network BoundByArithmetic { get; } = new(Layers, 500e9);

    /// <summary>Every operation takes two bytes.</summary>
    public static Network BoundByTransfers { get; } = new(new Linear(4, 1e5), 4e9);

    /// <summary>Reading the weights takes as long as the arithmetic of 41 items.</summary>
    public static Network WithAKnee { get; } = new(Layers, 3.2e9);

    /// <summary>A small one, whose knee lies between two sizes and whose overhead is a tenth of its shortest time.</summary>
    public static Network Small { get; } = new(new Dense(4, [256, 128, 1]), 3.2e9, 1e-5);

    /// <summary>As its scenario has it.</summary>
    /// <param name="keys">That it writes.</param>
    public PlacedModel As(params (string Key, string Value)[] keys) => new(
        "rank",
        "c7i.8xlarge",
        (ArchitectureModel)new ArchitectureModel
        {
            Name = "ranker",
            Common = new CommonModel(new Spread(Distribution.LogNormal, 0, []), Device.Cpu, 0),
            Architecture = Architecture,
            Roofline = new Roofline(Precision.Fp32, 0.5, 0.8, 0, keys.Any(entry => entry.Key == "call_overhead") ? CallOverhead : 0),
        }.On(new Workplace(new Worker(Device.Cpu, 1, new Compute(Peak, null, null, BytesPerSecond)), null)),
        new MapNode([.. new[] { ("kind", "dense") }.Concat(keys).Select(entry => new MapEntry(entry.Item1, default, new TextNode(entry.Item2, default)))], default));

    public (double Arithmetic, double Transfers) Roofs(double items, double batch = 1) => Roofline.Roofs(Architecture.Work(items), batch, Peak, BytesPerSecond);

    public double Seconds(double items, double batch = 1) =>
        Overhead + Math.Max(Roofs(items, batch).Arithmetic / Efficiency, Roofs(items, batch).Transfers / BandwidthEfficiency);

    public bool IsArithmetic(double items) => Roofs(items).Arithmetic / Efficiency >= Roofs(items).Transfers / BandwidthEfficiency;

    public Core.Fitting.Fit? Fit(double[] items, double[] seconds, out DiagnosticBag bag, params (string Key, string Value)[] keys)
    {
        bag = new DiagnosticBag();
        return new RooflineFit().Fit(Tables.Of("items,time", [.. items.Zip(seconds, (count, time) => Tables.Row(count, time, "s"))]), new FitOptions("m") { Model = As(keys) }, bag);
    }
}
