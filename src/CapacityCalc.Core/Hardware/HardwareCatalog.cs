using System.Collections.Immutable;

namespace CapacityCalc.Core.Hardware;

/// <summary>Machine shapes with their prices, each figure with its source and date.</summary>
public static class HardwareCatalog
{
    /// <summary>The day on which the prices were read.</summary>
    public const string Date = "2026-07-20";

    public const string Region = "AWS us-east-1, on demand";

    public const string PriceSource = "aws/karpenter-provider-aws, zz_generated.pricing_aws.go";

    public const string ShapeSource = "kubernetes/autoscaler, ec2_instance_types.go";

    public const string NetworkSource = "aws/karpenter-provider-aws, zz_generated.bandwidth.go";

    public const string AcceleratorSource = "cli99/llm-analysis and hahnyuan/LLM-Viewer; what is marked assumed has no source yet";

    public const string DefaultName = "c7i.8xlarge";

    public static ImmutableArray<CatalogRow> Shapes { get; } =
    [
        new("c6i.4xlarge", 16, 32, 0.680, null, 0, 6.25),
        new("c6i.8xlarge", 32, 64, 1.360, null, 0, 12.5),
        new("c7i.4xlarge", 16, 32, 0.714, null, 0, 6.25),
        new("c7i.8xlarge", 32, 64, 1.428, null, 0, 12.5),
        new("c7g.4xlarge", 16, 32, 0.580, null, 0, 7.5),
        new("c7g.16xlarge", 64, 128, 2.320, null, 0, 30),
        new("m6i.4xlarge", 16, 64, 0.768, null, 0, 6.25),
        new("r6i.4xlarge", 16, 128, 1.008, null, 0, 6.25),
        new("r6i.8xlarge", 32, 256, 2.016, null, 0, 12.5),
        new("g4dn.xlarge", 4, 16, 0.526, "T4", 1, 5),
        new("g5.xlarge", 4, 16, 1.006, "A10G", 1, 2.5),
        new("g6.xlarge", 4, 16, 0.8048, "L4", 1, 2.5),
        new("p3.2xlarge", 8, 61, 3.060, "V100", 1, 2.5),
        new("p4d.24xlarge", 96, 1152, 21.958, "A100-40", 8, 400),
        new("p5.48xlarge", 192, 2048, 55.04, "H100", 8, 3200),
    ];

    public static ImmutableArray<AcceleratorRow> Accelerators { get; } =
    [
        new("T4", 8.1, 65, 320, 16, "memory"),
        new("A10G", 31.5, 70, 600, 24, "memory"),
        new("L4", 30.3, 121, 300, 24, "bandwidth, memory"),
        new("V100", 15.7, 125, 900, 16, "memory"),
        new("A100-40", 19.5, 312, 1555, 40, "memory"),
        new("H100", 67, 989, 3350, 80, "FP32, memory"),
    ];

    public static CatalogRow? Find(string name) => Shapes.FirstOrDefault(row => row.Name == name);

    public static AcceleratorRow? FindAccelerator(string name) => Accelerators.FirstOrDefault(row => row.Name == name);
}
