using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting.Regression;

/// <summary>A curve fitted to measurements.</summary>
/// <param name="Parameters">In the curve's order.</param>
/// <param name="Covariance">Of the parameters, row by row.</param>
/// <param name="Errors">What the scale is a share of.</param>
/// <param name="Scale">Standard deviation of a measurement around the curve: in its unit, or as a share of the curve where <paramref name="Errors"/> are proportional.</param>
/// <param name="Fitted">The curve at each measurement.</param>
/// <param name="Weights">How much each measurement counts, in [0, 1].</param>
/// <param name="Freedom">Measurements that count, less the parameters; ≥ 1.</param>
/// <param name="RSquared">Share of the measurements' weighted variance that the curve explains, at most 1.</param>
internal sealed record RegressionFit(
    ImmutableArray<double> Parameters,
    ImmutableArray<double> Covariance,
    ErrorModel Errors,
    double Scale,
    ImmutableArray<double> Fitted,
    ImmutableArray<double> Weights,
    double Freedom,
    double RSquared)
{
    /// <summary>Standard deviation of a measurement ÷ the curve; null where it is no such share.</summary>
    public double? RelativeSpread => Errors == ErrorModel.Proportional ? Scale : null;

    /// <summary>Standard deviation of a measurement in its unit; null where it depends on the curve.</summary>
    public double? AbsoluteSpread => Errors == ErrorModel.Proportional ? null : Scale;

    /// <summary>Half the interval that holds 95% of the measurements where the curve has that value.</summary>
    public double HalfBand(double value) => Reach * Scale * (Errors == ErrorModel.Proportional ? value : 1);

    /// <summary>How it was fitted.</summary>
    /// <param name="regression">With the word that says of which kind it is.</param>
    /// <param name="measured">What was measured.</param>
    public string Method(string regression, string measured) =>
        $"robust {regression} (MM-estimate, Tukey's biweight), errors {(Errors == ErrorModel.Proportional ? $"proportional to the {measured}" : $"of one size at every {measured}")}";

    /// <summary>Half the 95% interval of anything ÷ its standard error.</summary>
    public double Reach => StudentsT.Quantile(0.975, Freedom);

    public double StandardError(int parameter) => Math.Sqrt(Math.Max(0, Covariance[(parameter * Parameters.Length) + parameter]));

    /// <summary>Of a figure that depends on the parameters, by its derivatives: the delta method.</summary>
    public double StandardError(ReadOnlySpan<double> gradient)
    {
        var variance = 0.0;
        for (var row = 0; row < gradient.Length; row++)
        {
            for (var column = 0; column < gradient.Length; column++)
            {
                variance += gradient[row] * gradient[column] * Covariance[(row * gradient.Length) + column];
            }
        }

        return Math.Sqrt(Math.Max(0, variance));
    }

    /// <summary>How well the curve and its error model explain the measurements, up to a constant that depends on neither.</summary>
    /// <remarks>The log-likelihood under Student's t with 4 degrees of freedom, which a few wrong measurements do not decide. Source: K. L. Lange, R. J. A. Little, J. M. G. Taylor (1989), "Robust
    /// statistical modeling using the t distribution".</remarks>
    public double LogLikelihood(double[] measured)
    {
        const double Freedom = 4;
        var sum = 0.0;
        var least = Rounding * (Errors == ErrorModel.Proportional ? 1 : Fitted.Max(Math.Abs));
        for (var row = 0; row < measured.Length; row++)
        {
            var unit = (Errors == ErrorModel.Proportional ? Fitted[row] : 1) * Math.Max(Scale, least);
            var z = (measured[row] - Fitted[row]) / unit;
            sum -= Math.Log(unit) + ((Freedom + 1) / 2 * Math.Log(1 + (z * z / Freedom)));
        }

        return sum;
    }

    /// <summary>Exact measurements scatter by no less than this share of themselves.</summary>
    private const double Rounding = 1e-12;
}
