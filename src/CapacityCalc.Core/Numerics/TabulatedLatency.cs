namespace CapacityCalc.Core.Numerics;

/// <summary>A latency known by its probability at the points of a uniform grid, and by the rate of its tail beyond.</summary>
/// <remarks>A point's probability is spread evenly over the step around it, save at 0, where it is an atom. The mean is exact but for half the first
/// step's share.</remarks>
internal sealed class TabulatedLatency : LatencyDistribution
{
    private readonly double step;
    private readonly double atom;
    private readonly double[] survival;
    private readonly double tailMean;

    /// <param name="step">Seconds; &gt; 0.</param>
    /// <param name="masses">At 0, step, 2 step …; they and the tail add up to 1.</param>
    /// <param name="tailMass">Beyond the last point, where the distribution is exponential.</param>
    /// <param name="tailMean">Of that exponential, in seconds.</param>
    public TabulatedLatency(double step, ReadOnlySpan<double> masses, double tailMass, double tailMean)
    {
        this.step = step;
        this.tailMean = tailMean;
        atom = Math.Min(1, masses[0]);
        survival = new double[masses.Length];
        var above = tailMass;
        var mean = tailMass * ((masses.Length - 0.5) * step + tailMean);
        for (var i = masses.Length - 1; i >= 0; i--)
        {
            survival[i] = Math.Min(1, above);
            above += masses[i];
            mean += i * step * masses[i];
        }

        Mean = mean;
    }

    public override double Mean { get; }

    /// <remarks>survival[i] holds at (i + ½) step; from 0 to ½ step there is no probability, as all of the first point's lies at 0.</remarks>
    public override double Survival(double t)
    {
        if (t < 0)
        {
            return 1;
        }

        var x = t / step - 0.5;
        if (x <= 0)
        {
            return survival[0];
        }

        var last = survival.Length - 1;
        if (x >= last)
        {
            return survival[last] * Math.Exp(-(x - last) * step / Math.Max(tailMean, double.Epsilon));
        }

        var i = (int)x;
        return survival[i] + (x - i) * (survival[i + 1] - survival[i]);
    }

    public override double SurvivalQuantile(double s)
    {
        if (s >= 1 - atom)
        {
            return 0;
        }

        var last = survival.Length - 1;
        if (s < survival[last])
        {
            return (last + 0.5) * step + tailMean * Math.Log(survival[last] / s);
        }

        int low = 0, high = last;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            (low, high) = survival[middle] <= s ? (low, middle) : (middle, high);
        }

        var drop = survival[low] - survival[high];
        return (low + 0.5 + (drop > 0 ? Math.Clamp((survival[low] - s) / drop, 0, 1) : 0)) * step;
    }
}
