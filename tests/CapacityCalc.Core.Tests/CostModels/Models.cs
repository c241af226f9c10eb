using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Tests.CostModels;

/// <summary>Models from their text, on shapes of these tests' own.</summary>
internal static class Models
{
    /// <summary>A V100: 15.7 TFLOP/s in FP32, 125 in FP16, 900 GB/s (cli99/llm-analysis, hahnyuan/LLM-Viewer).</summary>
    public static Shape V100 { get; } = new("p3.2xlarge", 8, 61 * 1.074e9, 3.06, "V100", 1, 16e9)
    {
        CoreCompute = new Compute(80e9, null, null, 4e9),
        AcceleratorCompute = new Compute(15.7e12, 125e12, null, 900e9),
    };

    /// <summary>A core of a server of 2023: two AVX-512 units at half a physical core, and its share of eight channels of DDR5.</summary>
    public static Shape Cpu { get; } = new("cpu", 32, 64e9, 1.4, null, 0, null) { CoreCompute = new Compute(100e9, null, 400e9, 3e9) };

    /// <summary>Cores that share eight channels of memory among sixteen.</summary>
    public static Shape Server { get; } = Cpu with { Name = "server", CoreCompute = Cpu.CoreCompute! with { BytesPerSecond = 10e9 } };

    public static CostModel Bind(string yaml, DiagnosticBag? bag = null) => Bind(yaml, bag ?? new DiagnosticBag(), out _);

    /// <param name="yaml">The model's map, without braces.</param>
    /// <param name="assumptions">What is said of its values.</param>
    public static CostModel Bind(string yaml, DiagnosticBag bag, out IReadOnlyList<Assumption> assumptions)
    {
        var map = Given.Document(yaml).Root;
        var kind = CostModelKinds.Find(((TextNode)map["kind"]!).Text)!;
        var binder = new ArgumentBinder(bag);
        var shapes = new[] { V100, Cpu, Server };
        var context = new ModelContext("model", (name, _) => shapes.Single(shape => shape.Name == name.Text));
        var model = kind.Bind(context, binder.Bind(kind.Parameters, map, "model", map.Span, "kind"));
        assumptions = binder.Assumptions;
        return model;
    }

    /// <summary>The model on one accelerator, or on so many cores, with so many items scored by its stage.</summary>
    public static CostModel On(this CostModel model, Shape shape, double? items = null, int cores = 1) =>
        model.On(new Workplace(Worker.Of(shape, model.Common.Device, cores), items));
}
