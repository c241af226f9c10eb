using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The queue M/D/c, first come first served: exact.</summary>
/// <remarks>
/// <para>Over one service time D all c services in progress end, so the queue Q one D later is max(0, Q + A − c), A the Poisson arrivals of
/// that time: the
/// maximum of a random walk. By F. Spitzer (1956) its generating function is exp Σ aₖ (zᵏ − 1), k &gt; 0, with aₖ the coefficients of −log(1 −
/// E[z^(A − c)]), which a Fourier transform on the circle |z| = 1/ρ gives without any root; there E[z^(A − c)] = e^(c(e^(iω) − 1 − iω) + c(1 − ρ +
/// ln ρ)).</para>
/// <para>P(W &gt; x) = P(Q + A′ ≥ kc), (k − 1)D ≤ x &lt; kD, A′ Poisson with mean λ(kD − x). Source: G. J. Franx (2001), "A simple solution for
/// the M/D/c
/// waiting time distribution", Operations Research Letters 29.</para>
/// <para>Mean and variance of the wait follow from the queue's by J. Keilson and L. D. Servi (1988). With more than 32 servers these two stand for the
/// shape of
/// the wait, as a Weibull distribution: within 3% of its percentiles, which are then a small part of a sojourn.</para>
/// </remarks>
internal static class MDc
{
    /// <summary>With more servers, or closer to saturation, the transform would grow; see <see cref="MGc"/>.</summary>
    public const int MostServers = 512;
    public const double LeastIdle = 0.02;

    private const int ShapeServers = 32;
    private const int LeastSize = 128;
    private const int Sizes = 6;

    /// <summary>Of sizes 128 … 4096, each made when first asked for.</summary>
    private static readonly Lazy<FourierTransform>[] Transforms =
        [.. Enumerable.Range(0, Sizes).Select(i => new Lazy<FourierTransform>(() => new FourierTransform(LeastSize << i)))];

    /// <summary>The probability of a wait, and the wait where there is one.</summary>
    /// <param name="servers">1 … <see cref="MostServers"/>.</param>
    /// <param name="utilization">ρ in (0, 1 − <see cref="LeastIdle"/>].</param>
    /// <param name="serviceSeconds">D &gt; 0.</param>
    public static (double Probability, LatencyDistribution Delay) Solve(int servers, double utilization, double serviceSeconds)
    {
        var queue = Queue(servers, utilization);
        var load = servers * utilization;
        double first = 0, second = 0, below = 0, term = Math.Exp(-load), within = term;
        for (var n = queue.Length - 1; n > 0; n--)
        {
            first += n * queue[n];
            second += (double)n * (n - 1) * queue[n];
        }

        // P(Q + A < c), A summed up as Q comes down.
        for (var n = servers - 1; n >= 0; n--)
        {
            below += (n < queue.Length ? queue[n] : 0) * within;
            term *= load / (servers - n);
            within += term;
        }

        var probability = Math.Clamp(1 - below, 0, 1);
        var mean = first / load / probability;
        if (!(probability > 0 && mean > 0))
        {
            return (0, LatencyDistribution.Zero);
        }

        var cv2 = second / (load * load) / probability / (mean * mean) - 1;
        return (probability, servers <= ShapeServers
            ? new ConstantServiceDelay(Tail(queue), servers, load, probability, mean).Scale(serviceSeconds)
            : MGc.Shape(mean * serviceSeconds, cv2));
    }

    /// <summary>P(Q = n).</summary>
    private static double[] Queue(int servers, double utilization)
    {
        // Coefficients decay as ρᵏ; the transform holds those of half its size on either side.
        const double Digits = 64;
        double c = servers, log = -Math.Log(utilization), least = Math.Max(Digits / log, 24 * Math.Sqrt(c));
        var index = 0;
        while (index < Sizes - 1 && LeastSize << index < least)
        {
            index++;
        }

        var size = LeastSize << index;
        var transform = Transforms[index].Value;
        double[] real = new double[size], imaginary = new double[size];
        var rise = c * (1 - utilization - log);
        for (int j = 0, reversed = 0; j < size; j++)
        {
            var angle = 2 * Math.PI * Math.Min(j, size - j) / size;
            var half = Math.Sin(angle / 2);
            var magnitude = Math.Exp(rise - 2 * c * half * half);
            var (sin, cos) = Math.SinCos(c * (Math.Sin(angle) - angle));
            double re = 1 - magnitude * cos, im = -magnitude * sin;
            real[reversed] = -Math.Log(re * re + im * im) / 2;
            imaginary[reversed] = (2 * j <= size ? 1 : -1) * Math.Atan2(im, re);
            reversed = Next(reversed, size);
        }

        // The coefficients come in the order in which Forward reads them: k at k, −k at size − k.
        transform.Backward(real, imaginary);
        double sum = 0;
        for (var k = 0; k < size; k++)
        {
            real[k] = k > 0 && 2 * k < size ? real[k] / size : 0;
            sum += real[k] * Math.Exp(-log * k);
        }

        Array.Clear(imaginary);
        transform.Forward(real, imaginary);
        for (var i = 0; i < size; i++)
        {
            var magnitude = Math.Exp(real[i]);
            var (sin, cos) = Math.SinCos(imaginary[i]);
            (real[i], imaginary[i]) = (magnitude * cos, magnitude * sin);
        }

        transform.Backward(real, imaginary);
        var queue = new double[size / 2];
        for (var n = 0; n < queue.Length; n++)
        {
            queue[n] = Math.Max(0, real[n] / size * Math.Exp(-log * n - sum));
        }

        return queue;
    }

    /// <summary>The bit-reversed successor of a bit-reversed position.</summary>
    private static int Next(int reversed, int size)
    {
        var bit = size >> 1;
        while ((reversed & bit) != 0)
        {
            reversed ^= bit;
            bit >>= 1;
        }

        return reversed | bit;
    }

    /// <summary>P(Q ≥ n).</summary>
    private static double[] Tail(double[] queue)
    {
        double sum = 0;
        for (var n = queue.Length - 1; n >= 0; n--)
        {
            sum += queue[n];
            queue[n] = Math.Min(1, sum);
        }

        return queue;
    }
}
