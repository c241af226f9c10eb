using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Simulation;

/// <summary>A stream of independent times of one distribution.</summary>
/// <remarks>The stream is the same in whatever portions it is taken.</remarks>
internal abstract class Sampler
{
    /// <summary>Times that are drawn at once, where there are few streams and where there are many.</summary>
    public const int Chunk = 1024;
    public const int SmallChunk = 64;

    private readonly double[] _buffer;
    private int _next;

    /// <param name="chunk">A multiple of 16.</param>
    protected Sampler(int chunk)
    {
        _buffer = new double[chunk];
        _next = chunk;
    }

    /// <summary>The next times, at least one, at most so many.</summary>
    public ReadOnlySpan<double> Take(int most)
    {
        if (_next == _buffer.Length)
        {
            Fill(_buffer);
            _next = 0;
        }

        var taken = _buffer.AsSpan(_next, Math.Min(most, _buffer.Length - _next));
        _next += taken.Length;
        return taken;
    }

    public double Next() => Take(1)[0];

    public static Sampler Of(IDistribution distribution, RandomLanes random, int chunk = Chunk) => distribution switch
    {
        _ when distribution.Cv2 <= 0 => new ConstantSampler(distribution.Mean, chunk),
        Exponential exponential => new ExponentialSampler(random, exponential.Mean, chunk),
        LogNormal lognormal => new LogNormalSampler(random, lognormal, chunk),
        Hyperexponential hyperexponential => new HyperexponentialSampler(random, hyperexponential, chunk),
        Gamma gamma => new GammaSampler(random, gamma, chunk),
        Empirical empirical => new EmpiricalSampler(random, empirical, chunk),
        _ => new QuantileSampler(random, distribution, chunk),
    };

    protected abstract void Fill(Span<double> times);
}
