using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting.Regression;

/// <summary>Fits a curve so that a few wrong measurements do not move it.</summary>
/// <remarks>
/// An MM-estimate (V. J. Yohai 1987, "High breakdown-point and high efficiency robust estimates for regression"): a start that withstands up to half of the
/// measurements being wrong (<see cref="TrimmedStart"/>), its S-scale, then Tukey's biweight by iteratively reweighted least squares, which at normal errors is 97% as efficient
/// as least squares. The scale is then that of the measurements that count, corrected for the weights and for the leverage of each (the design-adaptive scale of M. Koller, W. Stahel 2011,
/// "Sharpening Wald-type inference in robust regression for small samples"), and the biweight is repeated. Errors that are proportional divide every row by the fitted
/// value, until that settles (R. J. Carroll, D. Ruppert 1988, "Transformation and Weighting in Regression", section 2.2). Covariance:
/// K² · [s² Σψ²/(n − p)] ÷ [mean ψ′]² · (XᵀWX ÷ mean w)⁻¹ with K = 1 + (p/n) var ψ′ ÷ (mean ψ′)² (P. J. Huber 1981, "Robust Statistics", 7.6.5 and 7.6.6).
/// </remarks>
internal sealed class RobustRegression
{
    private const int MostSteps = 200;
    private const double Settled = 1e-10;

    /// <summary>An error model that has less of the likelihood changes nothing that is printed.</summary>
    private const double Negligible = 1e-4;

    /// <summary>Objectives that differ by less, relatively, differ by how far the steps went.</summary>
    private const double SameHollow = 1e-6;

    /// <summary>Scales below this share of the measurements are rounding.</summary>
    private const double Rounding = 1e-12;

    private readonly Curve _curve;
    private readonly double[] _measured;
    private readonly ErrorModel _errors;
    private readonly Estimator _estimator;
    private readonly int _count;
    private readonly double[] _fitted;
    private readonly double[] _residuals;
    private readonly double[] _weights;
    private readonly double[][] _columns;
    private double[] _parameters;

    private RobustRegression(Curve curve, double[] measured, ErrorModel errors, Estimator estimator, double[] start)
    {
        _curve = curve;
        _measured = measured;
        _errors = errors;
        _estimator = estimator;
        _count = measured.Length;
        _parameters = start;
        _fitted = new double[_count];
        _residuals = new double[_count];
        _weights = new double[_count];
        Array.Fill(_weights, 1);
        _columns = [.. Enumerable.Range(0, curve.Parameters).Select(_ => new double[_count])];
    }

    /// <summary>The fit; null where the measurements do not determine the curve.</summary>
    /// <param name="measured">Finite; positive where errors are proportional.</param>
    public static RegressionFit? Fit(Curve curve, double[] measured, ErrorModel errors, Estimator estimator = Estimator.Biweight)
    {
        if (measured.Length <= curve.Parameters || TrimmedStart.Of(curve, measured, errors, estimator) is not { } start)
        {
            return null;
        }

        var regressions = curve.Starts(measured).Prepend(start)
            .Select(from => new RobustRegression(curve, measured, errors, estimator, from))
            .Where(regression => regression.Evaluate())
            .ToArray();
        return regressions.Length switch
        {
            0 => null,
            1 => regressions[0].Run(),
            _ => Lowest(regressions)?.Run(),
        };
    }

    /// <summary>The one that comes lowest, all measured by the least scale that any of them leaves; null where none comes to rest.</summary>
    private static RobustRegression? Lowest(RobustRegression[] regressions)
    {
        RobustRegression[] settled = [.. regressions.Where(regression => regression.Settle(regression.OwnScale()))];
        if (settled.Length == 0)
        {
            return null;
        }

        var scale = settled.Min(regression => regression.OwnScale());
        (RobustRegression Regression, double Objective)[] resting = [.. settled.Where(regression => regression.Settle(scale)).Select(regression => (regression, regression.Objective(scale)))];

        // Of several that came to rest in the same hollow, the rounding of a processor shall not choose.
        var least = resting.Select(each => each.Objective).DefaultIfEmpty().Min();
        return resting.FirstOrDefault(each => each.Objective <= least * (1 + SameHollow)).Regression;
    }

    /// <summary>The fit under the error model that the measurements speak for; where they do not decide, of both by what speaks for each.</summary>
    /// <remarks>Parameters are averaged with Akaike weights, and what the models differ by counts among the errors. Source: S. T. Buckland, K. P. Burnham, N. H. Augustin (1997), "Model selection: an
    /// integral part of inference".</remarks>
    public static RegressionFit? Fit(Curve curve, double[] measured)
    {
        var proportional = measured.All(value => value > 0) ? Fit(curve, measured, ErrorModel.Proportional) : null;
        var constant = Fit(curve, measured, ErrorModel.Constant);
        if (proportional is null || constant is null)
        {
            return proportional ?? constant;
        }

        var share = 1 / (1 + Math.Exp(constant.LogLikelihood(measured) - proportional.LogLikelihood(measured)));
        var (likelier, other, weight) = share >= 0.5 ? (proportional, constant, 1 - share) : (constant, proportional, share);
        return weight < Negligible ? likelier : Averaged(curve, likelier, other, weight);
    }

    private static RegressionFit Averaged(Curve curve, RegressionFit likelier, RegressionFit other, double weight)
    {
        var size = likelier.Parameters.Length;
        double[] parameters = [.. likelier.Parameters.Zip(other.Parameters, (one, two) => one + (weight * (two - one)))];
        var covariance = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                double Around(RegressionFit fit) => fit.Covariance[(i * size) + j] + ((fit.Parameters[i] - parameters[i]) * (fit.Parameters[j] - parameters[j]));
                covariance[(i * size) + j] = ((1 - weight) * Around(likelier)) + (weight * Around(other));
            }
        }

        return likelier with
        {
            Parameters = [.. parameters],
            Covariance = [.. covariance],
            Fitted = [.. Enumerable.Range(0, curve.Count).Select(place => curve.At(place, parameters))],
        };
    }

    /// <summary>What the residuals scatter by where they are now.</summary>
    private double OwnScale() => _estimator == Estimator.LeastSquares
        ? double.PositiveInfinity
        : Math.Max(Floor, Biweight.Scale(_residuals, _count - _parameters.Length));

    private double Floor => Rounding * (_errors == ErrorModel.Proportional ? 1 : _measured.Max(Math.Abs));

    private RegressionFit? Run()
    {
        var floor = Floor;
        var scale = double.PositiveInfinity;
        if (_estimator == Estimator.LeastSquares)
        {
            if (!Settle(scale))
            {
                return null;
            }

            scale = Math.Sqrt(_residuals.Sum(residual => residual * residual) / (_count - _parameters.Length));
        }
        else
        {
            scale = OwnScale();
            if (!Settle(scale) || Leverages() is not { } leverages)
            {
                return null;
            }

            scale = Math.Max(floor, Rescaled(scale, leverages));
            if (!Settle(scale))
            {
                return null;
            }

            scale = Math.Max(floor, Rescaled(scale, leverages));
        }

        return Describe(scale, floor);
    }

    /// <summary>Reweighted Gauss–Newton steps, halved where they make the curve worse, until nothing moves.</summary>
    private bool Settle(double scale)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            Weigh(scale);
            if (Step() is not { } change)
            {
                return false;
            }

            var before = Objective(scale);
            var origin = _parameters;
            var moved = 0.0;
            for (var half = 0; half < 40; half++)
            {
                var share = Math.Pow(0.5, half);
                _parameters = [.. origin.Zip(change, (value, by) => value + (share * by))];
                moved = origin.Zip(change, (value, by) => Math.Abs(share * by) / (Math.Abs(value) + Math.Abs(share * by) + double.Epsilon)).Max();

                // Proportional errors change the rows' own scale, so that their objective may rise a little on the way to where it settles.
                if (Evaluate() && (!(Objective(scale) > before * 1.0001) || _errors == ErrorModel.Proportional))
                {
                    break;
                }
            }

            if (moved < Settled)
            {
                return Evaluate();
            }
        }

        return Evaluate();
    }

    private double[]? Step()
    {
        Span<double> gradient = stackalloc double[_parameters.Length];
        var right = new double[_count];
        for (var row = 0; row < _count; row++)
        {
            var root = Math.Sqrt(_weights[row]) / RowScale(row);
            _curve.Gradient(row, _parameters, gradient);
            for (var index = 0; index < gradient.Length; index++)
            {
                _columns[index][row] = root * gradient[index];
            }

            right[row] = root * (_measured[row] - _fitted[row]);
        }

        return SmallLeastSquares.Solve(_columns, right);
    }

    private double RowScale(int row) => _errors == ErrorModel.Proportional ? _fitted[row] : 1;

    /// <summary>Puts the curve and the residuals in their places; false where the curve does not exist there.</summary>
    private bool Evaluate()
    {
        for (var row = 0; row < _count; row++)
        {
            _fitted[row] = _curve.At(row, _parameters);
            if (!double.IsFinite(_fitted[row]) || (_errors == ErrorModel.Proportional && !(_fitted[row] > 0)))
            {
                return false;
            }

            _residuals[row] = (_measured[row] - _fitted[row]) / RowScale(row);
        }

        return true;
    }

    private void Weigh(double scale)
    {
        for (var row = 0; row < _count && _estimator == Estimator.Biweight; row++)
        {
            _weights[row] = Biweight.Weight(_residuals[row] / scale);
        }
    }

    private double Objective(double scale)
    {
        var sum = 0.0;
        foreach (var residual in _residuals)
        {
            var z = residual / scale / Biweight.Cut;
            sum += _estimator == Estimator.LeastSquares ? residual * residual : Math.Abs(z) < 1 ? 1 - Math.Pow(1 - (z * z), 3) : 1;
        }

        return sum;
    }

    /// <summary>The scale of the rows that count: Σ w r² ÷ (1 − h) ÷ Σ w, over what the weights leave of a variance.</summary>
    private double Rescaled(double scale, double[] leverages)
    {
        for (var step = 0; step < 50; step++)
        {
            double above = 0, below = 0;
            for (var row = 0; row < _count; row++)
            {
                var left = 1 - leverages[row];
                var residual = _residuals[row] / Math.Sqrt(left);
                var weight = Biweight.Weight(residual / scale);
                above += weight * residual * residual;
                below += weight;
            }

            var next = below > 0 ? Math.Sqrt(above / below / Biweight.Variance) : scale;
            if (!(next > 0) || Math.Abs(next - scale) < 1e-9 * scale)
            {
                return next;
            }

            scale = next;
        }

        return scale;
    }

    /// <summary>The share of each row's own error in its fitted value, at most 0.99.</summary>
    private double[]? Leverages()
    {
        if (Inverse() is not { } inverse)
        {
            return null;
        }

        var leverages = new double[_count];
        var size = _parameters.Length;
        Span<double> gradient = stackalloc double[size];
        for (var row = 0; row < _count; row++)
        {
            _curve.Gradient(row, _parameters, gradient);
            var sum = 0.0;
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    sum += gradient[i] * gradient[j] * inverse[(i * size) + j];
                }
            }

            leverages[row] = Math.Min(0.99, _weights[row] * sum / RowScale(row) / RowScale(row));
        }

        return leverages;
    }

    /// <summary>(XᵀWX)⁻¹, of columns that are brought to one length first; null where it is singular.</summary>
    private double[]? Inverse()
    {
        if (Step() is null)
        {
            return null;
        }

        var size = _parameters.Length;
        var lengths = _columns.Select(column => Math.Sqrt(column.Sum(value => value * value))).ToArray();
        var rows = new double[size * size * 2];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                rows[(i * size * 2) + j] = _columns[i].Zip(_columns[j], (a, b) => a * b).Sum() / lengths[i] / lengths[j];
            }

            rows[(i * size * 2) + size + i] = 1;
        }

        if (!LinearSystem.Solve(rows, size, 2 * size))
        {
            return null;
        }

        var inverse = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                inverse[(i * size) + j] = rows[(i * size * 2) + size + j] / lengths[i] / lengths[j];
            }
        }

        return inverse;
    }

    private RegressionFit? Describe(double scale, double floor)
    {
        Weigh(scale);
        if (Inverse() is not { } inverse)
        {
            return null;
        }

        var size = _parameters.Length;
        double squares = 0, slopes = 0, squaredSlopes = 0, weights = 0, counting = 0;
        for (var row = 0; row < _count; row++)
        {
            var z = scale > 0 ? _residuals[row] / scale : 0;
            var (psi, slope) = _estimator == Estimator.Biweight ? (z * _weights[row], Biweight.Slope(z)) : (z, 1);
            squares += psi * psi;
            slopes += slope / _count;
            squaredSlopes += slope * slope / _count;
            weights += _weights[row] / _count;
            counting += _weights[row] > 0 ? 1 : 0;
        }

        var freedom = Math.Max(1, counting - size);
        var correction = 1 + (size / (double)_count * Math.Max(0, squaredSlopes - (slopes * slopes)) / (slopes * slopes));

        // Exact measurements, but for their rounding, leave nothing to be unsure of.
        var variance = scale > floor ? correction * correction * scale * scale * squares / freedom / (slopes * slopes) * weights : 0;
        return new RegressionFit(
            [.. _parameters], [.. inverse.Select(value => value * variance)], _errors, scale > floor ? scale : 0, [.. _fitted], [.. _weights], freedom, RSquared());
    }

    private double RSquared()
    {
        double sum = 0, mean = 0;
        for (var row = 0; row < _count; row++)
        {
            var weight = _weights[row] / RowScale(row) / RowScale(row);
            sum += weight;
            mean += weight * _measured[row];
        }

        mean /= sum;
        double around = 0, left = 0;
        for (var row = 0; row < _count; row++)
        {
            var weight = _weights[row] / RowScale(row) / RowScale(row);
            around += weight * (_measured[row] - mean) * (_measured[row] - mean);
            left += weight * (_measured[row] - _fitted[row]) * (_measured[row] - _fitted[row]);
        }

        return around > 0 ? 1 - (left / around) : 1;
    }
}
