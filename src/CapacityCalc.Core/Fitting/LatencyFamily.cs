using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>A distribution fitted to latencies.</summary>
/// <param name="Name">As the scenario's <c>distribution</c>.</param>
/// <param name="Score">Akaike's criterion: the smaller the likelier, with what parameters cost.</param>
/// <param name="Parameters">As the keys of a <c>service</c> model.</param>
/// <param name="Entries">The model's keys beside its kind, in the snippet.</param>
internal sealed record LatencyFamily(string Name, IDistribution Distribution, double Score, ImmutableArray<FittedFigure> Parameters, ImmutableArray<(string Key, string Value)> Entries)
{
    /// <summary>ln X is normal: by maximum likelihood, the mean and the deviation of the logarithms.</summary>
    /// <remarks>Errors of p50 and p99 by those of both, which are independent; of mean and cv by the delta method (D. R. Cox, in C. E. Land 1972). Intervals are symmetric in the logarithm.</remarks>
    public static LatencyFamily LogNormal(LatencySample sample)
    {
        var n = (double)sample.Count;
        var mu = sample.Average(Math.Log);
        var variance = sample.Average(value => (Math.Log(value) - mu) * (Math.Log(value) - mu)) * n / (n - 1);
        var score = 2 * 2 + (2 * n * mu) + (n * Math.Log(2 * Math.PI * variance * (n - 1) / n)) + n;
        return LogNormal(mu, variance, variance / n, variance / 2 / (n - 1), 0, sample.Count, score);
    }

    /// <param name="ofMu">Variance of μ.</param>
    /// <param name="ofSigma">Variance of σ.</param>
    /// <param name="ofBoth">Covariance of the two.</param>
    /// <param name="count">Latencies: of too few, the p99 is not told.</param>
    public static LatencyFamily LogNormal(double mu, double variance, double ofMu, double ofSigma, double ofBoth, long count, double score)
    {
        var sigma = Math.Sqrt(variance);
        var reach = StudentsT.Quantile(0.975, Math.Max(1, count - 1));
        FittedFigure Figure(string name, string doc, double value, double byMu, double bySigma, Dimension dimension) => FittedFigure.Positive(
            name, doc, value, value * Math.Sqrt(Math.Max(0, (byMu * byMu * ofMu) + (bySigma * bySigma * ofSigma) + (2 * byMu * bySigma * ofBoth))), reach, dimension);

        var cv = Math.Sqrt(Elementary.ExpM1(variance));
        var p50 = Figure("p50", "median", Math.Exp(mu), 1, 0, Duration.Dimension);
        var p99 = Figure("p99", "99th percentile", Math.Exp(mu + (NormalP99 * sigma)), 1, NormalP99, Duration.Dimension);
        var mean = Figure("mean", "mean", Math.Exp(mu + (variance / 2)), 1, sigma, Duration.Dimension);
        var spread = Figure("cv", "standard deviation ÷ mean", cv, 0, sigma * Math.Exp(variance) / cv / cv, Scalar.Dimension);
        return new LatencyFamily(
            "lognormal",
            Numerics.LogNormal.FromPercentiles(p50.Value, p99.Value),
            score,
            count >= OrderStatistics.LeastCount(0.99) ? [p50, p99] : [mean, spread],
            count >= OrderStatistics.LeastCount(0.99) ? [Entry(p50), Entry(p99)] : [Entry(mean), Entry(spread)]);
    }

    /// <summary>The lognormal distribution that has the sample's own p50 and p99.</summary>
    /// <remarks>For a tail that is longer than the bulk of the latencies says. The errors are a quarter of the distribution-free 95% intervals.</remarks>
    public static LatencyFamily? ThroughPercentiles(LatencySample sample)
    {
        const double Widths = 2 * 1.959963984540054;
        if (sample.Interval(0.5) is not var (low, high) || sample.Interval(0.99) is not var (tailLow, tailHigh) || !(sample.Quantile(0.99) > sample.Quantile(0.5)))
        {
            return null;
        }

        FittedFigure Figure(string name, string doc, double share, double from, double to) => new(name, doc, sample.Quantile(share), (to - from) / Widths, from, to, Duration.Dimension);
        var p50 = Figure("p50", "median", 0.5, low, high);
        var p99 = Figure("p99", "99th percentile", 0.99, tailLow, tailHigh);
        return new LatencyFamily("lognormal through p50 and p99", Numerics.LogNormal.FromPercentiles(p50.Value, p99.Value), double.PositiveInfinity, [p50, p99], [Entry(p50), Entry(p99)]);
    }

    /// <summary>By maximum likelihood: ln k − ψ(k) = ln mean − mean of the logarithms.</summary>
    /// <remarks>Newton's steps on 1/k. Errors by Fisher's information, in which mean and shape are independent. Source: T. P. Minka (2002), "Estimating a gamma distribution".</remarks>
    public static LatencyFamily? Gamma(LatencySample sample)
    {
        var n = (double)sample.Count;
        var logs = sample.Average(Math.Log);
        var gap = Math.Log(sample.Mean) - logs;
        if (!(gap > 1e-9))
        {
            return null;
        }

        var shape = (3 - gap + Math.Sqrt(((gap - 3) * (gap - 3)) + (24 * gap))) / (12 * gap);
        for (var step = 0; step < 50; step++)
        {
            var inverse = (1 / shape) + ((-gap + Math.Log(shape) - PolygammaFunction.Digamma(shape)) / (shape * shape * ((1 / shape) - PolygammaFunction.Trigamma(shape))));
            var next = 1 / inverse;
            if (!(next > 0) || Math.Abs(next - shape) < 1e-12 * shape)
            {
                break;
            }

            shape = next;
        }

        var cv = 1 / Math.Sqrt(shape);
        var score = 4 - (2 * n * (((shape - 1) * logs) - shape - (shape * Math.Log(sample.Mean / shape)) - GammaFunction.Log(shape)));
        var reach = StudentsT.Quantile(0.975, n - 1);
        var shapeError = 1 / Math.Sqrt(n * (PolygammaFunction.Trigamma(shape) - (1 / shape)));
        var mean = FittedFigure.Positive("mean", "mean", sample.Mean, sample.Mean * cv / Math.Sqrt(n), reach, Duration.Dimension);
        var spread = FittedFigure.Positive("cv", "standard deviation ÷ mean", cv, shapeError / 2 / Math.Pow(shape, 1.5), reach, Scalar.Dimension);
        return new LatencyFamily("gamma", new Gamma(sample.Mean, cv), score, [mean, spread], [Entry(mean), Entry(spread), ("distribution", "gamma")]);
    }

    /// <summary>By maximum likelihood: the mean.</summary>
    public static LatencyFamily Exponential(LatencySample sample)
    {
        var n = (double)sample.Count;
        var mean = FittedFigure.Positive("mean", "mean", sample.Mean, sample.Mean / Math.Sqrt(n), StudentsT.Quantile(0.975, n - 1), Duration.Dimension);
        return new LatencyFamily("exponential", new Exponential(sample.Mean), 2 + (2 * n * (1 + Math.Log(sample.Mean))), [mean], [Entry(mean), ("distribution", "exponential")]);
    }

    private static (string, string) Entry(FittedFigure figure) => (figure.Name, figure.Dimension.Print(figure.Value));

    /// <summary>The standard normal distribution's 99th percentile.</summary>
    private const double NormalP99 = 2.32634787404084110;
}
