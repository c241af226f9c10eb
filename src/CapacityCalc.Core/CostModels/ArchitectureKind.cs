using System.Collections.Immutable;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>A kind of model whose time follows from its architecture: what all of them read.</summary>
public abstract class ArchitectureKind : IModelKind
{
    /// <summary>
    /// A round number between what was published: BERT-base reaches 58% of a V100's FP32 peak (ColBERT, 2020: 97 TFLOP in 10.7 s), MiniLM of
    /// 128 tokens 38%, small matrices less.
    /// </summary>
    private const double DefaultEfficiency = 0.5;

    /// <summary>What STREAM reaches of a peak bandwidth; gathers of short rows reach less.</summary>
    private const double DefaultBandwidthEfficiency = 0.8;

    /// <summary>Nothing that runs at all reaches less.</summary>
    private const double LeastEfficiency = 1e-6;

    private static readonly QuantityType<Ratio> Share = new(new Bounds(LeastEfficiency, 1), "50%");

    private static readonly QuantityType<Duration> Time = new(Bounds.NonNegative(Limits.Seconds), "0.084 ms");

    private static readonly Parameter<Precision> PrecisionParameter = Parameter.WithDefault(
        "precision",
        new ChoiceType<Precision>(("fp32", Hardware.Precision.Fp32), ("fp16", Hardware.Precision.Fp16), ("i8", Hardware.Precision.I8)),
        Hardware.Precision.Fp32,
        "format of its numbers: it sets the peak, and the bytes of each");

    private static readonly Parameter<Ratio> EfficiencyParameter =
        Parameter.WithDefault("efficiency", Share, Ratio.FromDecimalFractions(DefaultEfficiency), "share of the peak that it reaches where arithmetic binds; measure it with `calibrate`");

    private static readonly Parameter<Ratio> BandwidthEfficiencyParameter =
        Parameter.WithDefault("bandwidth_efficiency", Share, Ratio.FromDecimalFractions(DefaultBandwidthEfficiency), "share of the memory bandwidth that it reaches where memory binds");

    private static readonly Parameter<Duration> OverheadParameter =
        Parameter.WithDefault("overhead", Time, Duration.FromSeconds(0), "time of each item beside its arithmetic");

    private static readonly Parameter<Duration> CallOverheadParameter =
        Parameter.WithDefault("call_overhead", Time, Duration.FromSeconds(0), "time of a task before its first item");

    private static readonly Parameter<Count> VectorsParameter =
        Parameter.Optional("vectors", new QuantityType<Count>(Bounds.Positive(Limits.Items), "100M"), "vectors in the index, over all shards; where absent the items of the corpus that its stage searches, whatever `matches`, or those that it scores");

    private readonly Extent _extent;

    /// <param name="architecture">The keys that describe the architecture: a measurement may have others.</param>
    private protected ArchitectureKind(string name, string doc, ImmutableArray<IParameter> architecture, Extent extent = Extent.ItemsScored)
    {
        _extent = extent;
        ArchitectureParameters = architecture;
        Parameters = new ParameterSet(
            name,
            doc,
            [
                .. architecture,
                .. extent == Extent.Index ? [VectorsParameter] : ImmutableArray<IParameter>.Empty,
                PrecisionParameter, .. Computes ? [EfficiencyParameter] : ImmutableArray<IParameter>.Empty, BandwidthEfficiencyParameter, OverheadParameter, CallOverheadParameter,
                Calibration.Rows, MeasuredShape.OfCalibration, .. CommonModel.Parameters,
            ]);
    }

    public ParameterSet Parameters { get; }

    internal ImmutableArray<IParameter> ArchitectureParameters { get; }

    /// <summary>Whether it does arithmetic that its time could follow from.</summary>
    internal virtual bool Computes => true;

    internal static Parameter<Precision> Precision => PrecisionParameter;

    internal static Parameter<Ratio> Efficiency => EfficiencyParameter;

    internal static Parameter<Ratio> BandwidthEfficiency => BandwidthEfficiencyParameter;

    internal static Parameter<Duration> Overhead => OverheadParameter;

    internal static Parameter<Duration> CallOverhead => CallOverheadParameter;

    /// <summary>The architecture; what is wrong with it has been or is reported, and null where nothing can be made of it.</summary>
    /// <param name="arguments">Of the model, or of a measurement.</param>
    /// <param name="valueBytes">Of one number.</param>
    internal abstract Architecture? Read(Arguments arguments, int valueBytes);

    CostModel IModelKind.Bind(ModelContext context, Arguments arguments)
    {
        var precision = arguments.Get(PrecisionParameter);
        var architecture = Read(arguments, precision.Bytes());
        var model = new ArchitectureModel
        {
            Name = context.Name,
            Architecture = architecture ?? new Linear(precision.Bytes(), 1),
            Roofline = new Roofline(
                precision,
                Computes ? arguments.Get(EfficiencyParameter).DecimalFractions : 1,
                arguments.Get(BandwidthEfficiencyParameter).DecimalFractions,
                arguments.Get(OverheadParameter).Seconds,
                arguments.Get(CallOverheadParameter).Seconds),
            IsIndex = _extent == Extent.Index,
            Vectors = _extent == Extent.Index && arguments.TryGet(VectorsParameter, out var vectors) ? vectors.Amount : null,
            Common = CommonModel.From(arguments),
        };
        return new Calibration(this, context, arguments).Of(model, architecture is not null);
    }

    /// <summary>What the items of a model of this kind are.</summary>
    private protected enum Extent
    {
        /// <summary>Candidates that it scores.</summary>
        ItemsScored,

        /// <summary>Vectors of an index, which may be more or fewer than the items that its stage scores.</summary>
        Index,
    }
}
