using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Simulation;

internal sealed class ConstantSampler(double value, int chunk) : Sampler(chunk)
{
    protected override void Fill(Span<double> times) => times.Fill(value);
}

/// <summary>Uniform in (0, 1).</summary>
internal sealed class UniformSampler(RandomLanes random, int chunk = Sampler.Chunk) : Sampler(chunk)
{
    private RandomLanes _random = random;

    protected override void Fill(Span<double> times)
    {
        for (var i = 0; i < times.Length; i += 8)
        {
            _random.NextUniform().CopyTo(times[i..]);
        }
    }
}

/// <summary>−mean × ln U.</summary>
internal sealed class ExponentialSampler(RandomLanes random, double mean, int chunk) : Sampler(chunk)
{
    private RandomLanes _random = random;

    protected override void Fill(Span<double> times)
    {
        var lanes = _random;
        var scale = Vector512.Create(-mean);
        for (var i = 0; i < times.Length; i += 8)
        {
            (VectorMath.Log(lanes.NextUniform()) * scale).CopyTo(times[i..]);
        }

        _random = lanes;
    }
}

/// <summary>An exponential with the mean of a phase that is drawn first.</summary>
internal sealed class HyperexponentialSampler(RandomLanes random, Hyperexponential distribution, int chunk) : Sampler(chunk)
{
    private RandomLanes _random = random;

    protected override void Fill(Span<double> times)
    {
        var lanes = _random;
        var (slow, fast) = (Vector512.Create(-distribution.SlowMean), Vector512.Create(-distribution.FastMean));
        var slowProbability = Vector512.Create(distribution.SlowProbability);
        for (var i = 0; i < times.Length; i += 8)
        {
            var isSlow = Vector512.LessThan(lanes.NextUniform(), slowProbability);
            (VectorMath.Log(lanes.NextUniform()) * Vector512.ConditionalSelect(isSlow, slow, fast)).CopyTo(times[i..]);
        }

        _random = lanes;
    }
}

/// <summary>Two vectors of standard normal numbers from two of random bits.</summary>
/// <remarks>The angle is drawn within a quarter of the circle, where two short polynomials do; two further bits turn and mirror it. Source: G. E. P. Box,
/// M. E. Muller (1958), "A note on the generation of random normal deviates".</remarks>
internal static class Normals
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> First, Vector512<double> Second) Next(ref RandomLanes random)
    {
        var radius = Vector512.Sqrt(VectorMath.Log(random.NextUniform()) * Vector512.Create(-2.0));
        var bits = random.Next();
        var (sin, cos) = VectorMath.SinCos((RandomLanes.ToUniform(bits) - Vector512.Create(0.5)) * Vector512.Create(Math.PI / 2));
        var isTurned = Vector512.Equals(bits & Vector512.Create(1UL), Vector512<ulong>.Zero).AsDouble();
        var sign = ((bits & Vector512.Create(2UL)) << 62).AsDouble();
        var x = Vector512.ConditionalSelect(isTurned, cos, sin);
        var y = Vector512.ConditionalSelect(isTurned, sin, cos);
        return (x * (radius ^ sign), y * radius ^ ((bits & Vector512.Create(4UL)) << 61).AsDouble());
    }
}

/// <summary>median × e^(σZ).</summary>
internal sealed class LogNormalSampler(RandomLanes random, LogNormal distribution, int chunk) : Sampler(chunk)
{
    private RandomLanes _random = random;

    protected override void Fill(Span<double> times)
    {
        var lanes = _random;
        var (median, sigma) = (Vector512.Create(distribution.Median), Vector512.Create(distribution.Sigma));
        for (var i = 0; i < times.Length; i += 16)
        {
            var (first, second) = Normals.Next(ref lanes);
            (VectorMath.Exp(first * sigma) * median).CopyTo(times[i..]);
            (VectorMath.Exp(second * sigma) * median).CopyTo(times[(i + 8)..]);
        }

        _random = lanes;
    }
}

/// <summary>Gamma by rejection; a shape below 1 from the shape one higher, times U^(1/shape).</summary>
/// <remarks>Source: G. Marsaglia, W. W. Tsang (2000), "A simple method for generating gamma variables".</remarks>
internal sealed class GammaSampler : Sampler
{
    private readonly double _shape;
    private readonly double _unit;
    private readonly double _d;
    private readonly double _c;
    private readonly double[] _accepted;
    private int _spare;
    private RandomLanes _random;

    public GammaSampler(RandomLanes random, Gamma distribution, int chunk)
        : base(chunk)
    {
        _accepted = new double[chunk + 16];
        _random = random;
        _shape = distribution.Shape;
        _unit = distribution.Mean * distribution.Cv2;
        _d = (_shape < 1 ? _shape + 1 : _shape) - (1.0 / 3);
        _c = 1 / Math.Sqrt(9 * _d);
    }

    protected override void Fill(Span<double> times)
    {
        var lanes = _random;
        var count = _spare;
        while (count < times.Length)
        {
            var (first, second) = Normals.Next(ref lanes);
            count += Accept(first, lanes.NextUniform(), _accepted.AsSpan(count));
            count += Accept(second, lanes.NextUniform(), _accepted.AsSpan(count));
        }

        _spare = count - times.Length;
        var (unit, power) = (Vector512.Create(_unit), Vector512.Create(1 / _shape));
        for (var i = 0; i < times.Length; i += 8)
        {
            var time = Vector512.Create<double>(_accepted.AsSpan(i)) * unit;
            (_shape < 1 ? time * VectorMath.Exp(VectorMath.Log(lanes.NextUniform()) * power) : time).CopyTo(times[i..]);
        }

        _accepted.AsSpan(times.Length, _spare).CopyTo(_accepted);
        _random = lanes;
    }

    /// <summary>d v for those of eight that are accepted, v = (1 + c x)³: ln u &lt; x²/2 + d − d v + d ln v.</summary>
    private int Accept(Vector512<double> x, Vector512<double> u, Span<double> into)
    {
        var d = Vector512.Create(_d);
        var root = Vector512<double>.One + Vector512.Create(_c) * x;
        var v = Vector512.MaxNative(root, Vector512.Create(1e-90));
        v = v * v * v;
        var bound = x * x * Vector512.Create(0.5) + d - d * v + d * VectorMath.Log(v);
        var isAccepted = Vector512.LessThan(VectorMath.Log(u), bound) & Vector512.GreaterThan(root, Vector512<double>.Zero);
        var mask = isAccepted.ExtractMostSignificantBits();
        var values = d * v;
        var count = 0;
        for (var lane = 0; lane < 8; lane++)
        {
            into[count] = values.GetElement(lane);
            count += (int)(mask >> lane & 1);
        }

        return count;
    }
}

/// <summary>Each of the samples with the same probability.</summary>
internal sealed class EmpiricalSampler : Sampler
{
    private readonly double[] _values;
    private RandomLanes _random;

    public EmpiricalSampler(RandomLanes random, Empirical distribution, int chunk)
        : base(chunk)
    {
        _random = random;
        _values = new double[distribution.Count];
        for (var rank = 0; rank < _values.Length; rank++)
        {
            _values[rank] = distribution.Quantile((rank + 0.5) / _values.Length);
        }
    }

    protected override void Fill(Span<double> times)
    {
        for (var i = 0; i < times.Length; i += 8)
        {
            _random.NextUniform().CopyTo(times[i..]);
        }

        foreach (ref var time in times)
        {
            time = _values[Math.Min((int)(time * _values.Length), _values.Length - 1)];
        }
    }
}

/// <summary>The quantile of a uniform number, for a distribution without a sampler of its own.</summary>
internal sealed class QuantileSampler(RandomLanes random, IDistribution distribution, int chunk) : Sampler(chunk)
{
    private RandomLanes _random = random;

    protected override void Fill(Span<double> times)
    {
        for (var i = 0; i < times.Length; i += 8)
        {
            _random.NextUniform().CopyTo(times[i..]);
        }

        foreach (ref var time in times)
        {
            time = distribution.Quantile(time);
        }
    }
}
