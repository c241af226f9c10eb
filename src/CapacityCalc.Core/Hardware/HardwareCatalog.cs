using System.Collections.Immutable;

namespace CapacityCalc.Core.Hardware;

/// <summary>Machine shapes with their prices, each figure with its source and date.</summary>
public static class HardwareCatalog
{
    public const string DefaultName = "c7i.8xlarge";

    public const string Region = "AWS us-east-1, on demand";

    private const string Date = "2026-07-20";

    private const string Later = "2026-11-23";

    public static Provenance PriceSource { get; } = new("aws/karpenter-provider-aws, zz_generated.pricing_aws.go", Date);

    /// <summary>vCPUs, memory, and which accelerators.</summary>
    public static Provenance ShapeSource { get; } = new("kubernetes/autoscaler, ec2_instance_types.go", Date);

    public static Provenance NetworkSource { get; } = new("aws/karpenter-provider-aws, zz_generated.bandwidth.go", Date);

    /// <summary>Its lists of current and previous generations.</summary>
    public static Provenance GenerationSource { get; } = new("Amazon EC2 Instance Types guide, 2024 edition", Later);

    private static readonly Provenance Clocks = new("frank622/EC2_CPU_frequency, README.md (all cores, turbo)", Later);

    // 2 units × 16 lanes × 2 operations, a fused multiply-add being two.
    private static readonly Provenance Avx512 = new("AVX-512", Later, "two 512-bit FMA units a core");

    // 2 units × 8 lanes × 2 operations.
    private static readonly Provenance Sve = new("SVE", Later, "two 256-bit FMA units a core");

    private static readonly Provenance Speeds = new("cli99/llm-analysis, gpu_configs, and hahnyuan/LLM-Viewer", Date);

    private static readonly Provenance GpuMemory = new("AWS Batch user guide, GPU jobs", Later);

    private static readonly Provenance GpuConfig = new("cli99/llm-analysis, gpu_configs", Later);

    private static readonly ProcessorRow IceLake = new("Ice Lake", 3.5, 64, 2, 204.8, 64, Clocks, Avx512, Channels("8 × DDR4-3200"));

    private static readonly ProcessorRow SapphireRapids = new("Sapphire Rapids", 3.2, 64, 2, 307.2, 96, Clocks, Avx512, Channels("8 × DDR5-4800"));

    private static readonly ProcessorRow Graviton3 = new("Graviton3", 2.6, 32, 1, 307.2, 64, Clocks, Sve, Channels("8 × DDR5-4800"));

    private static readonly AcceleratorRow T4 =
        new("T4", 8.1, 65, 130, 320, 16, Speeds with { Source = Speeds.Source + "; I8: hmc-tech.com, NVIDIA T4" }, GpuMemory);

    private static readonly AcceleratorRow A10G = new("A10G", 31.5, 70, 140, 600, 24, Speeds, GpuMemory);

    private static readonly AcceleratorRow L4 = new("L4", 30.3, 121, null, 300, 24, Speeds with { Assumed = "bandwidth" }, GpuMemory);

    // The source gives 250 TOPS in I8, but the V100's matrix units have no I8.
    private static readonly AcceleratorRow V100 = new("V100", 15.7, 125, null, 900, 16, Speeds, GpuConfig with { Assumed = "memory: the smaller of the two sizes that were made" });

    private static readonly AcceleratorRow A100 = new("A100-40", 19.5, 312, 624, 1555, 40, Speeds, GpuConfig);

    private static readonly AcceleratorRow H100 = new("H100", 67, 989, 1979, 3350, 80, Speeds with { Assumed = "FP32" }, GpuConfig);

    public static ImmutableArray<ProcessorRow> Processors { get; } = [IceLake, SapphireRapids, Graviton3];

    public static ImmutableArray<AcceleratorRow> Accelerators { get; } = [T4, A10G, L4, V100, A100, H100];

    public static ImmutableArray<CatalogRow> Shapes { get; } =
    [
        new("c6i.4xlarge", 16, 32, 0.680, IceLake, null, 0, 6.25),
        new("c6i.8xlarge", 32, 64, 1.360, IceLake, null, 0, 12.5),
        new("c7i.4xlarge", 16, 32, 0.714, SapphireRapids, null, 0, 6.25),
        new("c7i.8xlarge", 32, 64, 1.428, SapphireRapids, null, 0, 12.5),
        new("c7g.4xlarge", 16, 32, 0.580, Graviton3, null, 0, 7.5),
        new("c7g.16xlarge", 64, 128, 2.320, Graviton3, null, 0, 30),
        new("m6i.4xlarge", 16, 64, 0.768, IceLake, null, 0, 6.25),
        new("r6i.4xlarge", 16, 128, 1.008, IceLake, null, 0, 6.25),
        new("r6i.8xlarge", 32, 256, 2.016, IceLake, null, 0, 12.5),
        new("g4dn.xlarge", 4, 16, 0.526, null, T4, 1, 5),
        new("g5.xlarge", 4, 16, 1.006, null, A10G, 1, 2.5),
        new("g6.xlarge", 4, 16, 0.8048, null, L4, 1, 2.5),
        new("p3.2xlarge", 8, 61, 3.060, null, V100, 1, 2.5)
        {
            Lifecycle = Lifecycle.Previous,
            LifecycleSource = GenerationSource with { Assumed = "succeeded by p4d and p5, though the guide still lists it as current" },
        },
        new("p4d.24xlarge", 96, 1152, 21.958, null, A100, 8, 400),
        new("p5.48xlarge", 192, 2048, 55.04, null, H100, 8, 3200),
    ];

    /// <summary>The day on which the catalogue was last looked after, ISO 8601.</summary>
    public static string LatestDate =>
        new[] { PriceSource, ShapeSource, NetworkSource, GenerationSource, Clocks, Avx512, Sve, Speeds, GpuMemory, GpuConfig }.Max(source => source.Date)!;

    public static CatalogRow? Find(string name) => Shapes.FirstOrDefault(row => row.Name == name);

    public static AcceleratorRow? FindAccelerator(string name) => Accelerators.FirstOrDefault(row => row.Name == name);

    private static Provenance Channels(string channels) => new("memory channels × their rate", Later, $"{channels} a socket, shared evenly by its vCPUs");
}
