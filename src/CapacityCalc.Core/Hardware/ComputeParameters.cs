using System.Collections.Immutable;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Hardware;

/// <summary>The keys of what one core, or one accelerator, can do at most.</summary>
internal sealed class ComputeParameters
{
    private readonly Parameter<FloatingPointRate> _fp32;
    private readonly Parameter<FloatingPointRate> _fp16;
    private readonly Parameter<FloatingPointRate> _i8;
    private readonly Parameter<BitRate> _bandwidth;

    /// <param name="prefix">Of the keys: <c>core</c> makes <c>core_fp32</c>.</param>
    /// <param name="owner">With its article.</param>
    /// <param name="peak">An example of its peak.</param>
    /// <param name="bandwidth">An example of its bandwidth.</param>
    public ComputeParameters(string prefix, string owner, string peak, string bandwidth)
    {
        Parameter<FloatingPointRate> Peak(string format, string doc) =>
            Parameter.Optional($"{prefix}_{format}", new QuantityType<FloatingPointRate>(Bounds.Positive(Limits.FlopPerSecond), peak), doc);

        _fp32 = Peak("fp32", $"peak of {owner} in 32-bit floating point");
        _fp16 = Peak("fp16", $"peak of {owner} in 16-bit floating point, dense");
        _i8 = Peak("i8", $"peak of {owner} in 8-bit integers, dense, an operation counting as a FLOP");
        _bandwidth = Parameter.Optional(
            $"{prefix}_bandwidth", new QuantityType<BitRate>(Bounds.Positive(Limits.BytesPerSecond), bandwidth), $"memory bandwidth of {owner}");
    }

    public ImmutableArray<IParameter> All => [_fp32, _fp16, _i8, _bandwidth];

    /// <summary>What the keys say, over what is inherited; null where neither says anything.</summary>
    public Compute? From(Arguments arguments, Compute? inherited)
    {
        double? Given(Parameter<FloatingPointRate> parameter) => arguments.TryGet(parameter, out var rate) ? rate.FlopPerSecond : null;

        var own = new Compute(Given(_fp32), Given(_fp16), Given(_i8), arguments.TryGet(_bandwidth, out var bandwidth) ? bandwidth.BytesPerSecond : null);
        var merged = new Compute(
            own.Fp32 ?? inherited?.Fp32, own.Fp16 ?? inherited?.Fp16, own.I8 ?? inherited?.I8, own.BytesPerSecond ?? inherited?.BytesPerSecond);
        return merged is { Fp32: null, Fp16: null, I8: null, BytesPerSecond: null } ? null : merged;
    }
}
