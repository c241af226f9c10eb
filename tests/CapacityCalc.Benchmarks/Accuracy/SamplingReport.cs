using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Uncertainty.Beliefs;

namespace CapacityCalc.Benchmarks.Accuracy;

/// <summary>Prints how the errors of a sample of worlds fall with its size, where the truth has a closed form.</summary>
/// <remarks><c>dotnet run -c Release --project tests/CapacityCalc.Benchmarks -- sampling FOLDER</c> writes sampling.md there.</remarks>
internal static class SamplingReport
{
    private const int Seeds = 30;

    /// <summary>A mean of smooth functions of the inputs that falls no faster than this fails the report.</summary>
    private const double SlowestOfSmooth = -0.6;

    private static readonly ImmutableArray<int> Sizes = [.. Enumerable.Range(5, 6).Select(power => 1 << (2 * power - 2))];

    private static readonly Belief Normal = new NormalBelief(3, 1);

    private static readonly Belief LogNormal = LogNormalBelief.FromInterval(0.5, 2);

    /// <param name="Of">The outcome of the inputs' places in their beliefs.</param>
    private sealed record Case(string Name, int Inputs, Func<double[], double> Of, Figure Figure, double Exact);

    /// <param name="Of">Of the outcomes.</param>
    /// <param name="OfRandom">The same of outcomes that are random numbers, and its standard error where that is plain.</param>
    /// <param name="IsSmooth">Whether it is the mean of a smooth function of the inputs.</param>
    private sealed record Figure(string Name, Func<double[], Estimated> Of, Func<double[], Estimated> OfRandom, bool IsSmooth);

    private static readonly Figure Mean = new(
        "mean",
        values => ReplicatedFigures.Mean(values),
        values => new Estimated(values.Average(), Math.Sqrt((values.Average(value => value * value) - Math.Pow(values.Average(), 2)) / values.Length)),
        true);

    private static readonly Figure P95 = new(
        "p95",
        values => ReplicatedFigures.Quantiles(values, [0.95])[0]!.Value,
        values => new Estimated(values.Order().ElementAt((int)(0.95 * values.Length)), double.NaN),
        false);

    public static int Run(string folder)
    {
        var cases = new[] { 2, 5 }.SelectMany(inputs => Cases(inputs)).ToArray();
        var text = new StringBuilder($"""
            # How the errors of a sample fall

            Root mean square errors over {Seeds} seeds, relative to the truth, of figures that have a closed form: sums of normals (mean 3, standard deviation 1) and products of lognormals (0.5..2). *Slope* is that of
            log error over log size: −0.5 is plain Monte Carlo's. *Stated* is the standard error that the answer gives ÷ the error there is, at the largest size.

            | figure | sample | {string.Join(" | ", Sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)))} | slope | stated |
            |---|---|{string.Concat(Enumerable.Repeat("---|", Sizes.Length + 2))}

            """);
        var isSlow = false;
        foreach (var one in cases)
        {
            var own = Measure(one, Quasi, one.Figure.Of);
            Append(text, one, "capcalc's", own);
            Append(text, one, "random", Measure(one, Random, one.Figure.OfRandom));
            isSlow |= one.Figure.IsSmooth && Slope(own) > SlowestOfSmooth;
        }

        text.Append("""

            Means of smooth functions of the inputs fall faster than 1/√n: steeply where the inputs add up, less so the more of them multiply. A quantile is found where an indicator jumps, which is not smooth: with
            two inputs its errors fall faster too, with five about like 1/√n, from a lower start.

            """);
        File.WriteAllText(Path.Combine(folder, "sampling.md"), text.ToString());
        return isSlow ? 1 : 0;
    }

    private static IEnumerable<Case> Cases(int inputs)
    {
        var (sum, product) = ($"sum of {inputs} normals", $"product of {inputs} lognormals");
        double Sum(double[] places) => places.Sum(Normal.Quantile);
        double Product(double[] places) => places.Aggregate(1.0, (all, place) => all * LogNormal.Quantile(place));

        // 0.5..2 is a lognormal of median 1; its logarithm's standard deviation is ln 2 ÷ the normal's 95th percentile.
        var deviation = Math.Log(2) / new NormalBelief(0, 1).Quantile(0.95);
        yield return new(sum, inputs, Sum, Mean, 3 * inputs);
        yield return new(product, inputs, Product, Mean, Math.Exp(inputs * deviation * deviation / 2));
        yield return new(sum, inputs, Sum, P95, new NormalBelief(3 * inputs, Math.Sqrt(inputs)).Quantile(0.95));
        yield return new(product, inputs, Product, P95, Math.Exp(Math.Sqrt(inputs) * Math.Log(2)));
    }

    /// <summary>The root mean square error, and that of the standard errors that were stated, by size; both relative to the truth.</summary>
    private static (double Error, double Stated)[] Measure(Case one, Func<int, ulong, int, double[][]> sample, Func<double[], Estimated> of) => [.. Sizes.Select(size =>
    {
        double squares = 0, stated = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var columns = sample(one.Inputs, seed, size);
            var values = new double[size];
            var places = new double[one.Inputs];
            for (var world = 0; world < size; world++)
            {
                for (var input = 0; input < places.Length; input++)
                {
                    places[input] = columns[input][world];
                }

                values[world] = one.Of(places);
            }

            var figure = of(values);
            squares += Math.Pow((figure.Value / one.Exact) - 1, 2);
            stated += Math.Pow(figure.StandardError / one.Exact, 2);
        }

        return (Math.Sqrt(squares / Seeds), Math.Sqrt(stated / Seeds));
    })];

    private static double[][] Quasi(int inputs, ulong seed, int size) =>
        [.. Enumerable.Range(0, inputs).Select(input => WorldSampler.Column(seed, $"models.m{input}.time", "A", size))];

    private static double[][] Random(int inputs, ulong seed, int size)
    {
        var random = new Random((int)seed);
        return [.. Enumerable.Range(0, inputs).Select(_ => Enumerable.Range(0, size).Select(_ => random.NextDouble()).ToArray())];
    }

    /// <summary>By least squares.</summary>
    private static double Slope((double Error, double Stated)[] errors)
    {
        var points = Sizes.Zip(errors, (size, error) => (X: Math.Log(size), Y: Math.Log(error.Error))).ToArray();
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => Math.Pow(point.X - x, 2));
    }

    private static void Append(StringBuilder text, Case one, string sample, (double Error, double Stated)[] errors)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {one.Figure.Name} of the {one.Name} | {sample} |");
        foreach (var (error, _) in errors)
        {
            text.Append(CultureInfo.InvariantCulture, $" {error:0.0e-0} |");
        }

        text.Append(CultureInfo.InvariantCulture, $" {Slope(errors):0.00} | {(double.IsNaN(errors[^1].Stated) ? "–" : (errors[^1].Stated / errors[^1].Error).ToString("0.0", CultureInfo.InvariantCulture))} |\n");
    }
}
