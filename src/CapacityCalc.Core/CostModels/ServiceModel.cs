using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>A request's time, however many items it holds.</summary>
public sealed record ServiceModel : CostModel
{
    public required double Mean { get; init; }

    public override bool CountsItems => false;

    public override double MeanSeconds(double items, int tasks) => Mean;
}

public sealed class ServiceKind : IModelKind
{
    private static readonly Parameter<Duration> MeanTime = Parameter.Optional("mean", Time("20 ms"), "mean time of a request");

    private static readonly Parameter<Duration> Median = Parameter.Optional("p50", Time("20 ms"), "median time of a request; with `p99` it means lognormal");

    private static readonly Parameter<Duration> P99 = Parameter.Optional("p99", Time("60 ms"), "99th percentile of a request's time");

    public ParameterSet Parameters { get; } = new(
        "service",
        "The time of a request, however many items: a `mean` (with `cv` or `distribution`), or `p50` with `p99` (lognormal), or `samples` alone.",
        [MeanTime, Median, P99, MeasuredShape.OfTimes, .. CommonModel.Parameters]);

    CostModel IModelKind.Bind(ModelContext context, Arguments arguments) =>
        Read(context.Name, arguments) with { MeasuredOn = MeasuredShape.From(context, arguments, MeasuredShape.OfTimes) };

    private static ServiceModel Read(string name, Arguments arguments)
    {
        var isMean = arguments.TryGet(MeanTime, out var mean);
        var isPercentiles = arguments.IsGiven(Median) || arguments.IsGiven(P99);
        if (isPercentiles)
        {
            return FromPercentiles(name, arguments);
        }

        var common = CommonModel.From(arguments);
        if (!isMean && common.Spread.Sampled is null && !arguments.IsGiven(MeanTime) && !arguments.IsGiven(CommonModel.SamplesParameter))
        {
            arguments.Bag.Error(
                DiagnosticCodes.MissingKey,
                arguments.Span,
                $"'{arguments.Path}' (service) needs 'mean', or 'p50' with 'p99', or 'samples'",
                "add for example 'mean: 20 ms, cv: 0.5'");
        }

        return new ServiceModel { Name = name, Mean = isMean ? mean.Seconds : common.Spread.Sampled?.Mean ?? 0, Common = common };
    }

    private static ServiceModel FromPercentiles(string name, Arguments arguments)
    {
        RequireBeside(arguments, Median, P99);
        RequireBeside(arguments, P99, Median);
        if (arguments.IsGiven(MeanTime))
        {
            arguments.Bag.Error(
                DiagnosticCodes.ConflictingKeys,
                arguments.SpanOf(MeanTime),
                $"'{arguments.Path}' (service) takes 'mean', or 'p50' with 'p99', not both",
                "remove 'mean'");
        }

        var p50 = arguments.Get(Median).Seconds;
        var p99 = arguments.Get(P99).Seconds;
        if (arguments.TryGet(Median, out _) && arguments.TryGet(P99, out _) && p99 < p50)
        {
            new ValueReader(arguments.PathOf(P99), arguments.Bag).OutOfRange(
                arguments.SpanOf(P99),
                Duration.Dimension.Print(p99),
                $"at least the p50, {Duration.Dimension.Print(p50)}");
            p99 = p50;
        }

        var time = p99 > p50 && p50 > 0 ? LogNormal.FromPercentiles(p50, p99) : (IDistribution)new Deterministic(p50);
        var cv = Math.Sqrt(time.Cv2);
        if (cv > Limits.Cv)
        {
            new ValueReader(arguments.PathOf(P99), arguments.Bag).OutOfRange(
                arguments.SpanOf(P99),
                Duration.Dimension.Print(p99),
                $"nearer to the p50, {Duration.Dimension.Print(p50)}: so wide a lognormal has a coefficient of variation above {Scalar.Dimension.Print(Limits.Cv)}");
            time = new Deterministic(p50);
            cv = 0;
        }

        return new ServiceModel
        {
            Name = name,
            Mean = time.Mean,
            Common = CommonModel.From(arguments, new Spread(Distribution.LogNormal, cv, [])),
        };
    }

    private static void RequireBeside(Arguments arguments, Parameter<Duration> given, Parameter<Duration> other)
    {
        if (arguments.IsGiven(given) && !arguments.IsGiven(other))
        {
            arguments.Bag.Error(
                DiagnosticCodes.MissingKey,
                arguments.Span,
                $"'{arguments.Path}' (service) needs '{other.Name}' beside '{given.Name}'",
                $"add '{other.Name}: {other.Example}' ({other.Doc})");
        }
    }

    private static QuantityType<Duration> Time(string example) => new(Bounds.Positive(Limits.Seconds), example);
}
