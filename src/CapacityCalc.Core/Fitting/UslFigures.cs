using System.Collections.Immutable;
using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>What a fitted Universal Scalability Law says.</summary>
internal sealed class UslFigures(UslCurve curve, RegressionFit fit, UslTerms terms)
{
    private readonly (double Rate, double Contention, double Coherency) _law = curve.Of([.. fit.Parameters]);

    public RegressionFit Fit => fit;

    public ImmutableArray<FittedFigure> Parameters =>
    [
        FittedFigure.Of("λ", "throughput of one", _law.Rate, fit.StandardError(0), fit.Reach, QueryRate.Dimension),
        Coefficient("σ", "contention: the share that is done one after another", _law.Contention, terms.HasFlag(UslTerms.Contention) ? 1 : null),
        Coefficient("κ", "coherency: what each pays for every other", _law.Coherency, terms.HasFlag(UslTerms.Coherency) ? fit.Parameters.Length - 1 : null),
    ];

    /// <summary>√((1 − σ) ÷ κ); null where throughput does not fall again.</summary>
    public double? PeakConcurrency => _law.Coherency > 0 && _law.Contention < 1 ? Math.Max(1, Math.Sqrt((1 - _law.Contention) / _law.Coherency)) : null;

    public ImmutableArray<FittedFigure> Derived => PeakConcurrency is { } peak ? Peak(peak) : Limit();

    public double At(double load) => UslCurve.Throughput(load, _law.Rate, _law.Contention, _law.Coherency);

    /// <param name="most">The largest concurrency that was measured.</param>
    public string Finding(double most) => PeakConcurrency is { } peak
        ? $"throughput peaks at {QueryRate.Dimension.Print(At(peak), 3)} with {Count.Dimension.Print(peak, 3)} at once{(peak > most ? ", beyond what was measured" : "")}"
        : _law.Contention > 0
        ? $"throughput has no peak and stays below {QueryRate.Dimension.Print(_law.Rate / _law.Contention, 3)}"
        : "throughput grows with concurrency, without end as far as was measured";

    private FittedFigure Coefficient(string name, string doc, double value, int? parameter) => parameter is not { } index
        ? new(name, doc, 0, 0, 0, 0, Scalar.Dimension)
        : value < 0
        ? FittedFigure.Of(name, doc, value, fit.StandardError(index), fit.Reach, Scalar.Dimension)
        : FittedFigure.NonNegative(name, doc, value, fit.StandardError(index), fit.Reach, Scalar.Dimension);

    private ImmutableArray<FittedFigure> Peak(double peak)
    {
        var last = fit.Parameters.Length - 1;
        var byCoherency = -peak / 2 / _law.Coherency;
        var gradient = new double[fit.Parameters.Length];
        gradient[last] = byCoherency;
        if (terms.HasFlag(UslTerms.Contention))
        {
            gradient[1] = -peak / 2 / (1 - _law.Contention);
        }

        // At its top the curve is level, so that where the top lies does not count in how high it is.
        var slopes = new double[fit.Parameters.Length];
        new UslCurve([peak], terms).Gradient(0, [.. fit.Parameters], slopes);
        var concurrency = FittedFigure.Positive("peak at", "concurrency of the highest throughput", peak, fit.StandardError(gradient), fit.Reach, Count.Dimension);
        var isBounded = _law.Coherency > fit.Reach * fit.StandardError(last);
        return
        [
            isBounded ? concurrency : concurrency with { High = null },
            FittedFigure.Of("peak", "highest throughput", At(peak), fit.StandardError(slopes), fit.Reach, QueryRate.Dimension),
        ];
    }

    private ImmutableArray<FittedFigure> Limit()
    {
        if (!(_law.Contention > 0))
        {
            return [];
        }

        var gradient = new double[fit.Parameters.Length];
        gradient[0] = 1 / _law.Contention;
        gradient[1] = -_law.Rate / _law.Contention / _law.Contention;
        var limit = FittedFigure.Positive("limit", "throughput that it never exceeds", _law.Rate / _law.Contention, fit.StandardError(gradient), fit.Reach, QueryRate.Dimension);
        return [_law.Contention > fit.Reach * fit.StandardError(1) ? limit : limit with { High = null }];
    }
}
