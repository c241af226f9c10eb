using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.Tests.Scenarios;

/// <summary>Shapes that a scenario writes for itself.</summary>
public sealed class ShapesTests
{
    private static string With(string shapes, string hardware, string stage = "") =>
        $"traffic: {{ rate: 100/s, items: 100 }}\nshapes: {{ {shapes} }}\nhardware: {hardware}\npipeline:\n  - {{ stage: s, kind: rank, model: {{ kind: per_item, time: 1 ms, cv: 1 }}{stage} }}\n";

    private static Shape ShapeOf(string shapes, string hardware) => Given.Scenario(With(shapes, hardware)).Graph.Pools[0].Shape!;

    [Fact]
    public void Shape_WithoutABasis_IsWhatItSays()
    {
        var shape = ShapeOf(
            "box: { cores: 8, memory: 64 GB, price: 2 USD/h, network: 10 Gbit/s, core_fp32: 100 GFLOP/s, core_fp16: 200 GFLOP/s, core_i8: 400 GFLOP/s, core_bandwidth: 4 GB/s, "
            + "accelerators: 2, accelerator_memory: 80 GB, accelerator_fp32: 60 TFLOP/s, accelerator_fp16: 900 TFLOP/s, accelerator_i8: 1.8 PFLOP/s, accelerator_bandwidth: 3 TB/s }",
            "box");

        Assert.Equal(
            new Shape("box", 8, 64e9, 2, null, 2, 80e9)
            {
                CoreCompute = new(100e9, 200e9, 400e9, 4e9),
                AcceleratorCompute = new(60e12, 900e12, 1.8e15, 3e12),
                NetworkBytesPerSecond = 1.25e9,
            },
            shape);
    }

    [Fact]
    public void Shape_LikeAnother_InheritsWhatItDoesNotSay()
    {
        var row = HardwareCatalog.Find("p4d.24xlarge")!.ToShape();

        Assert.Equal(
            row with { Name = "ours", DollarsPerHour = 9, Accelerators = 4, AcceleratorCompute = row.AcceleratorCompute! with { Fp32 = 30e12 } },
            ShapeOf("base: { like: p4d.24xlarge, price: 9 USD/h }, ours: { like: base, accelerators: 4, accelerator_fp32: 30 TFLOP/s }", "ours"));
        Assert.Equal(row with { Name = Shape.InlineName, Cores = 48 }, ShapeOf("", "{ like: p4d.24xlarge, cores: 48 }"));
    }

    [Fact]
    public void Shape_OfAnotherAccelerator_HasThatOnesFigures()
    {
        var shape = ShapeOf("box: { like: g5.xlarge, accelerator: L4 }", "box");

        Assert.Equal(HardwareCatalog.FindAccelerator("L4")!.Compute, shape.AcceleratorCompute);
        Assert.Equal(("L4", 1), (shape.Accelerator, shape.Accelerators));
    }

    [Fact]
    public void Shape_OfACatalogueName_OverridesOnlyWhatItSays()
    {
        var estimate = Given.Estimate(With("c7i.8xlarge: { price: 1 USD/h }", "c7i.8xlarge"));

        Assert.Equal(1.0 * estimate.Stages[0].Hosts, estimate.Stages[0].CostPerHour);
        Assert.Equal(32, estimate.Stages[0].WorkersPerHost);
        Assert.Equal(ValueOrigin.File, Origin(estimate, "shapes.c7i.8xlarge.price"));
        Assert.Equal(ValueOrigin.Catalog, Origin(estimate, "shapes.c7i.8xlarge.memory"));
        Assert.DoesNotContain(estimate.Assumptions, assumption => assumption.Path == "hardware.c7i.8xlarge.price");
    }

    /// <summary>The default is overridden like any other.</summary>
    [Fact]
    public void Shape_OfTheDefaultsName_IsTheDefault() => Assert.Equal(
        0.5, Given.Estimate(With("c7i.8xlarge: { price: 0.5 USD/h }", "c7i.8xlarge").Replace("hardware: c7i.8xlarge\n", "")).Stages[0].CostPerHour);

    [Theory]
    [InlineData("box: { memory: 64 GB }", "box", DiagnosticCodes.MissingKey)]
    [InlineData("box: { like: boxx }", "box", DiagnosticCodes.UnknownHardware)]
    [InlineData("box: { like: later }, later: { cores: 4 }", "box", DiagnosticCodes.UnknownHardware)]
    [InlineData("box: { like: box }", "box", DiagnosticCodes.UnknownHardware)]
    [InlineData("box: { like: cheapest }", "box", DiagnosticCodes.UnknownHardware)]
    [InlineData("box: 8", "box", DiagnosticCodes.WrongShape)]
    [InlineData("cheapest: { cores: 8 }", "cheapest", DiagnosticCodes.InvalidName)]
    [InlineData("a.b: { cores: 8 }", "c7i.8xlarge", DiagnosticCodes.InvalidName)]
    [InlineData("box: { cores: 8 }", "bx", DiagnosticCodes.UnknownHardware)]
    public void Shapes_ThatAreWrong_AreErrors(string shapes, string hardware, string code) =>
        Assert.Contains(Given.Diagnostics(With(shapes, hardware)), diagnostic => (diagnostic.Code, diagnostic.Severity) == (code, Severity.Error));

    [Theory]
    [InlineData("box: { like: later }, later: { cores: 4 }", "which stands after it")]
    [InlineData("box: { like: box }", "which is the shape itself")]
    public void Shape_LikeOneThatIsNotBeforeIt_IsToldSo(string shapes, string reason) =>
        Assert.EndsWith(reason, Assert.Single(Given.Diagnostics(With(shapes, "box"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Shape_ThatNobodyUses_IsWarnedOf()
    {
        static string[] Codes(string yaml) => [.. Given.Diagnostics(yaml).Select(diagnostic => diagnostic.Code)];

        Assert.Equal([DiagnosticCodes.UnusedShape], Codes(With("box: { cores: 8 }", "c7i.8xlarge")));
        Assert.Empty(Codes(With("box: { cores: 8, price: 1 USD/h }", "cheapest")));
        Assert.Empty(Codes(With("box: { cores: 8 }, other: { like: box }", "other")));
    }

    /// <summary>100/s × 100 items × 1 MB = 10 GB/s into 4 hosts of 12.5 Gbit/s: 20 Gbit/s each.</summary>
    [Theory]
    [InlineData("c7i.8xlarge", true)]
    [InlineData("{ cores: 32, network: 19 Gbit/s }", true)]
    [InlineData("{ cores: 32, network: 21 Gbit/s }", false)]
    [InlineData("{ cores: 32 }", false)]
    public void Network_LessThanThePayloadNeeds_IsWarnedOf(string hardware, bool isWarned)
    {
        var estimate = Given.Estimate(With("", hardware, ", hosts: 4, bytes_per_candidate: 1 MB"));
        var warnings = estimate.Diagnostics.Where(diagnostic => diagnostic.Code == DiagnosticCodes.NetworkExceeded).ToArray();

        Assert.Equal(isWarned, warnings.Length == 1);
        Assert.All(warnings, warning => Assert.Contains("20 Gbit/s", warning.Message, StringComparison.Ordinal));
    }

    private static ValueOrigin Origin(Estimate estimate, string path) => estimate.Assumptions.Single(assumption => assumption.Path == path).Origin;
}
